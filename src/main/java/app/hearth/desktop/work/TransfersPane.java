package app.hearth.desktop.work;

import app.hearth.desktop.controls.Fxml;
import app.hearth.desktop.controls.ShareBar;
import app.hearth.desktop.controls.ShareBar.Meaning;
import app.hearth.desktop.status.ReasonWords;
import app.hearth.desktop.status.TroubleWords;
import app.hearth.desktop.status.AppWords;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineCommand.RetryTransfer;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Transfer;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.SharingPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Files on their way, with what holds them up and a button to try again. */
public final class TransfersPane implements WorkTab {
    private final EngineClient engine;
    private final Texts texts;
    private final Parent view;
    private final ReasonWords reasons;
    private final HBox noChips = new HBox();
    private List<Transfer> transfers = List.of();
    private Optional<Hold> held = Optional.empty();
    private String currency = "";
    private String search = "";

    @FXML private ListView<Transfer> list;

    TransfersPane(EngineClient engine, Texts texts) {
        this.engine = engine;
        this.texts = texts;
        this.reasons = new ReasonWords(texts);
        this.view = Fxml.load(this, "Transfers", texts.bundle());
    }

    @FXML private void initialize() {
        list.setCellFactory(_ -> new Row());
    }

    /** How far it is, and what it waits for. */
    private String state(Transfer transfer) {
        if (transfer.nextTry().isEmpty() && !transfer.moves()) {
            return held.map(hold -> texts.get("work.transfer.held", reasons.say(hold.reasons().getFirst(), currency).why())).orElseGet(() -> texts.get("work.transfer.waits"));
        }
        if (transfer.nextTry().isEmpty()) return texts.get(transfer.upload() ? "work.transfer.sending" : "work.transfer.receiving");
        String next = texts.times().moment(transfer.nextTry().get());
        return transfer.lastError().map(error -> texts.get("work.transfer.retryBecause", next, TroubleWords.of(error, texts)))
                .orElseGet(() -> texts.get("work.transfer.retry", next));
    }

    private void refill() {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        List<Transfer> now = transfers.stream().filter(each -> each.fileName().toLowerCase(Locale.ROOT).contains(wanted)).toList();
        if (!list.getItems().equals(now)) list.getItems().setAll(now);
    }

    @Override public String label() {
        return texts.get("work.tab.transfers", transfers.size());
    }

    @Override public Node view() {
        return view;
    }

    @Override public Node chips() {
        return noChips;
    }

    @Override public void show(EngineSnapshot snapshot) {
        transfers = snapshot.transfers();
        var before = held;
        held = snapshot.sharing().transfersHeld();
        currency = snapshot.sharing().settings().electricity().currency();
        if (!held.equals(before)) list.getItems().clear(); // the rows say why they wait
        refill();
    }

    @Override public void search(String words) {
        search = words;
        refill();
    }

    /** File over state, progress, amount, retry. */
    private final class Row extends ListCell<Transfer> {
        private final Label name = new Label();
        private final Label state = new Label();
        private final ShareBar bar = new ShareBar();
        private final Label amount = new Label();
        private final Button retry = new Button(texts.get("work.transfer.now"));
        private final HBox row;

        Row() {
            VBox names = new VBox(name, state);
            names.getStyleClass().add("names");
            names.setMinWidth(0);
            HBox.setHgrow(names, Priority.ALWAYS);
            state.getStyleClass().addAll("small", "muted");
            amount.getStyleClass().addAll("amount", "muted");
            retry.getStyleClass().add("compact");
            retry.setMinWidth(Region.USE_PREF_SIZE);
            retry.setOnAction(_ -> engine.send(new RetryTransfer(getItem().projectUrl(), getItem().fileName())));
            row = new HBox(names, bar, amount, retry);
            row.getStyleClass().add("transfer-row");
        }

        @Override protected void updateItem(Transfer transfer, boolean empty) {
            super.updateItem(transfer, empty);
            setGraphic(empty || transfer == null ? null : row);
            if (empty || transfer == null) return;
            name.setText(transfer.fileName());
            state.setText(texts.get("work.transfer.from", new AppWords(texts).network(transfer.projectName()), state(transfer)));
            double share = transfer.total() <= 0 ? 0 : (double) transfer.done() / transfer.total();
            bar.show(share, !transfer.moves() ? Meaning.RESTING : Meaning.SHARED);
            amount.setText(texts.get("work.transfer.amount", texts.figures().bytes(transfer.done()), texts.figures().bytes(transfer.total())));
            retry.setVisible(transfer.nextTry().isPresent() || !transfer.moves() && held.filter(SharingPolicy::yieldsToHand).isPresent());
        }
    }
}
