package app.hearth.desktop.earnings;

import app.hearth.desktop.controls.Facts;
import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.Book.Entry;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that is on one receipt. */
final class ReceiptPane extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptPane.class);
    private final EarningsSource source;
    private final Texts texts;
    private final Executor background;
    private final Label title = label("card-title");
    private final Label network = label("small", "muted");
    private final Label amount = label("figure", "ember");
    private final Label unit = label("muted");
    private final Label state = label();
    private final Facts facts = new Facts();
    private final Facts way = new Facts();
    private final Label proof = label("pane-text", "small");
    private final Label explanation = label("pane-text", "muted");
    private final Label historyTitle;
    private final Facts history = new Facts();
    private ReceiptView shown = ReceiptView.COMING;

    ReceiptPane(EarningsSource source, Texts texts, Executor background, Runnable close) {
        this.source = source;
        this.texts = texts;
        this.background = background;
        getStyleClass().add("pane-box");
        VBox.setVgrow(this, Priority.ALWAYS);
        historyTitle = label("small", "muted");
        historyTitle.setText(texts.get("receipt.history"));
        HBox figure = new HBox(amount, unit);
        figure.getStyleClass().add("baseline-row");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        state.setMinWidth(Region.USE_PREF_SIZE);
        HBox credit = new HBox(figure, space, state);
        credit.getStyleClass().add("receipt-credit");
        VBox words = new VBox(head(texts.get("receipt.title"), texts, close), title, network, credit, facts, divider(), way, divider(), proof, explanation, historyTitle, history);
        words.getStyleClass().add("pane-words");
        ScrollPane scroll = new ScrollPane(words);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button copy = new Button(texts.get("receipt.copy"), Icons.of("fth-copy"));
        copy.setMaxWidth(Double.MAX_VALUE);
        copy.setOnAction(_ -> copy());
        VBox actions = new VBox(copy);
        actions.getStyleClass().add("pane-actions");
        getChildren().addAll(scroll, actions);
    }

    /** A pane's title with the button that closes it. */
    static Node head(String words, Texts texts, Runnable close) {
        Label title = new Label(words);
        title.getStyleClass().add("card-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button button = new Button(null, Icons.of("fth-x"));
        button.getStyleClass().add("icon-only");
        button.setAccessibleText(texts.get("action.close"));
        button.setOnAction(_ -> close.run());
        HBox head = new HBox(title, button);
        head.getStyleClass().add("pane-head");
        return head;
    }

    private static Label label(String... classes) {
        Label label = new Label();
        label.setWrapText(true);
        label.getStyleClass().addAll(classes);
        return label;
    }

    private static Region divider() {
        Region line = new Region();
        line.getStyleClass().add("divider");
        return line;
    }

    void show(ReceiptView now) {
        shown = now;
        title.setText(now.title());
        network.setText(now.network());
        amount.setText(now.amount());
        unit.setText(now.unit(texts));
        ReceiptTable.paint(state, now);
        facts.show(now.facts(texts));
        way.show(now.way(texts));
        proof.setText(now.proof(texts));
        explanation.setText(now.explanation(texts));
        present(explanation, !now.explanation(texts).isBlank());
        present(historyTitle, false);
        present(history, false);
        var event = now.receipt().orElseThrow().event();
        background.execute(() -> {
            try (var reader = source.reader()) {
                var entries = reader.history(event.source(), event.id());
                Platform.runLater(() -> showHistory(now, entries));
            } catch (IOException e) {
                LOG.warn("The history of a receipt cannot be read", e);
            }
        });
    }

    private void showHistory(ReceiptView of, List<Entry> entries) {
        if (!of.equals(shown)) return;
        var lines = ReceiptView.history(entries, texts);
        history.show(lines);
        present(historyTitle, lines.size() > 1);
        present(history, lines.size() > 1);
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(shown.asText(texts));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
