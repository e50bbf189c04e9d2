package app.hearth.desktop.controls;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** Feather icons by their literal, and Hearth's own mark. */
public final class Icons {
    private Icons() {}

    /** An icon that takes the colour of its text; style classes give it another. */
    public static FontIcon of(String literal, String... styleClasses) {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }

    /** The flame alone; its shape and colour are in the stylesheet. */
    public static Region flame() {
        Region flame = new Region();
        flame.getStyleClass().add("flame");
        return flame;
    }

    /** The mark: a hearth's opening with a flame in it. */
    public static StackPane mark() {
        StackPane mark = new StackPane(flame());
        mark.getStyleClass().add("hearth-mark");
        return mark;
    }
}
