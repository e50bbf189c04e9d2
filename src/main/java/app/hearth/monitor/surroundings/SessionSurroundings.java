package app.hearth.monitor.surroundings;

import app.hearth.monitor.session.Buses;
import app.hearth.monitor.session.Refreshed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts together what the system's parts say. */
final class SessionSurroundings implements SurroundingsProbe {
    private static final Duration PACE = Duration.ofSeconds(5);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private final Programs programs;
    private final Screen screen;
    private final Buses buses;
    private final BusInhibitors bus;
    private final boolean hasBus;
    private final Refreshed<Surroundings> latest;

    /** @param hasBus whether this kind of system has message buses at all */
    SessionSurroundings(Programs programs, Screen screen, Buses buses, boolean hasBus) {
        this.programs = programs;
        this.screen = screen;
        this.buses = buses;
        this.hasBus = hasBus;
        bus = new BusInhibitors(buses);
        latest = new Refreshed<>(PACE, new Surroundings(Instant.now(), Optional.empty(), List.of(), Set.of()), this::look);
        latest.begin(FIRST_LOOK);
    }

    private synchronized Surroundings look() {
        var inhibitors = new ArrayList<Inhibitor>();
        if (hasBus) inhibitors.addAll(bus.list());
        screen.filledBy().ifPresent(inhibitors::add);
        return new Surroundings(Instant.now(), hasBus ? bus.metered() : Optional.empty(), inhibitors, programs.keys());
    }

    @Override public Surroundings now() {
        return latest.get();
    }

    @Override public List<RunningProgram> runningPrograms() {
        return programs.list();
    }

    @Override public void close() {
        buses.close(); // first: it ends the calls that a look waits for
        synchronized (this) {
            screen.close();
        }
    }
}
