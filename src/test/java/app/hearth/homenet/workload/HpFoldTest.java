package app.hearth.homenet.workload;

import static app.hearth.homenet.workload.Forgery.NEVER;
import static app.hearth.homenet.workload.Forgery.assertRejected;
import static app.hearth.homenet.workload.Forgery.replace;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HpFoldTest {

    private static final HpFold hpfold = new HpFold();
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
        assertThat(hpfold.judge(job, honest, NEVER)).isEqualTo(new Verdict.Valid(
                "A fold with energy -9 of a chain of 20 residues; the best known is -9."));
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
