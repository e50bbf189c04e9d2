package app.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test void wordsAreSplitAtAnySpace() {
        assertThat(Arguments.split("  --headless\t--for  90s ")).containsExactly("--headless", "--for", "90s");
    }

    @Test void quotesOfEitherKindKeepSpacesTogether() {
        assertThat(Arguments.split("--data-dir \"/home/a b/it's\" 'c d'")).containsExactly("--data-dir", "/home/a b/it's", "c d");
    }

    @Test void aCommandOrAConsoleStartOpensNoWindow() {
        assertThat(Arguments.mayOpenWindow(List.of("--data-dir", "/home/a b", "--for", "90s"))).isTrue();
        assertThat(List.of("status", "rewards", "follow", "--headless", "--help", "-h", "--version", "-V"))
                .noneMatch(word -> Arguments.mayOpenWindow(List.of("--data-dir", "/home/a b", word)));
    }

    @Test void anEmptyQuoteIsAnEmptyArgumentAndAnEmptyLineIsNone() {
        assertThat(Arguments.split("\"\"")).containsExactly("");
        assertThat(Arguments.split("   ")).isEqualTo(List.of());
    }
}
