package app.hearth.engine;

import app.hearth.protocol.HostInfo;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The only way a window or a command reaches the engine: snapshots out, commands in, all plain records.
 * Drawn so that the engine could live in another process or on another computer.
 */
public interface EngineClient {
    /** The newest snapshot; never null, cheap, any thread. */
    EngineSnapshot snapshot();

    /** Calls the listener with each new snapshot on the engine's thread; it must only hand over. Close to stop. */
    Subscription subscribe(Consumer<EngineSnapshot> listener);

    /** Asks for something; returns at once, the effect shows in a later snapshot. */
    void send(EngineCommand command);

    /** Graphics cards that programs can be given; also those that the user switched off. Cheap, any thread. */
    default List<GraphicsCard> cards() {
        return List.of();
    }

    /** This computer as networks hear of it, with the free space on the disk as it is now. */
    default HostInfo host() {
        return HostInfo.builder().ncpus(snapshot().totalCores()).build();
    }

    /** Bytes that the files of each network take, by master URL. Looks at every file: not for the engine's thread or a window's. */
    default Map<String, Long> diskUse() {
        return Map.of();
    }

    /** What networks are told of the user's limits, as BOINC's global_preferences. */
    default String preferences() {
        return "";
    }

    /** What sharing used on each local date, oldest first; as of a minute ago at most. Cheap, any thread. */
    default List<EnergyDay> energyDays() {
        return List.of();
    }

    /** Accounts on networks, before attaching to one. */
    Accounts accounts();

    /** Ends a subscription; safe to repeat. */
    interface Subscription extends AutoCloseable {
        @Override void close();
    }
}
