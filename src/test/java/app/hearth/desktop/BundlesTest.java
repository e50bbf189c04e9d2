package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the bundles and the code that uses them together. */
class BundlesTest {
    private static final Path RESOURCES = Path.of("src/main/resources/app/hearth/desktop");
    private static final Path CODE = Path.of("src/main/java/app/hearth/desktop");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-zA-Z]*(?:\\.[a-zA-Z_]+)*\\.|[a-z][a-zA-Z]*(?:\\.[a-zA-Z_]+)+)\"");
    private static final Pattern FXML_KEY = Pattern.compile("\"%([\\w.]+)\"");
    /** Keys that are put together from an application's name. */
    private static final Set<String> BUILT = Set.of("app.");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

    private static Properties bundle(String language) throws IOException {
        Properties found = new Properties();
        try (Reader in = Files.newBufferedReader(RESOURCES.resolve("messages" + language + ".properties"))) {
            found.load(in);
        }
        return found;
    }

    private static String sources(Path root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending)).map(BundlesTest::read).collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(bundle("_de").stringPropertyNames()).isEqualTo(bundle("").stringPropertyNames());
    }

    @Test void everyKeyOfAScreenHasWords() throws IOException {
        assertThat(bundle("").stringPropertyNames()).containsAll(matches(FXML_KEY, sources(RESOURCES, ".fxml")));
    }

    @Test void everyKeyInTheCodeHasWords() throws IOException {
        Set<String> keys = bundle("").stringPropertyNames();
        Set<String> sections = keys.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
        Set<String> missing = matches(LITERAL, sources(CODE, ".java"));
        missing.removeIf(used -> !sections.contains(used.substring(0, used.indexOf('.'))));
        missing.removeIf(used -> keys.contains(used) || used.endsWith(".") && keys.stream().anyMatch(key -> key.startsWith(used)));
        missing.removeIf(used -> used.startsWith("app.hearth.") || used.endsWith(".css"));
        assertThat(missing).isEmpty();
    }

    @Test void everyEventOfTheEngineHasWords() throws IOException {
        Pattern logged = Pattern.compile("\\blog\\(.*?Kind\\..*?\"([a-z]+(?:\\.[a-z]+)*)\"");
        Set<String> keys = bundle("").stringPropertyNames();
        assertThat(matches(logged, sources(Path.of("src/main/java/app/hearth/engine"), ".java")))
                .allMatch(code -> code.equals("mode.changed") || code.equals("finishing") || code.equals("sharing.held") || code.equals("notice") || keys.contains("journal." + code));
    }

    @Test void noWordsAreLeftOver() throws IOException {
        Set<String> used = matches(LITERAL, sources(CODE, ".java"));
        used.addAll(matches(FXML_KEY, sources(RESOURCES, ".fxml")));
        used.addAll(BUILT);
        Set<String> unused = new TreeSet<>(bundle("").stringPropertyNames());
        unused.removeIf(key -> used.contains(key) || used.stream().anyMatch(part -> part.endsWith(".") && key.startsWith(part))
                || key.startsWith("journal.") || key.startsWith("app."));
        assertThat(unused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de"})
    void everyPatternCanBeRead(String language) throws IOException {
        Properties words = bundle(language);
        for (String key : words.stringPropertyNames()) {
            String pattern = words.getProperty(key);
            if (!pattern.contains("{")) continue;
            assertThat(pattern).as(key + ": a straight apostrophe swallows arguments").doesNotContain("'");
            new MessageFormat(pattern, Locale.ROOT);
        }
    }

    @Test void bothLanguagesUseTheSameArguments() throws IOException {
        Properties english = bundle("");
        Properties german = bundle("_de");
        for (String key : english.stringPropertyNames()) {
            assertThat(matches(ARGUMENT, german.getProperty(key))).as(key).isEqualTo(matches(ARGUMENT, english.getProperty(key)));
        }
    }

    @Test void aGermanSystemStillGivesEnglishToAnEnglishUser() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Samples.english().get("nav.work")).isEqualTo("Work");
        } finally {
            Locale.setDefault(before);
        }
        assertThat(Samples.german().get("nav.work")).isEqualTo("Arbeit");
    }
}
