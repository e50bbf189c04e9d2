package app.hearth.engine.execution;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;

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
    /** In which Java writes names of files too. */
    private static final Charset FILE_NAMES = Charset.forName(System.getProperty("sun.jnu.encoding"), StandardCharsets.UTF_8);
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

    /** For Linux, where a file can be named by its handle afterwards. */
    private static final class Open {
        static final int CLOSE_ON_EXEC = 0x80000; // fcntl.h: O_CLOEXEC, O_NONBLOCK and O_PATH are the same on all of Java's kinds of processors
        static final int NEVER_WAIT = 0x800;
        static final int PLACE_ONLY = 0x200000;
        /** O_NOFOLLOW: ARM and POWER have a number of their own (asm/fcntl.h). */
        static final int NO_LINK = Set.of("aarch64", "arm", "ppc64le", "ppc64").contains(System.getProperty("os.arch")) ? 0x8000 : 0x20000;
        static final int HERE = -100; // AT_FDCWD
        static final MethodHandle OPENAT = call("openat", FunctionDescriptor.of(ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT), Linker.Option.firstVariadicArg(3));
        static final MethodHandle CLOSE = call("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    private static MethodHandle call(String name, FunctionDescriptor form, Linker.Option... options) {
        return LINKER.defaultLookup().find(name).map(address -> LINKER.downcallHandle(address, form, options)).orElse(null);
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
     * Opens what lies in a folder for reading, step by step, so that no link is followed below that folder; never waits, neither for a
     * pipe's other end nor for one who holds a lease. Linux only.
     *
     * @return the handle, to be closed by {@link #close}; negative where it cannot be opened
     */
    static int open(Path folder, String... names) {
        int handle = open(Open.HERE, folder.toString(), Open.PLACE_ONLY | Open.CLOSE_ON_EXEC);
        for (int i = 0; i < names.length && handle >= 0; i++) {
            int way = i < names.length - 1 ? Open.PLACE_ONLY : Open.NEVER_WAIT;
            int next = open(handle, names[i], way | Open.NO_LINK | Open.CLOSE_ON_EXEC);
            close(handle);
            handle = next;
        }
        return handle;
    }

    private static int open(int from, String name, int how) {
        try (var arena = Arena.ofConfined()) {
            return (int) Open.OPENAT.invokeExact(from, arena.allocateFrom(name, FILE_NAMES), how);
        } catch (Throwable e) {
            throw new IllegalStateException("openat(2) cannot be called", e);
        }
    }

    static void close(int handle) {
        try {
            int _ = (int) Open.CLOSE.invokeExact(handle);
        } catch (Throwable e) {
            throw new IllegalStateException("close(2) cannot be called", e);
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
