package app.hearth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hearth itself as a process of its own, in the console: what a user sees from the outside. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HearthProcessTest {
    private static final Pattern STANDING = Pattern.compile("(\\w+) (\\d+)%");
    @TempDir Path folder;
    private final List<Process> started = new ArrayList<>();

    @AfterEach void endAll() throws Exception {
        for (var process : started) {
            var family = process.descendants().toList();
            process.destroyForcibly().waitFor();
            for (var child : family) child.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    @Test void itEarnsByItselfSurvivesAKillAndGoesOnWhereItWas() throws Exception {
        var data = folder.resolve("data");
        var first = start("--headless", "--data-dir", data.toString());
        awaitLine(first, line -> line.endsWith("credits") && !line.endsWith(" 0.00 credits"));
        var before = progress(awaitLine(first, line -> STANDING.matcher(line).results().anyMatch(found -> percent(found.group(2)) >= 15)));
        var children = first.descendants().toList();
        assertThat(children).isNotEmpty();

        first.destroyForcibly().waitFor();
        for (var child : children) assertThat(child.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();

        var second = start("--headless", "--data-dir", data.toString());
        awaitLine(second, line -> progress(line).stream().anyMatch(now -> before.stream().anyMatch(then -> goesOn(then, now))));
        second.toHandle().destroy(); // as Ctrl+C does; Process.destroy would close what it still says
        var last = second.inputReader().lines().toList();
        assertThat(second.waitFor()).as("ended by SIGTERM").isEqualTo(128 + 15);
        assertEarned(last);

        var third = start("--headless", "--data-dir", data.toString(), "--for", "1s");
        var lines = third.inputReader().lines().toList();
        assertThat(third.waitFor()).isZero();
        assertEarned(lines);
    }

    /** From its checkpoint, which may be some time before the end. */
    private static boolean goesOn(String before, String now) {
        return before.startsWith(now.split(" ")[0] + " ") && percent(now.split(" ")[1]) >= percent(before.split(" ")[1]) / 2 && percent(now.split(" ")[1]) > 5;
    }

    private static void assertEarned(List<String> lines) {
        assertThat(lines).last().asString().contains("not money");
        assertThat(lines).anyMatch(line -> line.contains("credits in all") && !line.contains(" 0.00 credits in all"));
    }

    @Test void aSecondStartOnTheSameFolderSaysSoInOneSentenceAndFails() throws Exception {
        try (var _ = DataFolder.take(folder)) {
            assertThat(outcome("--headless", "--data-dir", folder.toString()))
                    .isEqualTo("1: Hearth is already running on " + folder + ". Close it first, or choose another folder with --data-dir.");
        }
    }

    @Test void aFolderThatCannotBeWrittenIsNamedInOneSentence() throws Exception {
        var file = java.nio.file.Files.createFile(folder.resolve("file"));
        assertThat(outcome("--headless", "--data-dir", file.resolve("data").toString()))
                .isEqualTo("1: Hearth cannot write to " + file.resolve("data") + ". Choose a folder that is yours with --data-dir.");
    }

    @Test void statusWithoutARunningHearthSaysSo() throws Exception {
        assertThat(outcome("status", "--data-dir", folder.toString())).isEqualTo("1: No Hearth is running on " + folder + ".");
    }

    @Test void aDataFolderWithoutANameIsRefused() throws Exception {
        assertThat(outcome("--headless", "--data-dir=")).startsWith("2: ").contains("Give a folder, or leave --data-dir out.");
    }

    @Test void settingsThatCannotBeReadAreNamedInTheConsole() throws Exception {
        Files.writeString(folder.resolve("settings.json"), "{\"level\": \"LOUDEST\"}");
        assertThat(outcome("--headless", "--data-dir", folder.toString(), "--for", "1s")).contains("These settings could not be read", "level", "settings.broken-").doesNotContain("Exception");
    }

    @Test void whatIsKeptIsItsOwnersAlone() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "this file system has no owners");
        var data = folder.resolve("new");
        assertThat(outcome("--headless", "--data-dir", data.toString(), "--for", "0")).startsWith("0: ");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("engine.sqlite")))).isEqualTo("rw-------");
    }

    @Test void theVersionIsPrinted() throws Exception {
        assertThat(outcome("--version")).startsWith("0: Hearth ");
    }

    private String outcome(String... arguments) throws Exception {
        var process = start(arguments);
        var said = process.inputReader().lines().collect(Collectors.joining(" / "));
        return process.waitFor() + ": " + said;
    }

    private Process start(String... arguments) throws IOException {
        var line = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "-Duser.language=en", "-cp", System.getProperty("java.class.path"), Hearth.class.getName()));
        line.addAll(List.of(arguments));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    private static String awaitLine(Process process, java.util.function.Predicate<String> wanted) throws IOException {
        var seen = new ArrayList<String>();
        var reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            seen.add(line);
            if (wanted.test(line)) return line;
        }
        throw new AssertionError("Hearth ended early: " + seen);
    }

    private static List<String> progress(String line) {
        return STANDING.matcher(line).results().map(found -> found.group(1) + " " + found.group(2)).toList();
    }

    private static int percent(String number) {
        return Integer.parseInt(number);
    }
}
