package app.hearth.desktop.limits;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import app.hearth.monitor.Untold;
import app.hearth.monitor.Untold.Sense;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What this computer does not tell, so that a limit of the group cannot hold here: the cause, and what helps instead. */
final class UntoldLines extends VBox {
    private final Texts texts;
    private final Set<Sense> senses;
    private SortedSet<Untold> shown = new TreeSet<>();

    /** @param senses those that the group's limits ask for */
    UntoldLines(Texts texts, Set<Sense> senses) {
        this.texts = texts;
        this.senses = senses;
        getStyleClass().add("untold");
        Forms.present(this, false);
    }

    void show(LimitsState now) {
        var found = now.untold();
        found.removeIf(untold -> !senses.contains(untold.sense()));
        if (found.equals(shown)) return;
        shown = found;
        getChildren().setAll(found.stream().map(this::line).toList());
        Forms.present(this, !found.isEmpty());
    }

    private Label line(Untold untold) {
        Label line = Forms.wrapped(texts.get("limits.untold." + untold), "small", "muted");
        line.setId("untold" + untold.sense());
        line.setGraphic(Icons.of("fth-help-circle", "muted"));
        return line;
    }
}
