package app.hearth.desktop.feed;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Brings values to the JavaFX thread. One that still waits when the next arrives is replaced, so a burst costs one update.
 * It suits states, where the newest says all.
 */
public final class LatestOnFx<T> implements Consumer<T> {
    private final AtomicReference<T> waiting = new AtomicReference<>();
    private final Consumer<? super T> target;

    public LatestOnFx(Consumer<? super T> target) {
        this.target = target;
    }

    @Override public void accept(T value) {
        if (waiting.getAndSet(value) == null) Platform.runLater(this::deliver);
    }

    private void deliver() {
        T value = waiting.getAndSet(null);
        if (value != null) target.accept(value);
    }
}
