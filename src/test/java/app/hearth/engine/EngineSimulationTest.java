package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole days of a contributor's life in milliseconds, with everything that goes wrong in them; a failing seed is a regression test. */
class EngineSimulationTest {
    /** At fewest, so that every kind of trouble is met. */
    private static final int LEAST = 50;
    /** Fewer with {@code -Dhearth.seeds=}, for a quick look. */
    private static final int SEEDS = Math.max(LEAST, Integer.getInteger("hearth.seeds", 1000));
    private static List<Life> lives;

    /** What came of a life, without the life: a thousand of those fill the memory. */
    private record Life(String report, int credited, int crashes, int lostReplies, int fullDisks, int clockJumps, int sleeps) {
        static Life of(int seed) {
            var life = new SimulatedLife(seed);
            return new Life(life.live(), life.credited(), life.crashes(), life.lostReplies(), life.fullDisks(), life.clockJumps(), life.sleeps());
        }
    }

    @BeforeAll static void live() {
        lives = IntStream.range(0, SEEDS).parallel().mapToObj(Life::of).toList();
    }

    @Test void noFinishedWorkIsLostAndEachTaskIsCreditedOnceWhateverGoesWrong() {
        assertThat(lives.stream().map(Life::report).filter(report -> !report.isEmpty()).limit(5)).isEmpty();
    }

    @Test void theSimulationDoesWorkAndMeetsEveryKindOfTrouble() {
        assertThat(sum(Life::credited)).isGreaterThan(500);
        assertThat(sum(Life::crashes)).isGreaterThan(50);
        assertThat(sum(Life::lostReplies)).isGreaterThan(50);
        assertThat(sum(Life::fullDisks)).isGreaterThan(20);
        assertThat(sum(Life::clockJumps)).isGreaterThan(20);
        assertThat(sum(Life::sleeps)).isGreaterThan(20);
    }

    private static int sum(ToIntFunction<Life> of) {
        return lives.stream().limit(LEAST).mapToInt(of).sum();
    }
}
