package app.hearth.desktop.work;

import app.hearth.desktop.controls.Chips;
import app.hearth.desktop.controls.Fxml;
import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What happened, in plain sentences. */
public final class JournalPane implements WorkTab {
    private final Texts texts;
    private final JournalViewModel model;
    private final Parent view;
    private final Chips<Kind> chips;

    @FXML private ListView<JournalRow> list;

    JournalPane(Texts texts) {
        this.texts = texts;
        this.model = new JournalViewModel(texts);
        this.chips = new Chips<>(model::filter);
        for (Kind kind : Kind.values()) chips.label(kind, texts.get("work.kind." + kind));
        this.view = Fxml.load(this, "Journal", texts.bundle());
    }

    @FXML private void initialize() {
        list.setItems(model.rows());
        list.setCellFactory(_ -> new Row());
    }

    @Override public String label() {
        return texts.get("work.tab.journal");
    }

    @Override public Node view() {
        return view;
    }

    @Override public Node chips() {
        return chips;
    }

    @Override public void show(EngineSnapshot snapshot) {
        model.show(snapshot);
        chips.setVisible(!snapshot.journal().isEmpty());
    }

    @Override public void search(String words) {
        model.search(words);
    }

    private static Node icon(Kind kind) {
        return switch (kind) {
            case ENGINE -> Icons.of("fth-power", "muted");
            case NETWORK -> Icons.of("fth-globe", "muted");
            case TASK -> Icons.of("fth-check-square", "muted");
            case TRANSFER -> Icons.of("fth-repeat", "muted");
            case PROBLEM -> Icons.of("fth-alert-triangle", "attention");
        };
    }

    /** A day's heading or an event. */
    private static final class Row extends ListCell<JournalRow> {
        private final Label day = new Label();
        private final Label time = new Label();
        private final Label words = new Label();
        private final Label network = new Label();
        private final HBox event = new HBox();

        Row() {
            day.getStyleClass().add("strong");
            time.getStyleClass().addAll("time", "small", "muted");
            network.getStyleClass().addAll("small", "muted");
            network.setMinWidth(Region.USE_PREF_SIZE);
            words.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(words, Priority.ALWAYS);
            event.getStyleClass().add("journal-event");
        }

        @Override protected void updateItem(JournalRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().remove("day");
            switch (row) {
                case null -> setGraphic(null);
                case JournalRow.Day(_, String name) -> {
                    day.setText(name);
                    getStyleClass().add("day");
                    setGraphic(day);
                }
                case JournalRow.Event(String at, Kind kind, String sentence, String from) -> {
                    time.setText(at);
                    words.setText(sentence);
                    network.setText(from);
                    event.getChildren().setAll(time, icon(kind), words, network);
                    setGraphic(event);
                }
            }
        }
    }
}
