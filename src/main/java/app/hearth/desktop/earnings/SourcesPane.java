package app.hearth.desktop.earnings;

import app.hearth.desktop.controls.Facts;
import app.hearth.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What each network and wallet says of itself, and how fresh that is. */
final class SourcesPane extends VBox {
    private final VBox list = new VBox();
    private List<SourceWords.Line> shown = List.of();

    SourcesPane(Texts texts, Runnable close) {
        getStyleClass().add("pane-box");
        VBox.setVgrow(this, Priority.ALWAYS);
        list.getStyleClass().add("sources-list");
        VBox words = new VBox(ReceiptPane.head(texts.get("earnings.sources"), texts, close), list);
        words.getStyleClass().add("pane-words");
        ScrollPane scroll = new ScrollPane(words);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
    }

    void show(List<SourceWords.Line> lines) {
        if (lines.equals(shown)) return;
        shown = lines;
        var nodes = new ArrayList<Node>();
        for (var line : lines) {
            if (!nodes.isEmpty()) nodes.add(divider());
            nodes.addAll(nodes(line));
        }
        list.getChildren().setAll(nodes);
    }

    private static Region divider() {
        Region line = new Region();
        line.getStyleClass().add("divider");
        return line;
    }

    private static List<Node> nodes(SourceWords.Line line) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", "network-" + (line.tone() + 1));
        HBox name = new HBox(swatch, label(line.name(), "strong"));
        name.getStyleClass().add("source-name");
        Facts facts = new Facts();
        facts.show(line.facts());
        var nodes = new ArrayList<Node>(List.of(name, label(line.fresh(), "small", "muted")));
        line.error().ifPresent(error -> nodes.add(label(error, "small", "error-text")));
        if (!line.facts().isEmpty()) nodes.add(facts);
        return nodes;
    }

    private static Label label(String words, String... classes) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().addAll(classes);
        return label;
    }
}
