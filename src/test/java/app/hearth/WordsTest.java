package app.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the words outside the window together with the code that says them; the window's own are BundlesTest's. */
class WordsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/app/hearth");
    private static final Pattern LITERAL = Pattern.compile("\"([\\w.-]+)\"");
    /** Events whose words also depend on an argument. */
    private static final Set<String> BY_ARGUMENT = Set.of("sharing.held", "finishing", "mode.changed");
    private static Set<String> literals;

    @BeforeAll static void readTheCode() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/app/hearth"))) {
            literals = files.filter(file -> file.toString().endsWith(".java")).flatMap(file -> LITERAL.matcher(read(file)).results().map(match -> match.group(1)))
                    .collect(Collectors.toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> keys(String bundle) throws IOException {
        var words = new Properties();
        try (Reader in = Files.newBufferedReader(RESOURCES.resolve(bundle + ".properties"))) {
            words.load(in);
        }
        return words.stringPropertyNames();
    }

    private static boolean said(String key) {
        return literals.contains(key) || literals.stream().anyMatch(start -> start.endsWith(".") && start.length() > 1 && key.startsWith(start));
    }

    /** The command line's library looks up options by their names and commands by theirs. */
    private static boolean ofTheCommandLine(String key) {
        return key.endsWith("usage.description") || literals.contains("--" + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cli/messages", "engine/control/decision", "rewards/statement/messages"})
    void noWordsAreLeftOver(String bundle) throws IOException {
        assertThat(keys(bundle)).isNotEmpty().allMatch(key -> said(key) || bundle.startsWith("cli") && ofTheCommandLine(key));
    }

    @Test void theJournalHasWordsForTheEnginesEventsAndForNoOthersInTheConsoleAndInTheWindow() throws IOException {
        var console = keys("engine/control/journal").stream().map(WordsTest::event).collect(Collectors.toCollection(TreeSet::new));
        var window = keys("desktop/messages").stream().filter(key -> key.startsWith("journal.")).map(key -> event(key.substring("journal.".length())))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(window).isEqualTo(console);
        assertThat(console).contains("task.finished").allMatch(WordsTest::said);
    }

    private static String event(String key) {
        return BY_ARGUMENT.stream().filter(known -> key.startsWith(known + ".")).findFirst().orElse(key);
    }
}
