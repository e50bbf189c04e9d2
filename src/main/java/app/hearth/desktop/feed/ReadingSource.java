package app.hearth.desktop.feed;

import app.hearth.engine.EngineClient.Subscription;
import app.hearth.monitor.Reading;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the screens get the computer's state from. All methods may be called on any thread and return at once. */
public interface ReadingSource {
    /** The newest reading, empty before the first. */
    Optional<Reading> latest();

    /** The last minutes before the window opened, oldest first, for the chart's first fill. */
    List<LoadPoint> history();

    /** Calls the listener with each new reading, on the source's thread. Close to stop. */
    Subscription onReading(Consumer<Reading> listener);
}
