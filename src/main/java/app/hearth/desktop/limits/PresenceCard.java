package app.hearth.desktop.limits;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.text.Texts;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** How it is known whether the user is there, live, with a test and the ways out where it cannot be told. */
final class PresenceCard extends Group {
    private static final String NONE = "NONE";
    private final Label method = Forms.wrapped("");
    private final Label live = Forms.wrapped("", "small", "muted");
    private final Label problem = Forms.wrapped("", "small", "muted");
    private final Label outcome = Forms.wrapped("");
    private final Button test;
    private Optional<PresenceTrial> trial = Optional.empty();
    private LimitsState state;

    PresenceCard(Texts texts, SettingsEditor editor) {
        super(texts, editor);
        setId("presence");
        head(texts.get("limits.presence"), "");
        test = new Button(texts.get("limits.presence.test"));
        test.setId("testPresence");
        test.getStyleClass().add("compact");
        test.setOnAction(_ -> {
            trial = Optional.of(PresenceTrial.begin(state.sharing().conditions().now()));
            show(state);
        });
        HBox tile = Forms.tile("fth-eye", "", live, test);
        ((javafx.scene.layout.VBox) tile.getChildren().get(1)).getChildren().set(0, method);
        Forms.present(live, true);
        outcome.setGraphic(Icons.of("fth-mouse-pointer", "muted"));
        outcome.getStyleClass().add("trial");
        getChildren().addAll(tile, problem, outcome);
    }

    @Override void show(LimitsState now) {
        state = now;
        var conditions = now.sharing().conditions();
        var presence = now.sharing().presence();
        boolean told = !presence.name().equals(NONE);
        trial = trial.map(each -> each.look(conditions.now(), conditions.idle()));
        boolean trying = !told && presence.problem().isEmpty(); // no method and no problem: sources are still being tried
        method.setText(texts.getOr("limits.presence." + (trying ? "trying" : presence.name()), texts.get("limits.presence.NONE")));
        live.setText(conditions.locked() ? texts.get("limits.presence.locked") : live(conditions.idle()));
        Forms.present(live, told || conditions.locked());
        Forms.present(test, told && trial.filter(each -> !each.step().over()).isEmpty());
        String said = presence.problem().map(code -> texts.getOr("limits.presence.problem." + code, code)).orElse("");
        problem.setText(said);
        Forms.present(problem, !said.isEmpty());
        outcome.setText(trial.map(each -> texts.get("limits.trial." + each.step())).orElse(""));
        Forms.present(outcome, trial.isPresent());
    }

    private String live(Optional<Duration> idle) {
        return idle.map(time -> time.toSeconds() < 1 ? texts.get("limits.presence.now") : texts.get("limits.presence.idle", texts.figures().span(time)))
                .orElse(texts.get("limits.presence.unknown"));
    }
}
