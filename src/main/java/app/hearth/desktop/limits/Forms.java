package app.hearth.desktop.limits;

import app.hearth.desktop.controls.Icons;
import atlantafx.base.controls.ToggleSwitch;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Small pieces that the groups of this screen are made of. */
final class Forms {
    private Forms() {}

    static Label label(String words, String... styles) {
        Label label = new Label(words);
        label.getStyleClass().addAll(styles);
        return label;
    }

    static Label wrapped(String words, String... styles) {
        Label label = label(words, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    static Button link(String words, Runnable act) {
        Button link = new Button(words);
        link.getStyleClass().add("link");
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(_ -> act.run());
        return link;
    }

    /** A switch that tells only what the user does. */
    static final class Switch extends ToggleSwitch {
        private boolean following;
        private Consumer<Boolean> turned = _ -> { };

        Switch(String name, String id) {
            setAccessibleText(name);
            setId(id);
            setMinWidth(Region.USE_PREF_SIZE);
            selectedProperty().subscribe(on -> {
                if (!following) turned.accept(on);
            });
        }

        void onTurn(Consumer<Boolean> listener) {
            turned = listener;
        }

        void show(boolean on) {
            following = true;
            setSelected(on);
            following = false;
        }
    }

    /** A line of a group: what it is, a sentence about it, and its controls at the right. */
    static HBox tile(String icon, String name, Label about, Node... controls) {
        VBox words = new VBox(label(name), about);
        words.getStyleClass().add("tile-words");
        words.setMinWidth(0);
        about.getStyleClass().addAll("small", "muted");
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        boolean said = !about.getText().isEmpty();
        about.setVisible(said);
        about.setManaged(said);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox right = new HBox(controls);
        right.getStyleClass().add("tile-controls");
        right.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(Icons.of(icon, "muted"), words, right);
        row.getStyleClass().add("limit-tile");
        return row;
    }

    static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
