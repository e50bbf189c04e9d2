package app.hearth.desktop.shell;

import app.hearth.desktop.status.Snooze;
import app.hearth.desktop.status.Status;
import app.hearth.desktop.status.StatusWords;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.monitor.Reading;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What the sidebar says on every screen: is it on, how much does it take, how many tasks. */
final class ShellViewModel {
    private final Texts texts;
    private final StatusWords words;
    private final EngineClient engine;
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper first = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper second = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper workCount = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper onHold = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Status.Mood> mood = new ReadOnlyObjectWrapper<>(Status.Mood.IDLE);
    private Optional<Status> status = Optional.empty();
    private Optional<Reading> reading = Optional.empty();
    private long running;

    ShellViewModel(EngineClient engine, Texts texts) {
        this.engine = engine;
        this.texts = texts;
        this.words = new StatusWords(texts);
    }

    void show(EngineSnapshot snapshot) {
        Status now = words.of(snapshot);
        status = Optional.of(now);
        running = snapshot.tasks().stream().filter(task -> task.state() == State.RUNNING).count();
        long open = snapshot.tasks().stream().filter(task -> task.state().isOpen()).count();
        workCount.set(open == 0 ? "" : texts.figures().whole(open));
        state.set(now.brief());
        onHold.set(now.onHold());
        mood.set(now.mood());
        lines();
    }

    void show(Reading latest) {
        reading = Optional.of(latest);
        lines();
    }

    private void lines() {
        String load = reading.map(r -> texts.get("shell.load", texts.figures().percent(r.cpu().shared()))).orElse("");
        first.set(status.flatMap(Status::why).orElse(load));
        String tasks = onHold.get() ? texts.get("shell.saved") : texts.get("shell.tasks", running);
        second.set(reading.map(Reading::sensors).filter(sensors -> sensors.cpuCelsius().isPresent())
                .map(sensors -> texts.get("shell.heatAndTasks", texts.figures().celsius(sensors.cpuCelsius().getAsDouble()), tasks))
                .orElse(tasks));
    }

    /** The wide part of the button: an hour of quiet, or the way back. */
    void snoozeOrShare() {
        engine.send(onHold.get() ? Snooze.shareNow(engine.snapshot()) : Snooze.until(Duration.ofHours(1)));
    }

    ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyStringProperty firstLine() {
        return first.getReadOnlyProperty();
    }

    ReadOnlyStringProperty secondLine() {
        return second.getReadOnlyProperty();
    }

    ReadOnlyStringProperty workCount() {
        return workCount.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty onHold() {
        return onHold.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Status.Mood> mood() {
        return mood.getReadOnlyProperty();
    }
}
