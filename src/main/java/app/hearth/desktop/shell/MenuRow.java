package app.hearth.desktop.shell;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What an item of a menu does, and a time or a key at its right. */
final class MenuRow extends HBox {
    private final String name;
    private final Label right = new Label();

    MenuRow(String name, String atRight) {
        this.name = name;
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        right.getStyleClass().addAll("small", "muted");
        getStyleClass().add("menu-row");
        getChildren().addAll(new Label(name), space, right);
        show(atRight);
    }

    void show(String atRight) {
        right.setText(atRight);
        setAccessibleText(atRight.isEmpty() ? name : name + ", " + atRight);
    }
}
