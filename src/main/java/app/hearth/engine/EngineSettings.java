package app.hearth.engine;

import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.policy.Wishes;
import app.hearth.settings.HowMuch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The user's wishes and the engine's own identity, kept across restarts. Times are epoch milliseconds. */
final class EngineSettings {
    RunMode mode = RunMode.AUTO;
    /** The mode that returns when a temporary one ends. */
    RunMode lastingMode = RunMode.AUTO;
    /** Modes of the cards and of the network, which only managers set. */
    ModeSwitch cards = new ModeSwitch();
    ModeSwitch network = new ModeSwitch();
    long modeSince;
    /** 0 = for good. */
    long modeUntil;
    /** Whether that end is a moment of the calendar, such as tomorrow morning, and not the end of a span of time. */
    boolean modeUntilMoment;
    /** Lower-case name of the program whose end ends the stop; empty while none does. */
    String stopProgram = "";
    /** 0 = no such wish, or over. Epoch milliseconds, as all below. */
    long firstMinutesUntil;
    /** Whether Hearth was started before. */
    boolean begun;
    long insteadUntil;
    HowMuch instead;
    long skipUntil;
    /** ISO date with {@code extraHours} beyond its budget. */
    String extraDate = "";
    double extraHours;
    /** Null unless current work is being finished. */
    EngineCommand.AfterFinish afterFinish;
    /** {@code Habits.text()}, short since it is written with every save; empty while nothing is learnt. */
    String habits = "";
    /** BOINC's host_cpid: 32 hex digits, made once. */
    String hostCpid = "";
    HostTimes times = new HostTimes();
    long journalSeqno;
    /** Slots are never used twice: a process that is being ended must not meet another task's files. */
    int nextSlot;
    /** The wall clock at the last save: an earlier one at the next start was set back. */
    long lastSeen;

    ManagerState manager = new ManagerState();
    /** What networks' account pages say for all networks; the newest word counts (protocol note 7.1). */
    GlobalPreferences pages = new GlobalPreferences();

    /** What the user asked for just now. */
    Wishes wishes() {
        var until = time(modeUntil);
        Optional<Wishes.Stop> stop = mode == RunMode.NEVER ? Optional.of(new Wishes.Stop(Instant.ofEpochMilli(modeSince), until,
                Optional.of(stopProgram).filter(program -> !program.isEmpty()))) : Optional.empty();
        Optional<Instant> shareNow = mode == RunMode.ALWAYS ? Optional.of(until.orElse(Instant.MAX)) : Optional.empty();
        return new Wishes(stop, shareNow, instead == null ? Optional.empty() : time(insteadUntil).map(end -> new Wishes.Instead(instead, end)),
                time(firstMinutesUntil), extraDate.isEmpty() ? Optional.empty() : Optional.of(new Wishes.Extra(LocalDate.parse(extraDate), extraHours)),
                time(skipUntil), afterFinish != null);
    }

    private static Optional<Instant> time(long millis) {
        return millis > 0 ? Optional.of(Instant.ofEpochMilli(millis)) : Optional.empty();
    }

    /** Of the global preferences only what no setting here rules: limits are the user's, here. */
    static final class GlobalPreferences {
        /** Epoch seconds of the change on the pages, 0 = never heard of one. */
        double changed;
        /** Below 0 = not said. */
        double leastDays = -1;
        double moreDays = -1;
    }

    /** A mode and the one that returns when it ends; 0 = for good. */
    static final class ModeSwitch {
        RunMode mode = RunMode.AUTO;
        RunMode lasting = RunMode.AUTO;
        long until;
        long since;
    }
}
