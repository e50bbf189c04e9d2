package app.hearth.engine.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the computer says. What it does not say is empty and holds nothing back.
 *
 * @param now         the moment
 * @param zone        whose midnight ends a day
 * @param totalCores  logical cores
 * @param memoryBytes main memory
 * @param idle        time since the user's last key or mouse; empty where this cannot be told
 * @param locked      whether the screen is locked, which counts as away at once
 * @param onBattery   whether the computer runs on battery
 * @param charging    whether the battery is being filled
 * @param battery     battery level in percent
 * @param metered     whether the network line is metered
 * @param programs    running programs, by base name in lower case
 * @param fullScreen  programs that play, present or fill the screen
 * @param othersBusy  other programs' load in percent of the processor while they are to be made room for
 * @param slowing     what quiet mode asks for
 * @param freeDisk    bytes free where the data lives
 * @param usedDisk    bytes that Hearth's files take
 * @param overQuota   whether the files took more than they may and are not clearly below that yet
 */
public record Conditions(Instant now, ZoneId zone, int totalCores, long memoryBytes, Optional<Duration> idle, boolean locked,
                         boolean onBattery, boolean charging, OptionalInt battery, Optional<Boolean> metered, Set<String> programs,
                         List<String> fullScreen, OptionalDouble othersBusy, Slowing slowing, long freeDisk, long usedDisk, boolean overQuota) {
    public Conditions {
        programs = Set.copyOf(programs);
        fullScreen = List.copyOf(fullScreen);
    }

    /** A computer nobody uses, with room for everything. */
    public static Conditions idle(Instant now, ZoneId zone, int totalCores, long memoryBytes) {
        return new Conditions(now, zone, totalCores, memoryBytes, Optional.of(Duration.ofDays(1)), false, false, false,
                OptionalInt.empty(), Optional.empty(), Set.of(), List.of(), OptionalDouble.empty(), Slowing.NONE, Long.MAX_VALUE, 0, false);
    }

    /**
     * A moment to come with nobody or somebody there. What passes counts as past: programs have closed, the computer is
     * plugged in and charged, nothing is hot. What only the user ends stays.
     */
    public Conditions at(Instant moment, boolean inUse) {
        return new Conditions(moment, zone, totalCores, memoryBytes, Optional.of(inUse ? Duration.ZERO : Duration.ofDays(1)), false,
                false, false, battery, metered, Set.of(), List.of(), OptionalDouble.empty(), Slowing.NONE, freeDisk, usedDisk, overQuota);
    }

    /** The moment one reads the conditions at, all else the same. */
    public Conditions at(Instant moment) {
        return new Conditions(moment, zone, totalCores, memoryBytes, idle, locked, onBattery, charging, battery, metered, programs,
                fullScreen, othersBusy, slowing, freeDisk, usedDisk, overQuota);
    }

    /**
     * Quiet mode's answer.
     *
     * @param factor 0..1 by which the processor time is multiplied; 0 while all work must rest
     * @param by     what is over its target, the worst first
     * @param cards  0..1 by which the graphics cards' time is multiplied; 0 while they must rest
     */
    public record Slowing(double factor, List<Over> by, double cards) {
        public static final Slowing NONE = new Slowing(1, List.of());

        public Slowing {
            if (!(factor >= 0 && factor <= 1)) throw new IllegalArgumentException("factor must be in [0, 1], was " + factor);
            if (!(cards >= 0 && cards <= 1)) throw new IllegalArgumentException("cards must be in [0, 1], was " + cards);
            by = List.copyOf(by);
        }

        /** With cards at full speed. */
        public Slowing(double factor, List<Over> by) {
            this(factor, by, 1);
        }

        /** What makes all work rest. */
        Optional<Over> rest() {
            return factor > 0 ? Optional.empty() : by.stream().filter(over -> !over.target().ofCard()).findFirst();
        }

        /** What is left of a card's time in percent; a card that need not rest keeps a hundredth, so that its programs stay. */
        int cardPercent(int most) {
            if (cards <= 0 || most <= 0) return 0;
            return Math.max(1, (int) (most * cards));
        }
    }

    /** A figure over its target, in °C, turns a minute, watts, or for a card's fan in percent. */
    public record Over(Target target, double value, double limit) {}

    /** What quiet mode goes by. */
    public enum Target {
        HEAT, FAN, POWER, CARD_HEAT, CARD_FAN;

        /** Whether it slows graphics cards alone. */
        public boolean ofCard() {
            return this == CARD_HEAT || this == CARD_FAN;
        }
    }
}
