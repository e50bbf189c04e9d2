package app.hearth.monitor.surroundings;

import app.hearth.monitor.Untold;
import app.hearth.monitor.session.Buses;
import app.hearth.monitor.session.Refreshed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
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
    private final Set<Untold> withoutBus;
    private final Refreshed<Surroundings> latest;

    /** @param withoutBus what is never told because this kind of system has no message buses; empty where it has */
    SessionSurroundings(Programs programs, Screen screen, Buses buses, Set<Untold> withoutBus) {
        this.programs = programs;
        this.screen = screen;
        this.buses = buses;
        this.withoutBus = withoutBus;
        bus = new BusInhibitors(buses);
        latest = new Refreshed<>(PACE, new Surroundings(Instant.now(), Optional.empty(), List.of(), Set.of(), Set.of()), this::look);
        latest.begin(FIRST_LOOK);
    }

    private synchronized Surroundings look() {
        var inhibitors = new ArrayList<Inhibitor>();
        var untold = EnumSet.noneOf(Untold.class);
        untold.addAll(withoutBus);
        Optional<Boolean> metered = Optional.empty();
        if (withoutBus.isEmpty()) {
            var awake = bus.awake();
            inhibitors.addAll(awake.programs());
            awake.untold().ifPresent(untold::add);
            var line = bus.line();
            metered = line.metered();
            line.untold().ifPresent(untold::add);
        }
        screen.filledBy().ifPresent(inhibitors::add);
        screen.untold().ifPresent(untold::add);
        return new Surroundings(Instant.now(), metered, inhibitors, programs.keys(), untold);
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
