package app.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    @Test void followTakesTheOldAddressOfANetworkAndTheFolderOfTheHearthThatIsToFollow() {
        var asked = new ArrayList<String>();
        var actions = new HearthCommand.Actions() {
            @Override public int run(boolean headless, Optional<Path> dataDir, Optional<Duration> time) { return 9; }

            @Override public int status(Optional<Path> dataDir) { return 9; }

            @Override public int rewards(Optional<Path> dataDir, boolean json) { return 9; }

            @Override public int follow(Optional<Path> dataDir, String address) {
                asked.add(dataDir.orElseThrow().getFileName() + " " + address);
                return 0;
            }
        };
        assertThat(HearthCommand.execute(actions, "follow", "https://old.example/", "--data-dir", "data")).isZero();
        assertThat(asked).containsExactly("data https://old.example/");
        assertThat(HearthCommand.execute(actions, "follow")).as("which one?").isNotZero();
    }

    @Test void anEmptyQuoteIsAnEmptyArgumentAndAnEmptyLineIsNone() {
        assertThat(Arguments.split("\"\"")).containsExactly("");
        assertThat(Arguments.split("   ")).isEqualTo(List.of());
    }
}
