package app.hearth.monitor;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Two calls to Linux's C library. Both answer nothing where it lacks them or native access is denied to us. */
final class LibC {
    private static final MethodHandle VERSION = handle("gnu_get_libc_version", FunctionDescriptor.of(ADDRESS));

    private LibC() {}

    /** Made when it is asked first: a handle takes milliseconds, which the start of the window does not have. */
    private static final class Clock {
        static final MethodHandle GETTIME = handle("clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    }

    private static MethodHandle handle(String symbol, FunctionDescriptor descriptor) {
        try {
            var linker = Linker.nativeLinker();
            return linker.defaultLookup().find(symbol).map(address -> linker.downcallHandle(address, descriptor)).orElse(null);
        } catch (RuntimeException | LinkageError e) {
            LoggerFactory.getLogger(LibC.class).info("Going on without {}: {}", symbol, e.getMessage());
            return null;
        }
    }

    /**
     * Processor time of all threads of a process, ended ones too, to the nanosecond; its children's not. Needs no right
     * over the process. The clock's number is the kernel's CPUCLOCK_SCHED of the process (clock_getcpuclockid(3)).
     */
    static Optional<Duration> cpuTime(long pid) {
        if (pid <= 0 || Clock.GETTIME == null) return Optional.empty();
        try (var arena = Arena.ofConfined()) {
            var time = arena.allocate(2 * Long.BYTES, Long.BYTES); // struct timespec, 64 bits
            int failed = (int) Clock.GETTIME.invokeExact((int) (~pid << 3 | 2), time);
            if (failed != 0) return Optional.empty();
            return Optional.of(Duration.ofSeconds(time.getAtIndex(JAVA_LONG, 0), time.getAtIndex(JAVA_LONG, 1)));
        } catch (Error | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A native call failed", e);
        }
    }

    /** As in {@code 2.36}; empty with a C library other than GNU's. */
    static Optional<String> version() {
        if (VERSION == null) return Optional.empty();
        try {
            var text = (MemorySegment) VERSION.invokeExact();
            return Optional.of(text.reinterpret(64).getString(0));
        } catch (Error | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A native call failed", e);
        }
    }
}
