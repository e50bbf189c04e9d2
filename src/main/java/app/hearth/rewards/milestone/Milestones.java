package app.hearth.rewards.milestone;

import app.hearth.rewards.BookReader.Work;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Round numbers that were reached and rows of days, from what the book says of finished tasks. A day counts when a task was finished on it that its
 * network accepted, or took without saying more.
 *
 * @param totals   of all days
 * @param days     computing on each day with work, oldest first
 * @param row      the row of days that today can still go on; empty where yesterday had no work either
 * @param longest  the longest row, the latest of several; empty before the first day
 * @param families one for each {@link Kind}, in its order
 */
public record Milestones(Totals totals, SortedMap<LocalDate, Duration> days, Optional<Row> row, Optional<Row> longest, List<Family> families) {
    /** What is counted, and which numbers are milestones of it. */
    public enum Kind {
        /** Tasks. */
        RESULTS(1, 10, 100, 1000, 10_000, 100_000, 1_000_000),
        /** Full hours of processor cores and graphics cards. */
        HOURS(1, 10, 100, 1000, 10_000, 100_000, 1_000_000),
        /** Days with work. */
        DAYS(7, 30, 100, 365, 1000, 2500),
        /** Days in a row: reached by the longest row, counted of the one that goes on. */
        ROW(7, 30, 100, 365, 1000),
        /** Networks that took a result. */
        NETWORKS(2, 3, 5, 10);

        private final List<Long> steps;

        Kind(long... steps) {
            this.steps = java.util.Arrays.stream(steps).boxed().toList();
        }

        /** Rising. */
        public List<Long> steps() {
            return steps;
        }
    }

    /** @param computing time of processor cores and graphics cards @param kwh of the tasks whose electricity is known @param first day with work */
    public record Totals(long results, Duration computing, double kwh, int networks, Optional<LocalDate> first) {}

    /** Days one after the other, the first and the last among them. */
    public record Row(LocalDate first, LocalDate last) {
        public int days() {
            return (int) (last.toEpochDay() - first.toEpochDay()) + 1;
        }
    }

    /** A step and the day on which it was reached. */
    public record Reached(long step, LocalDate on) {}

    /** @param value counted so far @param reached lowest first @param next the next step, empty after the last */
    public record Family(Kind kind, long value, List<Reached> reached, OptionalLong next) {
        /** Part of the way from nothing to the next step, 0..1; 1 after the last. */
        public double part() {
            return next.isEmpty() ? 1 : Math.min(1, (double) value / next.getAsLong());
        }
    }

    /** Counts while days go by. */
    private static final class Count {
        private final Kind kind;
        private final List<Reached> reached = new ArrayList<>();
        private long value;

        private Count(Kind kind) {
            this.kind = kind;
        }

        private void is(long now, LocalDate on) {
            value = Math.max(value, now);
            while (reached.size() < kind.steps.size() && kind.steps.get(reached.size()) <= value) reached.add(new Reached(kind.steps.get(reached.size()), on));
        }

        private Family family() {
            return new Family(kind, value, List.copyOf(reached),
                    reached.size() < kind.steps.size() ? OptionalLong.of(kind.steps.get(reached.size())) : OptionalLong.empty());
        }
    }

    /** Whether the row goes on only with a task that is finished today. */
    public boolean waits(LocalDate today) {
        return row.filter(now -> now.last().isBefore(today)).isPresent();
    }

    /** Days without work: those before the row that goes on, or those since the last work where none does. Empty where there were none, or no work yet. */
    public Optional<Row> pause(LocalDate today) {
        LocalDate end = row.map(Row::first).orElse(today);
        var before = days.headMap(end);
        return before.isEmpty() ? Optional.empty() : Optional.of(new Row(before.lastKey().plusDays(1), end.minusDays(1)));
    }

    /**
     * @param work  in any order; several of one day and network are added
     * @param today the user's
     */
    public static Milestones of(List<Work> work, LocalDate today) {
        var byDay = new TreeMap<LocalDate, List<Work>>();
        for (var part : work) if (part.tasks() > 0) byDay.computeIfAbsent(part.date(), _ -> new ArrayList<>()).add(part);
        var counts = java.util.Arrays.stream(Kind.values()).map(Count::new).toList();
        var days = new TreeMap<LocalDate, Duration>();
        Set<String> networks = new HashSet<>();
        Optional<Row> row = Optional.empty();
        Optional<Row> longest = Optional.empty();
        long results = 0;
        Duration computing = Duration.ZERO;
        double joules = 0;
        for (var entry : byDay.entrySet()) {
            LocalDate day = entry.getKey();
            Duration that = Duration.ZERO;
            for (var part : entry.getValue()) {
                results += part.tasks();
                that = that.plus(part.cpu()).plus(part.gpu());
                joules += part.joules();
                networks.add(part.source());
            }
            days.put(day, that);
            computing = computing.plus(that);
            row = Optional.of(new Row(row.filter(before -> before.last().plusDays(1).equals(day)).map(Row::first).orElse(day), day));
            if (longest.isEmpty() || row.get().days() >= longest.get().days()) longest = row;
            counts.get(Kind.RESULTS.ordinal()).is(results, day);
            counts.get(Kind.HOURS.ordinal()).is(computing.toHours(), day);
            counts.get(Kind.DAYS.ordinal()).is(days.size(), day);
            counts.get(Kind.ROW.ordinal()).is(row.get().days(), day);
            counts.get(Kind.NETWORKS.ordinal()).is(networks.size(), day);
        }
        Optional<LocalDate> first = byDay.isEmpty() ? Optional.empty() : Optional.of(byDay.firstKey());
        var goesOn = row.filter(now -> !now.last().isBefore(today.minusDays(1)));
        counts.get(Kind.ROW.ordinal()).value = goesOn.map(Row::days).orElse(0);
        return new Milestones(new Totals(results, computing, joules / 3_600_000, networks.size(), first), days, goesOn, longest,
                counts.stream().map(Count::family).toList());
    }
}
