package app.hearth.desktop;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What the window shows when Hearth could not start: why, what to do, and a way out. */
final class StartFailure extends StackPane {
    /** @param why a sentence @param onClose closes the window */
    StartFailure(String why, Texts texts, Runnable onClose) {
        getStyleClass().add("start-failure");
        Label title = label(texts.get("start.failed"), "status-title");
        title.setGraphic(Icons.of("fth-alert-triangle", "attention"));
        Button close = new Button(texts.get("start.close"));
        close.getStyleClass().add("primary");
        close.setOnAction(_ -> onClose.run());
        VBox card = new VBox(title, label(why, "strong"), label(texts.get("start.help"), "muted"), close);
        card.getStyleClass().addAll("card", "start-failure-card");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(card);
        Platform.runLater(close::requestFocus);
    }

    private static Label label(String words, String... classes) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(classes);
        return label;
    }
}
