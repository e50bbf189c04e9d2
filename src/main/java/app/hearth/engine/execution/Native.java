package app.hearth.engine.execution;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.OptionalLong;

/**
 * The few system calls that Java lacks, by the foreign function interface: signals, a process's CPU time in
 * nanoseconds, and "die with your parent". Where a call does not exist the answer is {@code false} or empty.
 */
final class Native {
    private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    private static final boolean MAC = System.getProperty("os.name").startsWith("Mac");
    /** Whether even a resting process's clock tells whole ticks of the system only. */
    static final boolean COARSE_CLOCKS = WINDOWS;
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle CLOCK = LINUX || MAC ? call("clock_gettime",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS)) : null;
    // signal(7) and sys/signal.h: the numbers differ between Linux and macOS.
    private static final int SIGSTOP = LINUX ? 19 : 17;
    private static final int SIGCONT = LINUX ? 18 : 19;
    /** CLOCK_BOOTTIME (linux/time.h); CLOCK_MONOTONIC of macOS (time.h), which unlike Linux's counts sleep. */
    private static final int SLEEPLESS_CLOCK = LINUX ? 7 : 6;
    private static final int PR_SET_PDEATHSIG = 1; // linux/prctl.h
    private static final long SIGKILL = 9;

    private Native() {}

    /** Made with the first task: a handle takes milliseconds, which the start of the window does not have. */
    private static final class Kill {
        static final MethodHandle HANDLE = WINDOWS ? null : call("kill",
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    /** For task processes alone. */
    private static final class Prctl {
        static final MethodHandle HANDLE = LINUX ? call("prctl", FunctionDescriptor.of(ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG)) : null;
    }

    private static MethodHandle call(String name, FunctionDescriptor form) {
        return LINKER.defaultLookup().find(name).map(address -> LINKER.downcallHandle(address, form)).orElse(null);
    }

    /** Freezes a process; false where that failed, most often because it has ended. */
    static boolean stop(long pid) {
        return WINDOWS ? WindowsProcess.suspend(pid) : signal(pid, SIGSTOP);
    }

    /** Lets a frozen process go on. */
    static boolean go(long pid) {
        return WINDOWS ? WindowsProcess.resume(pid) : signal(pid, SIGCONT);
    }

    private static boolean signal(long pid, int signal) {
        if (Kill.HANDLE == null || pid <= 1) return false; // 0 and -1 address groups: never
        try {
            return (int) Kill.HANDLE.invokeExact((int) pid, signal) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("kill(2) cannot be called", e);
        }
    }

    /** CPU time of all threads of a process in nanoseconds; a live process only. */
    static OptionalLong cpuNanos(long pid) {
        if (MAC) return MacProcess.cpuNanos(pid);
        if (CLOCK == null) {
            return ProcessHandle.of(pid).flatMap(handle -> handle.info().totalCpuDuration())
                    .map(time -> OptionalLong.of(time.toNanos())).orElse(OptionalLong.empty());
        }
        // The clock of another process: linux/posix-timers_types.h, MAKE_PROCESS_CPUCLOCK(pid, CPUCLOCK_SCHED = 2).
        return clock((~(int) pid << 3) | 2);
    }

    /** A steady clock that goes on while the computer sleeps, in nanoseconds; empty on Windows, where every steady clock does. */
    static OptionalLong sleeplessNanos() {
        return clock(SLEEPLESS_CLOCK);
    }

    private static OptionalLong clock(int clock) {
        if (CLOCK == null) return OptionalLong.empty();
        try (var arena = Arena.ofConfined()) {
            MemorySegment time = arena.allocate(16, 8); // struct timespec on 64-bit Linux and macOS
            if ((int) CLOCK.invokeExact(clock, time) != 0) return OptionalLong.empty();
            return OptionalLong.of(time.get(ValueLayout.JAVA_LONG, 0) * 1_000_000_000L + time.get(ValueLayout.JAVA_LONG, 8));
        } catch (Throwable e) {
            throw new IllegalStateException("clock_gettime(2) cannot be called", e);
        }
    }

    /**
     * Asks the kernel to kill this process when the thread that started it ends (prctl(2), PR_SET_PDEATHSIG): works
     * for a frozen process too, which never sees the end of its input. Elsewhere than on Linux nothing happens here.
     */
    static void dieWithParent() {
        if (Prctl.HANDLE == null) return;
        try {
            int _ = (int) Prctl.HANDLE.invokeExact(PR_SET_PDEATHSIG, SIGKILL, 0L, 0L, 0L);
        } catch (Throwable e) {
            throw new IllegalStateException("prctl(2) cannot be called", e);
        }
    }
}
