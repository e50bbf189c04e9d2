package app.hearth.desktop.schedule;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/** Small pieces that the forms of this screen are made of. */
final class Fields {
    private Fields() {}

    /** A choice of one, said in these words and named for people who listen. */
    static <T> ComboBox<T> choice(String name, List<T> items, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(items);
        box.setConverter(new StringConverter<>() {
            @Override public String toString(T item) {
                return item == null ? "" : words.apply(item);
            }

            @Override public T fromString(String text) {
                return null;
            }
        });
        box.setVisibleRowCount(10);
        box.setAccessibleText(name);
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    static Label label(String words, Node field, String... styles) {
        Label label = new Label(words);
        label.getStyleClass().addAll(styles);
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    static Button button(String words, Node icon, Runnable act, String... styles) {
        Button button = new Button(words, icon);
        button.getStyleClass().addAll(styles);
        button.setOnAction(_ -> act.run());
        return button;
    }

    /** An icon alone, with its words for tooltip and ear. */
    static Button iconButton(String words, Node icon, Runnable act) {
        Button button = button("", icon, act, "icon-only");
        button.setAccessibleText(words);
        button.setTooltip(new javafx.scene.control.Tooltip(words));
        return button;
    }

    static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("form-row");
        return row;
    }
}
