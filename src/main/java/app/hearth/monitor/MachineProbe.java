package app.hearth.monitor;

import app.hearth.monitor.Machine.MemoryUse;
import app.hearth.monitor.Machine.TaskUse;
import app.hearth.monitor.Reading.Cpu;
import app.hearth.monitor.Reading.Draw;
import app.hearth.monitor.Reading.Gpu;
import app.hearth.monitor.Reading.Memory;
import app.hearth.monitor.Reading.Power;
import app.hearth.monitor.Reading.Sensors;
import app.hearth.monitor.Reading.Traffic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Turns a machine's counters into readings. Load and memory are needed and let their failure through; anything else that
 * fails is absent from the reading. Heat and power are looked at every few seconds only, which keeps sampling cheap.
 */
final class MachineProbe implements Probe {
    private static final Duration GPU_PACE = Duration.ofSeconds(2);
    private static final Duration SENSOR_PACE = Duration.ofSeconds(5);
    private static final Sensors NO_SENSORS = Sensors.of(OptionalDouble.empty(), OptionalInt.empty(), Untold.HEAT_FAILED, Untold.FAN_FAILED);
    private static final double SHORTEST_SECONDS = 0.02; // two ticks of 100 Hz: less says nothing

    private final Machine machine;
    private final InstantSource clock;
    private final LongSupplier nanoClock;
    private final ProblemLog problems = new ProblemLog(LoggerFactory.getLogger(MachineProbe.class));
    private final RateMeter diskRates = new RateMeter();
    private final RateMeter networkRates = new RateMeter();
    private final Slow<Traffic> disk;
    private final Slow<Traffic> network;
    private final Slow<Sensors> sensors;
    private final Slow<Power> power;
    private final Slow<List<Gpu>> gpus;
    private CoreTicks before = new CoreTicks();
    private CoreTicks now = new CoreTicks();
    private long beforeNanos;

    MachineProbe(Machine machine, InstantSource clock, LongSupplier nanoClock) {
        this.machine = machine;
        this.clock = clock;
        this.nanoClock = nanoClock;
        disk = new Slow<>(machine.trafficPace(), nanos -> attempt("disk traffic", RateMeter.UNKNOWN, () -> {
            machine.disks(diskRates);
            return diskRates.traffic(nanos);
        }));
        network = new Slow<>(machine.trafficPace(), nanos -> attempt("network traffic", RateMeter.UNKNOWN, () -> {
            machine.networks(networkRates);
            return networkRates.traffic(nanos);
        }));
        sensors = new Slow<>(SENSOR_PACE, _ -> attempt("temperature and fans", NO_SENSORS, machine::sensors));
        power = new Slow<>(SENSOR_PACE, _ -> attempt("the power source", new Power.NoBattery(), machine::power));
        gpus = new Slow<>(GPU_PACE, _ -> attempt("graphics cards", List.of(), machine::gpus));
    }

    static MachineProbe forThisSystem() {
        return new MachineProbe(machineOfThisSystem(), InstantSource.system(), System::nanoTime);
    }

    static Machine machineOfThisSystem() {
        return System.getProperty("os.name").startsWith("Linux") ? new LinuxMachine(Path.of("/")) : new OshiMachine();
    }

    @Override public Optional<Reading> read(Set<Long> taskRoots) {
        long nanos = nanoClock.getAsLong();
        double seconds = (nanos - beforeNanos) / 1e9;
        boolean first = before.cores() == 0;
        if (!first && seconds < SHORTEST_SECONDS) return Optional.empty();
        now.clear();
        machine.cores(now);
        TaskUse tasks = machine.tasks(taskRoots);
        boolean comparable = !first && before.cores() == now.cores();
        Optional<Cpu> cpu = comparable
                ? Optional.of(LoadSplit.between(machine.processor(), before, now, tasks.seconds(), seconds)) : Optional.empty();
        remember(nanos);
        var traffic = disk.at(nanos);
        var wire = network.at(nanos);
        var drawn = attempt("the power drawn", Draw.NONE, () -> machine.draw(nanos)); // at each look, for the load goes with it
        return cpu.map(load -> new Reading(clock.instant(), load, memory(machine.memory(), tasks), gpus.at(nanos),
                sensors.at(nanos), traffic, wire, power.at(nanos), drawn));
    }

    private void remember(long nanos) {
        var spare = before;
        before = now;
        now = spare;
        beforeNanos = nanos;
    }

    static Memory memory(MemoryUse use, TaskUse tasks) {
        long taken = Math.max(0, use.total() - use.available());
        long shared = Math.min(tasks.resident(), taken); // pages that tasks have in common count in each of them
        return new Memory(use.total(), shared, taken - shared);
    }

    private <T> T attempt(String what, T absent, Supplier<T> source) {
        try {
            return source.get();
        } catch (RuntimeException | LinkageError e) {
            problems.report("Cannot read " + what + "; going on without", e);
            return absent;
        }
    }

    @Override public void close() {
        machine.close();
    }
}
