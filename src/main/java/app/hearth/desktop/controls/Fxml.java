package app.hearth.desktop.controls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ResourceBundle;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/** Loads a screen's structure from the folder of its controller. */
public final class Fxml {
    private Fxml() {}

    /** Loads {@code <name>.fxml} beside the controller's class, with this controller and these words. */
    public static Parent load(Object controller, String name, ResourceBundle words) {
        URL place = controller.getClass().getResource(name + ".fxml");
        FXMLLoader loader = new FXMLLoader(place, words, null, _ -> controller);
        loader.setClassLoader(Fxml.class.getClassLoader());
        try {
            Parent root = loader.load();
            if (root instanceof ScrollPane pane) Scrolling.drawDirectly(pane);
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot load " + place, e);
        }
    }
}
