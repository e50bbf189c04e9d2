package app.hearth.desktop.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleStates;
import app.hearth.desktop.Samples;
import app.hearth.engine.EngineCommand.ChangeSettings;
import app.hearth.settings.Preset;
import app.hearth.settings.UserSettings;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SettingsEditorTest {
    private final Samples.Engine engine = new Samples.Engine(SampleStates.sharing());
    private final AtomicLong nanos = new AtomicLong();
    private final SettingsEditor editor = new SettingsEditor(engine, nanos::get);
    private final UserSettings before = SampleStates.choices().settings();

    private void choose(Preset preset) {
        editor.change(preset + " chosen", settings -> settings.withLevel(preset));
    }

    @Test void aChangeShowsAtOnceAndAnOlderSnapshotDoesNotTakeItBack() {
        choose(Preset.GENTLE);
        editor.show(before);
        assertThat(editor.current().get().level()).isEqualTo(Preset.GENTLE);
        assertThat(engine.sent).containsExactly(new ChangeSettings(before.withLevel(Preset.GENTLE)));
    }

    @Test void undoAndRedoGoBackAndForthAndANewChangeForgetsWhatWasUndone() {
        choose(Preset.GENTLE);
        choose(Preset.EVERYTHING);
        editor.undo();
        assertThat(editor.current().get().level()).isEqualTo(Preset.GENTLE);
        editor.redo();
        assertThat(editor.current().get().level()).isEqualTo(Preset.EVERYTHING);
        editor.undo();
        choose(Preset.OWN);
        editor.redo();
        assertThat(editor.current().get().level()).isEqualTo(Preset.OWN);
    }

    @Test void whatTheEngineSaysInTheEndCountsThoughTheWishWasNeverSeen() {
        choose(Preset.GENTLE);
        UserSettings fromElsewhere = before.withLevel(Preset.EVERYTHING);
        editor.show(fromElsewhere);
        assertThat(editor.current().get().level()).isEqualTo(Preset.GENTLE);
        nanos.addAndGet(4_000_000_000L);
        editor.show(fromElsewhere);
        assertThat(editor.current().get()).isEqualTo(fromElsewhere);
    }

    @Test void whatWasChangedElsewhereIsNotTakenBackWithAnEarlierChange() {
        choose(Preset.GENTLE);
        editor.show(before.withLevel(Preset.GENTLE));
        UserSettings remedied = before.withLevel(Preset.EVERYTHING);
        editor.show(remedied);
        assertThat(editor.canUndo()).isFalse();
        assertThat(editor.last().get()).isEmpty();
        editor.undo();
        editor.redo();
        assertThat(editor.current().get()).isEqualTo(remedied);
    }

    @Test void aChangeThatChangesNothingIsNone() {
        editor.change("nothing", settings -> settings);
        assertThat(engine.sent).isEmpty();
        assertThat(editor.canUndo()).isFalse();
    }
}
