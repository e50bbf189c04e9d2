package app.hearth.homenet.workload;

import static app.hearth.homenet.workload.Forgery.assertRejected;
import static app.hearth.homenet.workload.Forgery.replace;
import static app.hearth.homenet.workload.Forgery.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClimateTest {

    private static final Climate climate = new Climate(new Random(1));
    /** A coarse grid: 40 cells from equator to pole. */
    private static final Job job = Climate.make(5, 40, 150, 20);
    private static Wasm wasm;
    private static Map<String, byte[]> honest;

    @BeforeAll
    static void runTheProgram() throws IOException {
        wasm = new Wasm(climate);
        honest = wasm.run(job);
    }

    @Test
    void the_ice_line_of_today_and_the_snowball_come_out_as_published() throws IOException {
        Verdict verdict = climate.judge(job, honest, wasm);
        assertThat(verdict).isInstanceOf(Verdict.Valid.class);
        assertThat(((Verdict.Valid) verdict).summary()).matches("Of 20 climates [0-9]+ froze over; today's ice line is at (69|7[0-3])° latitude\\.");
    }

    @Test
    void a_run_that_crashes_after_every_checkpoint_gives_the_same_bytes() throws IOException {
        Job small = Climate.make(5, 40, 150, 6);
        assertThat(wasm.runWithCrashes(small)).containsExactlyEntriesOf(wasm.run(small));
    }

    @Test
    void a_judge_runs_three_members_again_whatever_the_size_of_the_job() throws IOException {
        int before = wasm.runs;
        climate.judge(job, honest, (inputs, commandLine) -> {
            assertThat(text(inputs.get("in")).lines().filter(l -> l.startsWith("member "))).hasSize(3);
            return wasm.run(inputs, commandLine);
        });
        assertThat(wasm.runs - before).isEqualTo(1);
    }

    @Test
    void plausible_temperatures_that_were_not_computed_are_rejected() throws IOException {
        // Each partly frozen climate but the first a tenth of a degree off, which no other check can see.
        var forged = replace(honest, "out", "(?m)^(member -?[0-9]+\\.)([0-9])([0-9]{5} 0\\.[0-9]*[1-9])", "$19$3");
        int caught = 0;
        for (int i = 0; i < 10; i++) if (climate.judge(job, forged, wasm) instanceof Verdict.Invalid) caught++;
        assertThat(caught).isGreaterThan(0);
    }

    @Test
    void hashes_that_were_invented_are_rejected() throws IOException {
        assertRejected(climate.judge(job, replace(honest, "out", "(?m)[0-9a-f]{16}$", "0123456789abcdef"), wasm)).contains("when run again");
    }

    @Test
    void a_frozen_world_whose_energy_does_not_balance_is_rejected() throws IOException {
        assertRejected(climate.judge(job, replace(honest, "out", "(?m)^member -[0-9.]+ 0.000000", "member -30.000000 0.000000"), wasm))
                .contains("balance");
    }

    @Test
    void an_ice_line_of_today_elsewhere_than_published_is_rejected() throws IOException {
        var lines = text(honest.get("out")).lines().toList();
        String today = lines.get(4);
        var forged = replace(honest, "out", today, today.replaceAll(" 0\\.9[0-9]{5}", " 0.850000"));
        assertRejected(climate.judge(job, forged, wasm)).contains("72 degrees");
    }

    @Test
    void a_result_of_another_ensemble_is_rejected() throws IOException {
        assertRejected(climate.judge(Climate.make(6, 40, 150, 20), honest, wasm));
        assertRejected(climate.judge(Climate.make(5, 40, 150, 21), honest, wasm)).contains("another job");
    }

    @Test
    void rubbish_is_rejected() throws IOException {
        Forgery.assertRubbishIsRejected(climate, job, honest, wasm);
    }
}
