package app.hearth.desktop.feed;

import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineCommand;
import app.hearth.engine.EngineCommand.ChangeSettings;
import app.hearth.settings.UserSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Changes settings at once and can take the last changes back. One for the whole window; JavaFX thread only. Screens ask
 * {@link #current} rather than the snapshot: it holds a change that is still on its way to the engine.
 */
public final class SettingsEditor {
    /** Changes that can be taken back (ux note, section 7). */
    private static final int KEPT = 50;
    /** The snapshot that shows a wish may never come here: another change can follow it before the window looks. */
    private static final long PATIENCE_NANOS = 3_000_000_000L;
    private final EngineClient engine;
    private final Deque<Change> done = new ArrayDeque<>();
    private final Deque<Change> undone = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Optional<Change>> last = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<UserSettings> current;
    private Optional<UserSettings> asked = Optional.empty();
    private long askedAt;
    private final LongSupplier nanos;

    /** A change in the user's words, such as "Balanced chosen", with what takes it back and what makes it again. */
    public record Change(String what, EngineCommand back, EngineCommand forth) {}

    public SettingsEditor(EngineClient engine) {
        this(engine, System::nanoTime);
    }

    SettingsEditor(EngineClient engine, LongSupplier nanos) {
        this.nanos = nanos;
        this.engine = engine;
        this.current = new ReadOnlyObjectWrapper<>(engine.snapshot().sharing().settings());
    }

    private SettingsEditor(EngineClient engine, LongSupplier nanos, ReadOnlyObjectWrapper<UserSettings> current) {
        this.nanos = nanos;
        this.engine = engine;
        this.current = current;
    }

    /** An editor that is not to be used before the first {@link #show}: the engine may still be on its way. */
    public static SettingsEditor unread(EngineClient engine) {
        return new SettingsEditor(engine, System::nanoTime, new ReadOnlyObjectWrapper<>());
    }

    /** The engine's settings as of a snapshot; one from before the last wish arrived changes nothing, for some seconds at most. */
    public void show(UserSettings settings) {
        boolean onItsWay = asked.isPresent() && !asked.get().equals(settings) && nanos.getAsLong() - askedAt < PATIENCE_NANOS;
        if (onItsWay) return;
        asked = Optional.empty();
        if (current.get() != null && !settings.equals(current.get())) {
            // Changed elsewhere, such as by a remedy or the console: to go back to what was before our changes would undo that too.
            done.clear();
            undone.clear();
            last.set(Optional.empty());
        }
        current.set(settings);
    }

    /** Applies a change; nothing happens when it changes nothing. */
    public void change(String what, UnaryOperator<UserSettings> change) {
        UserSettings before = current.get();
        UserSettings after = change.apply(before);
        if (after.equals(before)) return;
        make(new Change(what, new ChangeSettings(before), new ChangeSettings(after)));
    }

    /** Does what is no setting, such as a wish for now, and keeps how to take it back. */
    public void make(Change change) {
        done.push(change);
        if (done.size() > KEPT) done.removeLast();
        undone.clear();
        send(change.forth());
        last.set(Optional.of(change));
    }

    public void undo() {
        if (done.isEmpty()) return;
        Change change = done.pop();
        undone.push(change);
        send(change.back());
        last.set(Optional.empty());
    }

    public void redo() {
        if (undone.isEmpty()) return;
        Change change = undone.pop();
        done.push(change);
        send(change.forth());
        last.set(Optional.of(change));
    }

    private void send(EngineCommand command) {
        if (command instanceof ChangeSettings(var settings)) {
            asked = Optional.of(settings);
            askedAt = nanos.getAsLong();
            current.set(settings);
        }
        engine.send(command);
    }

    /** What the window shows: the settings with every change made here. */
    public ReadOnlyObjectProperty<UserSettings> current() {
        return current.getReadOnlyProperty();
    }

    /** The newest change, for the bar that offers to take it back; empty after an undo. */
    public ReadOnlyObjectProperty<Optional<Change>> last() {
        return last.getReadOnlyProperty();
    }

    public boolean canUndo() {
        return !done.isEmpty();
    }
}
