package app.hearth.monitor;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One look at the computer. What the machine does not give is empty, never zero.
 *
 * @param at      when it was taken
 * @param cpu     processor load, split by owner
 * @param memory  main memory, split by owner
 * @param gpus    graphics cards, empty where there is none
 * @param sensors heat and fans
 * @param disk    disk traffic of the whole computer
 * @param network network traffic of the whole computer without loopback
 * @param power   mains or battery
 * @param draw    what the computer's own meters say that it draws
 */
public record Reading(Instant at, Cpu cpu, Memory memory, List<Gpu> gpus, Sensors sensors, Traffic disk, Traffic network,
                      Power power, Draw draw) {
    public Reading {
        gpus = List.copyOf(gpus);
    }

    /** Of a computer without meters. */
    public Reading(Instant at, Cpu cpu, Memory memory, List<Gpu> gpus, Sensors sensors, Traffic disk, Traffic network, Power power) {
        this(at, cpu, memory, gpus, sensors, disk, network, power, Draw.NONE);
    }

    /** What is missing of heat, fans and battery, and why. */
    public Set<Untold> untold() {
        var untold = EnumSet.noneOf(Untold.class);
        untold.addAll(sensors.untold());
        switch (power) {
            case Power.NoBattery _ -> untold.add(Untold.BATTERY_NONE);
            case Power.Battery battery when battery.level().isEmpty() -> untold.add(Untold.BATTERY_LEVEL);
            case Power.Mains mains when mains.level().isEmpty() -> untold.add(Untold.BATTERY_LEVEL);
            case Power.Battery _, Power.Mains _ -> { }
        }
        return untold;
    }

    /**
     * Load since the reading before, as fractions 0..1 of the whole processor.
     *
     * @param model  the processor's own name
     * @param shared used by Hearth's task processes
     * @param yours  used by everything else
     * @param cores  one entry for each logical core, in the system's order
     */
    public record Cpu(String model, double shared, double yours, List<Core> cores) {
        public Cpu {
            cores = List.copyOf(cores);
        }

        /** Fraction 0..1 that nobody used. */
        public double idle() {
            return Math.max(0, 1 - shared - yours);
        }
    }

    /** One logical core: fractions 0..1 of that core. */
    public record Core(double shared, double yours) {}

    /** Bytes. {@code yours} is what is in use apart from the tasks' resident memory; caches count as free. */
    public record Memory(long total, long shared, long yours) {}

    /**
     * A graphics card.
     *
     * @param load       fraction 0..1 busy, with whatever
     * @param used       bytes of its memory in use
     * @param total      bytes of its memory
     * @param celsius    temperature
     * @param watts      power draw of the whole card, for whomever
     * @param maker      NVIDIA, AMD, Intel or Apple; empty where that is not known
     * @param fanPercent speed of its fastest fan, 0..100 of the most it can
     * @param shared     fraction 0..1 that the tasks' processes use, where the driver tells by process
     */
    public record Gpu(String name, OptionalDouble load, OptionalLong used, OptionalLong total, OptionalDouble celsius,
                      OptionalDouble watts, String maker, OptionalDouble fanPercent, OptionalDouble shared) {
        /** A card of which no more is known. */
        public Gpu(String name, OptionalDouble load, OptionalLong used, OptionalLong total, OptionalDouble celsius, OptionalDouble watts) {
            this(name, load, used, total, celsius, watts, "", OptionalDouble.empty(), OptionalDouble.empty());
        }

        /** A card that tells nothing now. */
        static Gpu silent(String name, String maker) {
            return new Gpu(name, OptionalDouble.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.empty(), maker,
                    OptionalDouble.empty(), OptionalDouble.empty());
        }
    }

    /** Processor temperature in °C and the fastest fan in turns a minute, and why one of them is missing. */
    public record Sensors(OptionalDouble cpuCelsius, OptionalInt fanRpm, Set<Untold> untold) {
        public Sensors {
            untold = Set.copyOf(untold);
        }

        /** Without a word on what is missing. */
        public Sensors(OptionalDouble cpuCelsius, OptionalInt fanRpm) {
            this(cpuCelsius, fanRpm, Set.of());
        }

        /** @param noHeat why there is no temperature, if so; {@code noFan} likewise */
        static Sensors of(OptionalDouble cpuCelsius, OptionalInt fanRpm, Untold noHeat, Untold noFan) {
            var untold = EnumSet.noneOf(Untold.class);
            if (cpuCelsius.isEmpty()) untold.add(noHeat);
            if (fanRpm.isEmpty()) untold.add(noFan);
            return new Sensors(cpuCelsius, fanRpm, untold);
        }
    }

    /** Bytes a second, empty until two readings exist or where the system does not say. */
    public record Traffic(OptionalDouble in, OptionalDouble out) {}

    /** What measures a draw. */
    public enum Meter {
        /** There is none, or it has not told yet. */
        NONE,
        /** The processor has counters, but only administrators may read them. */
        REFUSED,
        /** The processor's own counters: processor and memory, whoever uses them. */
        PROCESSOR,
        /** A battery that is running down: the whole computer with its screen. */
        BATTERY
    }

    /** Watts since the reading before, present with the last two meters. Graphics cards tell theirs with {@link Gpu}. */
    public record Draw(OptionalDouble watts, Meter meter) {
        public static final Draw NONE = new Draw(OptionalDouble.empty(), Meter.NONE);
        public static final Draw REFUSED = new Draw(OptionalDouble.empty(), Meter.REFUSED);
    }

    /** Where the electricity comes from. */
    public sealed interface Power {
        /** Plugged in with a battery at {@code level} 0..1, which is being charged, or not, or the system does not say. */
        record Mains(OptionalDouble level, Optional<Boolean> charging) implements Power {}
        /** On battery at {@code level} 0..1, where the system knows how full it is. */
        record Battery(OptionalDouble level) implements Power {}
        /** The system has no battery or does not say. */
        record NoBattery() implements Power {}
    }
}
