package app.hearth.monitor;

/**
 * What {@code /proc/PID/stat} says of a process (see proc_pid_stat(5)).
 *
 * @param ticks         processor time of all its threads, ended ones too, user and system
 * @param childTicks    the same of its ended and collected children, and theirs
 * @param startTicks    when it started, in ticks since boot; tells two processes of the same id apart
 * @param virtualBytes  address space, used or not
 * @param residentPages pages in main memory
 */
record PidStat(long pid, long parent, long ticks, long childTicks, long startTicks, long virtualBytes, long residentPages) {
    static PidStat parse(ByteCursor text) {
        long pid = text.number();
        text.passLast(')'); // the name may hold blanks and brackets
        text.skipWords(1); // state
        long parent = text.number();
        text.skipWords(9); // pgrp session tty tpgid flags minflt cminflt majflt cmajflt
        long ticks = text.number() + text.number();
        long childTicks = text.number() + text.number();
        text.skipWords(4); // priority nice threads itrealvalue
        long startTicks = text.number();
        return new PidStat(pid, parent, ticks, childTicks, startTicks, text.number(), text.number());
    }
}
