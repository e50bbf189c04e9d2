package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whole days of a contributor's life in milliseconds, with everything that goes wrong in them; a failing seed is a regression test. */
class EngineSimulationTest {
    /** Fewer with {@code -Dhearth.seeds=}, for a quick look. */
    private static final int SEEDS = Integer.getInteger("hearth.seeds", 1000);

    @Test void noFinishedWorkIsLostAndEachTaskIsCreditedOnceWhateverGoesWrong() {
        var failures = IntStream.range(0, SEEDS).parallel().mapToObj(seed -> new SimulatedLife(seed).live())
                .filter(report -> !report.isEmpty()).limit(5).toList();
        assertThat(failures).isEmpty();
    }

    @Test void theSimulationDoesWorkAndMeetsEveryKindOfTrouble() {
        var lives = IntStream.range(0, 50).parallel().mapToObj(SimulatedLife::new).peek(SimulatedLife::live).toList();
        assertThat(lives.stream().mapToInt(SimulatedLife::credited).sum()).isGreaterThan(500);
        assertThat(lives.stream().mapToInt(SimulatedLife::crashes).sum()).isGreaterThan(50);
        assertThat(lives.stream().mapToInt(SimulatedLife::lostReplies).sum()).isGreaterThan(50);
        assertThat(lives.stream().mapToInt(SimulatedLife::fullDisks).sum()).isGreaterThan(20);
        assertThat(lives.stream().mapToInt(SimulatedLife::clockJumps).sum()).isGreaterThan(20);
    }
}
