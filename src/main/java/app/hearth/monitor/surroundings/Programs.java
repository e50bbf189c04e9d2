package app.hearth.monitor.surroundings;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The programs that run. A process is read only in its first two looks: what a fork becomes is known by then. */
final class Programs {
    private static final int LOOKS = 2;
    private static final File PROC = new File("/proc");
    private final boolean linux;
    private final Supplier<Map<String, String>> names;
    private Map<Long, Seen> seen = Map.of();
    private Set<String> keys = Set.of();

    /**
     * @param file the executable; its path where that may be read
     * @param word what it was started by, which tells apart the programs of an emulator
     */
    private record Seen(Optional<String> file, Optional<String> word, int looks) {
        Optional<String> executable() {
            return file.or(() -> word);
        }
    }

    private record Choice(RunningProgram program, int rank) {}

    /** @param names for people, by {@link Surroundings#key} of the executable */
    Programs(boolean linux, Supplier<Map<String, String>> names) {
        this.linux = linux;
        this.names = names;
    }

    synchronized Set<String> keys() {
        look();
        return keys;
    }

    private void look() {
        var now = new HashMap<Long, Seen>();
        for (long process : running()) {
            var before = seen.get(process);
            now.put(process, before != null && before.looks >= LOOKS ? before : read(process, before == null ? 1 : before.looks + 1));
        }
        if (now.equals(seen)) return;
        seen = now;
        keys = now.values().stream().flatMap(one -> Stream.of(one.file, one.word)).flatMap(Optional::stream)
                .map(Surroundings::key).filter(key -> !key.isEmpty()).collect(Collectors.toSet());
    }

    /** Numbers of all processes. Java's own list opens a file of each of them, twice. */
    private List<Long> running() {
        var names = linux ? PROC.list() : null;
        if (names == null) return ProcessHandle.allProcesses().map(ProcessHandle::pid).toList();
        return Stream.of(names).filter(name -> Character.isDigit(name.charAt(0))).map(Long::valueOf).toList();
    }

    private Seen read(long process, int looks) {
        if (!linux) return new Seen(ProcessHandle.of(process).flatMap(handle -> handle.info().command()), Optional.empty(), looks);
        Path folder = PROC.toPath().resolve(Long.toString(process));
        return new Seen(file(folder.resolve("exe")), word(folder.resolve("cmdline")), looks);
    }

    private static Optional<String> file(Path link) {
        try {
            String file = Files.readSymbolicLink(link).toString();
            return Optional.of(file.endsWith(" (deleted)") ? file.substring(0, file.length() - 10) : file); // updated meanwhile
        } catch (IOException e) {
            return Optional.empty(); // another user's, the kernel's, or ended
        }
    }

    private static Optional<String> word(Path file) {
        try {
            String line = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            int end = line.indexOf('\0');
            return Optional.of(end < 0 ? line : line.substring(0, end)).filter(word -> !word.isBlank());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    List<RunningProgram> list() {
        var known = names.get();
        var user = ProcessHandle.current().info().user();
        Map<String, Choice> found = new LinkedHashMap<>();
        for (var process : processes().entrySet()) {
            if (process.getKey() == ProcessHandle.current().pid()) continue;
            process.getValue().executable().ifPresent(path -> {
                var choice = choice(path, known, user.equals(ProcessHandle.of(process.getKey()).flatMap(handle -> handle.info().user())));
                if (!choice.program.executable().isEmpty()) {
                    found.merge(Surroundings.key(path), choice, (one, other) -> one.rank <= other.rank ? one : other);
                }
            });
        }
        return found.values().stream().sorted(Comparator.comparingInt(Choice::rank)
                .thenComparing(choice -> choice.program.name(), String.CASE_INSENSITIVE_ORDER)).map(Choice::program).toList();
    }

    private synchronized Map<Long, Seen> processes() {
        look();
        return seen;
    }

    private static Choice choice(String path, Map<String, String> names, boolean own) {
        String executable = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).strip();
        String name = names.get(Surroundings.key(path));
        boolean app = name != null || path.contains(".app/Contents/MacOS/") || path.contains("\\Program Files");
        return new Choice(new RunningProgram(name == null ? executable : name, executable), app ? 0 : own ? 1 : 2);
    }
}
