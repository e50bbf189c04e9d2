package app.hearth.engine.policy;

import app.hearth.settings.Paint;
import app.hearth.settings.Preset;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether Hearth may use the computer now and, if not, what stands in the way. Facts, no sentences. */
public sealed interface Decision {
    /**
     * Work may run within the allowance.
     *
     * @param rule     what set the level
     * @param level    whose figures hold
     * @param inUse    whether the user is at the computer
     * @param slowed   what quiet mode slows it for, empty at full figures
     * @param until    when the schedule, an exception or a wish will change the level or stop; empty where nothing is foreseen
     * @param startNew whether tasks not yet begun may start
     */
    record Share(Allowance allowance, Rule rule, Preset level, boolean inUse, List<Conditions.Over> slowed, Optional<Instant> until,
                 boolean startNew) implements Decision {
        public Share {
            slowed = List.copyOf(slowed);
        }
    }

    /**
     * At least one reason, the one that ends last first.
     *
     * @param resumesAt when by the clock the last of them ends, if nothing else changes; empty where one has no such time
     */
    record Hold(List<Reason> reasons, Optional<Instant> resumesAt) implements Decision {
        public Hold {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) throw new IllegalArgumentException("a hold needs a reason");
        }

        /** For these reasons, in any order. */
        public static Hold of(List<Reason> reasons) {
            // What only the user or the machine ends comes before all that the clock ends.
            var sorted = reasons.stream().sorted(Comparator.comparing((Reason reason) -> reason.ends().orElse(Instant.MAX)).reversed()).toList();
            boolean known = sorted.stream().allMatch(reason -> reason.ends().isPresent());
            return new Hold(sorted, known ? sorted.getFirst().ends() : Optional.empty());
        }
    }

    /** What set the level that holds. */
    enum Rule { CHOSEN, SCHEDULE, EXCEPTION, INSTEAD, SHARE_NOW, FIRST_MINUTES }

    /** Why nothing runs; each kind has words on the screen and a remedy. */
    sealed interface Reason {
        /** When it ends by itself, as far as the clock can tell. */
        Optional<Instant> ends();

        /** What the user can do about it there and then; empty only where the way out lies outside Hearth. */
        Optional<Remedy> remedy();

        /** The user said stop, with no end. */
        record PausedByUser() implements Reason {
            @Override public Optional<Instant> ends() {
                return Optional.empty();
            }

            @Override public Optional<Remedy> remedy() {
                return Optional.of(new Remedy.EndSnooze());
            }
        }

        /** The user asked for quiet until then. */
        record Snoozed(Instant since, Instant until) implements Reason {
            @Override public Optional<Instant> ends() {
                return Optional.of(until);
            }

            @Override public Optional<Remedy> remedy() {
                return Optional.of(new Remedy.EndSnooze());
            }
        }

        /** The user asked for quiet until a program closes. */
        record SnoozedFor(Instant since, String program) implements Reason {
            @Override public Optional<Instant> ends() {
                return Optional.empty();
            }

            @Override public Optional<Remedy> remedy() {
                return Optional.of(new Remedy.EndSnooze());
            }
        }

        /** The disk has less than Hearth must leave free. Bytes. */
        record DiskFull(long free, long keepFree) implements Reason {
            @Override public Optional<Instant> ends() {
                return Optional.empty();
            }

            @Override public Optional<Remedy> remedy() {
                // Half of what is free; below BOINC's least, 0.1 GB, there is nothing left to give up.
                if (free < 100_000_000) return Optional.empty();
                return Optional.of(new Remedy.KeepFree(Math.max(0.1, Math.floor(free / 1e8 / 2) / 10)));
            }
        }

        /** Hearth's own files take more than they may, or did and are not clearly below that yet. Bytes. */
        record DiskQuota(long used, long most) implements Reason {
            @Override public Optional<Instant> ends() {
                return Optional.empty();
            }

            @Override public Optional<Remedy> remedy() {
                double gb = Math.max(used, most) / 1e9 * 1.2; // a fifth more: enough to go on at once
                double step = gb < 10 ? 10 : gb < 100 ? 1 : 0.1; // in a figure people would choose
                return Optional.of(new Remedy.AllowDisk(Math.ceil(gb * step - 1e-9) / step));
            }
        }

        /** The user is there. Starts when {@code after} has passed without key or mouse. */
        record InUse(Instant lastInput, Duration after) implements Reason {
            @Override public Optional<Instant> ends() {
                return Optional.of(lastInput.plus(after));
            }

            @Override public Optional<Remedy> remedy() {
                return Optional.of(new Remedy.ShareWhileInUse());
            }
        }

        /** A film, a presentation or a game fills the screen; programs' names. */
        record FullScreen(List<String> programs) implements Reason {
            @Override public Optional<Instant> ends() {
                return Optional.empty();
            }

            @Override public Optional<Remedy> remedy() {
                return Optional.of(new Remedy.IgnoreFullScreen());
            }
        }

        /** The week says off. */
        record Scheduled(Optional<Instant> until) implements Reason {
            @Override public Optional<Instant> ends() {
                return until;
            }

            @Override public Optional<Remedy> remedy() {
                return Optional.of(new Remedy.ShareAnyway(Duration.ofHours(1)));
            }
        }

        /** An exception by date says off. */
        record Excepted(String name, Optional<Instant> until) implements Reason {
            @Override public Optional<Instant> ends() {
                return until;
            }

            @Override public Optional<Remedy> remedy() {
                return Optional.of(until.<Remedy>map(Remedy.SkipException::new).orElse(new Remedy.ShareAnyway(Duration.ofHours(1))));
            }
        }

        /** A program of the user's list runs. */
        record ProgramRuns(String program) implements Reason {
            @Override public Optional<Instant> ends() {
                return Optional.empty();
            }

            @Override public Optional<Remedy> remedy() {
                return Optional.of(new Remedy.ForgetProgram(program));
            }
        }

        /** Other programs use much, in percent of the processor. */
        record OthersBusy(double percent, int above) implements Reason {
            @Override public Optional<Instant> ends() {
                return Optional.empty();
            }

            @Override public Optional<Remedy> remedy() {
                // Above both the load and the limit that stands: in the quiet minute the load is the smaller.
                return Optional.of(new Remedy.AllowOthers(Math.min(100, Math.max((int) percent / 10 + 2, above / 10 + 1) * 10)));
            }
        }

        /** On battery; its level in percent where known, and down to what it may share. */
        record OnBattery(Optional<Integer> level, int downTo) implements Reason {
            @Override public Optional<Instant> ends() {
                return Optional.empty();
            }

            @Override public Optional<Remedy> remedy() {
                return level.filter(percent -> percent > 20).map(percent -> new Remedy.BatteryDownTo(Math.max(20, (percent - 1) / 20 * 20)));
            }
        }

        /** The battery fills first. */
        record Charging(int level, int first) implements Reason {
            @Override public Optional<Instant> ends() {
                return Optional.empty();
            }

            @Override public Optional<Remedy> remedy() {
                return Optional.of(new Remedy.DontWaitForCharge());
            }
        }

        /** Over a target of quiet mode by more than slowing down can mend. */
        record TooLoud(Conditions.Over over) implements Reason {
            @Override public Optional<Instant> ends() {
                return Optional.empty();
            }

            @Override public Optional<Remedy> remedy() {
                return Optional.of(new Remedy.OpenLimits());
            }
        }

        /**
         * A budget is full.
         *
         * @param most the budget's size in hours, kWh, money or GB, with hours added today
         * @param used what has been used of it; more than {@code most} where the user made it smaller since
         */
        record BudgetFull(Budget budget, double most, double used, Instant resets) implements Reason {
            @Override public Optional<Instant> ends() {
                return Optional.of(resets);
            }

            @Override public Optional<Remedy> remedy() {
                return Optional.of(switch (budget) {
                    case HOURS_PER_DAY -> new Remedy.AddHoursToday(1 + Math.floor(Math.max(0, used - most)));
                    case HOURS_PER_WEEK, KWH_PER_DAY, KWH_PER_MONTH, MONEY_PER_MONTH, GB_PER_MONTH ->
                            new Remedy.RaiseBudget(budget, raised(Math.max(most, used)));
                });
            }

            /** A fifth more, in a figure people would choose. */
            private static double raised(double most) {
                double step = Math.pow(10, Math.floor(Math.log10(most)) - 1);
                return Math.ceil(most * 1.2 / step - 1e-9) * step;
            }
        }

        /** The line is metered; for transfers only. */
        record Metered() implements Reason {
            @Override public Optional<Instant> ends() {
                return Optional.empty();
            }

            @Override public Optional<Remedy> remedy() {
                return Optional.of(new Remedy.UseMetered());
            }
        }
    }

    /** A budget, by what it counts. */
    enum Budget { HOURS_PER_DAY, HOURS_PER_WEEK, KWH_PER_DAY, KWH_PER_MONTH, MONEY_PER_MONTH, GB_PER_MONTH }

    /** The level that a moment of the plan sets, and by what. */
    record Planned(Paint paint, Rule rule, String exception) {}
}
