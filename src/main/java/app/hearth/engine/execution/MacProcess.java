package app.hearth.engine.execution;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.OptionalLong;

/** Processor time on macOS in nanoseconds: proc_pid_rusage (libproc.h), which counts in units of mach_timebase_info. */
final class MacProcess {
    private static final int RUSAGE_INFO_V0 = 0;
    /** sys/resource.h, struct rusage_info_v0: sixteen bytes of identity, user time, system time, and eight more numbers. */
    private static final int SIZE = 96;
    private static final int USER_TIME = 16;
    private static final int SYSTEM_TIME = 24;
    private static final MethodHandle RUSAGE = call("proc_pid_rusage",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    private static final double NANOS_PER_UNIT = timebase();

    private MacProcess() {}

    private static MethodHandle call(String name, FunctionDescriptor form) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), form);
    }

    private static double timebase() {
        var info = call("mach_timebase_info", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        try (var arena = Arena.ofConfined()) {
            var fraction = arena.allocate(8, 4); // numerator and denominator
            int status = (int) info.invokeExact(fraction);
            if (status != 0) throw new IllegalStateException("mach_timebase_info gave " + status);
            return (double) fraction.get(ValueLayout.JAVA_INT, 0) / fraction.get(ValueLayout.JAVA_INT, 4);
        } catch (Throwable e) {
            throw new IllegalStateException("mach_timebase_info cannot be called", e);
        }
    }

    static OptionalLong cpuNanos(long pid) {
        try (var arena = Arena.ofConfined()) {
            var use = arena.allocate(SIZE, 8);
            if ((int) RUSAGE.invokeExact((int) pid, RUSAGE_INFO_V0, use) != 0) return OptionalLong.empty();
            return OptionalLong.of((long) (NANOS_PER_UNIT * (use.get(ValueLayout.JAVA_LONG, USER_TIME) + use.get(ValueLayout.JAVA_LONG, SYSTEM_TIME))));
        } catch (Throwable e) {
            throw new IllegalStateException("proc_pid_rusage cannot be called", e);
        }
    }
}
