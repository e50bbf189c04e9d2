package app.hearth.desktop.notices;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.notice.NoticeBoard;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The form in a dialog, for a cover over a screen: call {@link #open} when it is shown, and hide it in {@code close}. */
public final class NoticesDialog extends VBox {
    private final NoticesForm form;
    private final Button close = new Button();

    /** @param onClose hides it */
    public NoticesDialog(NoticeBoard board, Texts texts, Runnable onClose) {
        form = new NoticesForm(board, texts);
        getStyleClass().addAll("card", "add-dialog", "notices-dialog");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label title = new Label(texts.get("earnings.notices"));
        title.getStyleClass().add("status-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        close.setGraphic(Icons.of("fth-x"));
        close.getStyleClass().add("icon-only");
        close.setAccessibleText(texts.get("action.close"));
        close.setOnAction(_ -> onClose.run());
        HBox head = new HBox(title, close);
        head.getStyleClass().add("add-line");
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(0);
        scroll.prefHeightProperty().bind(form.heightProperty()); // its words wrap, which the pane does not ask about
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            event.consume();
            onClose.run();
        });
    }

    /** Shows what holds now. */
    public void open() {
        form.open();
        Platform.runLater(close::requestFocus);
    }

    /** Brings everything up to date. */
    public void show() {
        form.show();
    }
}
