package app.hearth.engine;

import app.hearth.engine.EngineCommand.RunMode;

/** The user's wishes and the engine's own identity, kept across restarts. Times are epoch milliseconds. */
final class EngineSettings {
    RunMode mode = RunMode.AUTO;
    /** The mode that returns when a temporary one ends. */
    RunMode lastingMode = RunMode.AUTO;
    long modeSince;
    /** 0 = for good. */
    long modeUntil;
    int cores;
    int cpuPercent;
    /** BOINC's host_cpid: 32 hex digits, made once. */
    String hostCpid = "";
    long journalSeqno;
    /** Slots are never used twice: a process that is being ended must not meet another task's files. */
    int nextSlot;
    /** The wall clock at the last save: an earlier one at the next start was set back. */
    long lastSeen;
}
