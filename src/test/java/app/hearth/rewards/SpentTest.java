package app.hearth.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.rewards.BookReader.Spent;
import app.hearth.rewards.Event.Facts;
import app.hearth.rewards.Event.Proof;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.Measured.Energy;
import app.hearth.rewards.Measured.Known;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What went into tasks and what came of it, for the comparison of networks. */
final class SpentTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static Event event(String source, String id, State state, double amount, int cpuSeconds) {
        return new Event(source, id, "", "app", Event.CREDIT, Amount.of(amount), state, NOW, true, 0, new Facts(Optional.empty(), Optional.empty(),
                Optional.empty(), Duration.ofSeconds(cpuSeconds), Duration.ofSeconds(cpuSeconds), "", Proof.WORD));
    }

    private static Measured measured(int cpuSeconds, Optional<Energy> energy) {
        return new Measured(NOW, Duration.ofSeconds(cpuSeconds), Duration.ofSeconds(cpuSeconds), Duration.ZERO, energy, 0, 0);
    }

    private static Spent spent(String source, boolean silent, Optional<Known> known, int tasks, double amount, int cpuSeconds, double joules) {
        return new Spent(source, "credit", silent, known, tasks, 0, Amount.of(amount), Duration.ofSeconds(cpuSeconds), Duration.ZERO, joules, NOW);
    }

    @Test void judgedTasksCountWithTheirEffortWhateverCameOfThem(@TempDir Path folder) throws Exception {
        try (var book = new Book(folder.resolve("book.sqlite")); var reader = BookReader.open(folder.resolve("book.sqlite"))) {
            book.take(List.of(event("a", "1", State.VALIDATED, 10, 100), event("a", "2", State.REJECTED, 0, 50), event("a", "3", State.PENDING, 99, 999),
                    event("a", "4", State.VALIDATED, 7, 0), event("b", "1", State.VALIDATED, 3, 30), event("b", "2", State.PAID, 1000, 0)), NOW);
            book.measured("a", "1", measured(1, Optional.of(new Energy(3600, Known.SENSOR))));
            book.measured("a", "2", measured(1, Optional.of(new Energy(1800, Known.SENSOR))));
            book.measured("a", "4", measured(60, Optional.of(new Energy(900, Known.ESTIMATE))));
            book.measured("b", "1", measured(30, Optional.empty()));
            assertThat(reader.spent()).containsExactlyInAnyOrder(spent("a", false, Optional.of(Known.SENSOR), 2, 10, 150, 5400),
                    spent("a", false, Optional.of(Known.ESTIMATE), 1, 7, 60, 900), spent("b", false, Optional.empty(), 1, 3, 30, 0));
        }
    }

    @Test void tasksOfASourceThatJudgesInSilenceCountOnceTheyAreHandedIn(@TempDir Path folder) throws Exception {
        try (var book = new Book(folder.resolve("book.sqlite")); var reader = BookReader.open(folder.resolve("book.sqlite"))) {
            book.take(List.of(event("a", "1", State.REPORTED, 0, 100), event("a", "2", State.REPORTED, 0, 20), event("a", "3", State.REJECTED, 0, 50)), NOW);
            book.measured("a", "2", new Measured(NOW, Duration.ofSeconds(90), Duration.ofSeconds(20), Duration.ofSeconds(80), Optional.empty(), 0, 0));
            assertThat(reader.spent()).containsExactly(spent("a", false, Optional.empty(), 1, 0, 50, 0),
                    new Spent("a", "credit", true, Optional.empty(), 2, 1, Amount.ZERO, Duration.ofSeconds(120), Duration.ofSeconds(80), 0, NOW));
        }
    }
}
