package app.hearth.desktop.networks;

import app.hearth.desktop.controls.Facts;
import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Project;
import app.hearth.protocol.HostInfo;
import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The trust sheet of an attached network: who signs, what holds its programs, what they may reach, what leaves this computer. */
final class TrustPane extends VBox {
    private final EngineClient engine;
    private final Texts texts;
    private final BiConsumer<Project, Boolean> allow;
    private final VBox rows = new VBox();
    private final ToggleSwitch internet = new ToggleSwitch();
    private final Label internetTitle = AddDialog.wrapped("", "strong");
    private final Label internetWords = AddDialog.wrapped("", "small", "muted");
    private final HBox internetRow;
    private final Facts leaves = new Facts();
    private final Button more;
    private final Label disk = AddDialog.wrapped("", "small", "muted");
    private List<TrustRow> shown = List.of();
    private Optional<Project> project = Optional.empty();
    private List<String> cards = List.of();
    private boolean following;

    /** @param allow what follows the switch of the network access */
    TrustPane(EngineClient engine, Texts texts, BiConsumer<Project, Boolean> allow) {
        this.engine = engine;
        this.texts = texts;
        this.allow = allow;
        getStyleClass().add("trust-rows");
        rows.getStyleClass().add("trust-rows");
        internet.setId("internet");
        internet.setMinWidth(USE_PREF_SIZE);
        internet.selectedProperty().subscribe(on -> {
            if (!following) project.ifPresent(now -> this.allow.accept(now, on));
        });
        internetRow = line("fth-wifi-off", "muted", internetTitle, internetWords);
        internetRow.getChildren().add(internet);
        Label words = AddDialog.wrapped(texts.get("networks.leaves.words"), "small", "muted");
        more = new Button(texts.get("networks.leaves.show"));
        more.getStyleClass().add("link");
        more.setId("showLeaves");
        more.setOnAction(_ -> openLeaves(!leaves.isVisible()));
        openLeaves(false);
        VBox sent = (VBox) line("fth-send", "muted", AddDialog.label(texts.get("networks.leaves.title"), "strong"), words).getChildren().get(1);
        sent.getChildren().add(more);
        HBox diskRow = line("fth-hard-drive", "muted", AddDialog.label(texts.get("networks.disk.title"), "strong"), disk);
        getChildren().addAll(rows, internetRow, sent.getParent(), leaves, diskRow);
    }

    /** One line of a sheet. */
    static HBox row(TrustRow row) {
        return line(row.icon(), row.good() ? "verified" : "attention", AddDialog.wrapped(row.title(), "strong"),
                AddDialog.wrapped(row.words(), "small", "muted"));
    }

    private static HBox line(String icon, String colour, Node title, Node words) {
        VBox text = new VBox(title, words);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(Icons.of(icon, colour), text);
        line.getStyleClass().add("trust-row");
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private void openLeaves(boolean open) {
        leaves.setVisible(open);
        leaves.setManaged(open);
        more.setText(texts.get(open ? "networks.leaves.hide" : "networks.leaves.show"));
        if (open) look();
    }

    /** Shows all that is sent, for tests and pictures. */
    void openLeaves() {
        openLeaves(true);
    }

    void show(Project now, EngineSnapshot snapshot) {
        boolean other = project.filter(before -> before.url().equals(now.url())).isEmpty();
        project = Optional.of(now);
        var trust = TrustRow.of(now, snapshot, texts);
        if (!trust.equals(shown)) {
            shown = trust;
            rows.getChildren().setAll(trust.stream().map(TrustPane::row).toList());
        }
        showInternet(now, snapshot);
        if (!other) return;
        disk.setText(texts.get("networks.disk.looking"));
        look();
    }

    private void showInternet(Project now, EngineSnapshot snapshot) {
        boolean allowed = now.choices().internet();
        following = true;
        internet.setSelected(allowed);
        following = false;
        internet.setVisible(!now.home());
        internet.setManaged(!now.home());
        internet.setAccessibleText(texts.get("networks.internet.switch"));
        boolean free = TrustRow.hasFree(now, snapshot);
        internetTitle.setText(texts.get(free ? "networks.internet.free" : allowed ? "networks.internet.allowed" : "networks.internet.none"));
        internetWords.setText(texts.get(now.home() ? "networks.internet.home.words" : free ? "networks.internet.free.words"
                : allowed ? "networks.internet.allowed.words" : "networks.internet.none.words"));
        internetRow.getChildren().set(0, Icons.of(allowed || free ? "fth-wifi" : "fth-wifi-off", allowed || free ? "attention" : "verified"));
    }

    /** @param names of this computer's graphics cards */
    void showCards(List<String> names) {
        cards = names;
    }

    /** Disk and computer are looked at on a thread of their own. */
    private void look() {
        project.ifPresent(now -> Thread.ofVirtual().name("trust-sheet").start(() -> {
            HostInfo host = engine.host();
            Map<String, Long> used = engine.diskUse();
            Platform.runLater(() -> {
                leaves.show(Leaves.of(host, cards, texts));
                if (project.filter(still -> still.url().equals(now.url())).isEmpty()) return;
                disk.setText(used.containsKey(now.url()) ? texts.figures().bytes(used.get(now.url())) : texts.get("networks.disk.unknown"));
            });
        }));
    }
}
