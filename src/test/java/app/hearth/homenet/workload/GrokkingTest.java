package app.hearth.homenet.workload;

import static app.hearth.homenet.workload.Forgery.assertRejected;
import static app.hearth.homenet.workload.Forgery.replace;
import static app.hearth.homenet.workload.Forgery.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GrokkingTest {

    private static final Grokking grokking = new Grokking(new Random(1));
    private static final Job job = Grokking.make(1, 23, 48, 400);
    private static Wasm wasm;
    private static Map<String, byte[]> honest;

    @BeforeAll
    static void runTheProgram() throws IOException {
        wasm = new Wasm(grokking);
        honest = wasm.run(job);
    }

    @Test
    void a_network_shown_most_of_the_table_understands_the_rest_as_published() throws IOException {
        Verdict verdict = grokking.judge(job, honest, wasm);
        assertThat(verdict).isInstanceOf(Verdict.Valid.class);
        assertThat(((Verdict.Valid) verdict).summary()).matches("[1-4] of 4 networks understood addition modulo 23\\.");
    }

    @Test
    void a_computer_that_writes_other_digits_judges_the_same() throws IOException {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(grokking.judge(job, honest, wasm)).isInstanceOf(Verdict.Valid.class);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void every_stretch_that_may_be_drawn_agrees_with_the_whole_run() throws IOException {
        for (int i = 0; i < 6; i++) assertThat(grokking.judge(job, honest, wasm)).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void a_run_that_crashes_after_every_checkpoint_gives_the_same_bytes() throws IOException {
        Job small = Grokking.make(1, 23, 16, 50);
        assertThat(wasm.runWithCrashes(small)).containsExactlyInAnyOrderEntriesOf(wasm.run(small));
    }

    @Test
    void a_judge_runs_one_stretch_of_twenty_again() throws IOException {
        grokking.judge(job, honest, (inputs, commandLine) -> {
            assertThat(inputs).containsOnlyKeys("in", "start");
            var again = wasm.run(inputs, commandLine);
            assertThat(again.get("points")).hasSize(honest.get("points").length / 20);
            return again;
        });
    }

    @Test
    void weights_that_were_not_trained_are_rejected() throws IOException {
        byte[] points = honest.get("points").clone();
        int last = points.length / 20 * 4; // the first run's final weights: a copy of the ones before them
        System.arraycopy(points, points.length / 20 * 3, points, last, points.length / 20);
        assertRejected(grokking.judge(job, with(honest, "points", points), wasm));
    }

    @Test
    void interim_weights_with_a_changed_bit_are_rejected_when_their_stretch_is_drawn() throws IOException {
        byte[] points = honest.get("points").clone();
        for (int point = 0; point < 20; point++) if (point % 5 != 4) points[point * (points.length / 20) + 3] ^= 1;
        assertRejected(grokking.judge(job, with(honest, "points", points), wasm)).contains("run again");
    }

    @Test
    void an_accuracy_better_than_the_weights_give_is_rejected() throws IOException {
        assertRejected(grokking.judge(job, replace(honest, "out", "(?m)^(run 3 .*) [0-9]+$", "$1 999"), wasm)).contains("run 3");
    }

    @Test
    void an_embellished_curve_is_rejected() throws IOException {
        var forged = replace(honest, "curves.csv", "(?m)^(.*),0\\.[0-9]{6}$", "$1,0.987654");
        int caught = 0;
        for (int i = 0; i < 8; i++) if (grokking.judge(job, forged, wasm) instanceof Verdict.Invalid) caught++;
        assertThat(caught).isPositive();
        assertRejected(grokking.judge(job, replace(honest, "curves.csv", "(?m)^2,[0-9]+,", "3,0,"), wasm)).contains("order");
        assertRejected(grokking.judge(job, replace(honest, "curves.csv", "(?m)^(.*),[0-9.]+$", "$1,nan"), wasm));
    }

    @Test
    void weights_that_are_no_numbers_are_rejected() throws IOException {
        byte[] points = honest.get("points").clone();
        for (int i = 0; i < 8; i++) points[8 * 100 + i] = (byte) 0xff;
        assertRejected(grokking.judge(job, with(honest, "points", points), wasm)).contains("no weight");
    }

    @Test
    void a_result_of_another_network_is_rejected() throws IOException {
        assertRejected(grokking.judge(Grokking.make(2, 23, 48, 400), honest, wasm));
        assertRejected(grokking.judge(Grokking.make(1, 19, 48, 600), honest, wasm)).contains("another job");
    }

    @Test
    void rubbish_is_rejected() throws IOException {
        Forgery.assertRubbishIsRejected(grokking, job, honest, wasm);
    }
}
