package app.hearth.homenet.workload;

import static app.hearth.homenet.workload.Forgery.NEVER;
import static app.hearth.homenet.workload.Forgery.assertRejected;
import static app.hearth.homenet.workload.Forgery.replace;
import static app.hearth.homenet.workload.Forgery.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HpFoldTest {

    private static final HpFold hpfold = new HpFold(new Random(1));
    /** The chain of 20 residues, whose best energy is -9. */
    private static final Job job = HpFold.make(0, 7, 1000);
    private static Wasm wasm;
    private static Map<String, byte[]> honest;

    @BeforeAll
    static void runTheProgram() throws IOException {
        wasm = new Wasm(hpfold);
        honest = wasm.run(job);
    }

    @Test
    void the_program_finds_the_published_optimum_and_the_judge_counts_the_same_energy() throws IOException {
        assertThat(hpfold.judge(job, honest, wasm)).isEqualTo(new Verdict.Valid(
                "A fold with energy -9 of a chain of 20 residues; the best known is -9."));
    }

    @Test
    void whatever_is_drawn_to_be_run_again_agrees_with_an_honest_search_of_every_chain() throws IOException {
        for (int chain = 0; chain < 4; chain++) {
            Job any = HpFold.make(chain, 3, 8000);
            var outputs = wasm.run(any);
            var always = new HpFold(zero());
            assertThat(always.judge(any, outputs, wasm)).as("chain %d, all of it", chain).isInstanceOf(Verdict.Valid.class);
            assertThat(new HpFold(never()).judge(any, outputs, wasm)).as("chain %d, its beginning", chain).isInstanceOf(Verdict.Valid.class);
        }
    }

    @Test
    void a_known_fold_handed_in_for_another_seed_is_rejected_whatever_round_it_is_said_to_be_from() throws IOException {
        Job other = HpFold.make(0, 8, 1000);
        var copied = replace(honest, "out", "seed 7", "seed 8");
        for (String round : List.of("0", "17", "124", "125", "999")) {
            var forged = copied.get("out");
            forged = text(forged).replaceAll("found_in_round .*", "found_in_round " + round).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            assertRejected(new HpFold(never()).judge(other, Forgery.with(copied, "out", forged), wasm)).contains("Run again");
        }
    }

    @Test
    void a_search_that_stopped_when_it_had_its_fold_is_rejected_when_it_is_drawn() throws IOException {
        var stopped = replace(honest, "out", "random_state .*", "random_state 0123456789abcdef");
        assertRejected(new HpFold(zero()).judge(job, stopped, wasm)).contains("differently");
    }

    @Test
    void a_judge_runs_no_more_than_an_eighth_again_unless_all_is_drawn() throws IOException {
        Recompute counting = (inputs, commandLine) -> {
            assertThat(Integer.parseInt(text(inputs.get("in")).replaceAll("(?s).*rounds (\\d+)\\s", "$1"))).isLessThanOrEqualTo(125);
            return wasm.run(inputs, commandLine);
        };
        assertThat(new HpFold(never()).judge(job, honest, counting)).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void a_check_that_could_not_be_run_says_nothing_about_the_result() {
        assertThatThrownBy(() -> hpfold.judge(job, honest, (_, _) -> {
            throw new IOException("no room now");
        })).isInstanceOf(IOException.class);
    }

    /** Draws the whole search every time. */
    private static RandomGenerator zero() {
        return () -> 0;
    }

    /** Never draws the whole search. */
    private static RandomGenerator never() {
        return () -> -1;
    }

    @Test
    void a_run_that_crashes_after_every_checkpoint_gives_the_same_bytes() throws IOException {
        assertThat(wasm.runWithCrashes(job)).containsExactlyEntriesOf(honest);
        assertThat(wasm.runs).isGreaterThan(2);
    }

    @Test
    void a_better_energy_than_the_fold_has_is_rejected() throws IOException {
        assertRejected(hpfold.judge(job, replace(honest, "out", "energy -9", "energy -10"), NEVER)).contains("-10").contains("-9");
    }

    @Test
    void a_worse_fold_presented_with_its_true_energy_is_rejected_because_the_search_was_not_made() throws IOException {
        var straight = replace(replace(honest, "out", "conformation [RULD]+", "conformation " + "R".repeat(19)), "out", "energy -9", "energy 0");
        assertRejected(hpfold.judge(job, straight, NEVER)).contains("search was not made");
    }

    @Test
    void a_fold_that_crosses_itself_is_rejected() throws IOException {
        assertRejected(hpfold.judge(job, replace(honest, "out", "conformation [RULD]+", "conformation " + "RL".repeat(9) + "R"), NEVER))
                .contains("crosses itself");
    }

    @Test
    void fewer_moves_than_the_job_asks_for_are_rejected() throws IOException {
        assertRejected(hpfold.judge(job, replace(honest, "out", "moves_tried .*", "moves_tried 1000"), NEVER)).contains("moves_tried");
    }

    @Test
    void a_result_of_another_seed_or_chain_is_rejected() throws IOException {
        assertRejected(hpfold.judge(HpFold.make(0, 8, 1000), honest, NEVER)).contains("another job");
        assertRejected(hpfold.judge(HpFold.make(1, 7, 1000), honest, NEVER)).contains("another job");
    }

    @Test
    void rubbish_is_rejected() throws IOException {
        Forgery.assertRubbishIsRejected(hpfold, job, honest, NEVER);
    }
}
