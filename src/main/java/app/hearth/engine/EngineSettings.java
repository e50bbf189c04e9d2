package app.hearth.engine;

import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.settings.HowMuch;

/** The user's wishes and the engine's own identity, kept across restarts. Times are epoch milliseconds. */
final class EngineSettings {
    RunMode mode = RunMode.AUTO;
    /** The mode that returns when a temporary one ends. */
    RunMode lastingMode = RunMode.AUTO;
    long modeSince;
    /** 0 = for good. */
    long modeUntil;
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
}
