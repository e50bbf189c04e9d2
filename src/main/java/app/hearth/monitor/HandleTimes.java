package app.hearth.monitor;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import oshi.SystemInfo;
import oshi.software.os.OperatingSystem;

/** Processor time where there is no {@code /proc}: from the Java runtime, memory from OSHI. */
final class HandleTimes implements ProcessTimes {
    private final OperatingSystem system = new SystemInfo().getOperatingSystem();

    @Override public Optional<Duration> own(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).flatMap(process -> process.info().totalCpuDuration());
    }

    @Override public Optional<Duration> tree(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(root -> family(root)
                .flatMap(process -> process.info().totalCpuDuration().stream()).reduce(Duration.ZERO, Duration::plus));
    }

    @Override public OptionalLong memory(long pid) {
        var root = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return root.isEmpty() ? OptionalLong.empty()
                : OptionalLong.of(family(root.get()).mapToLong(process -> resident(process.pid())).sum());
    }

    @Override public OptionalLong virtual(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                .map(root -> OptionalLong.of(family(root).mapToLong(process -> virtualOf(process.pid())).sum())).orElseGet(OptionalLong::empty);
    }

    private long virtualOf(long pid) {
        var process = system.getProcess((int) pid);
        return process == null ? 0 : Math.max(0, process.getVirtualSize());
    }

    private long resident(long pid) {
        var process = system.getProcess((int) pid);
        return process == null ? 0 : Math.max(0, process.getResidentMemory());
    }

    private static Stream<ProcessHandle> family(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants());
    }
}
