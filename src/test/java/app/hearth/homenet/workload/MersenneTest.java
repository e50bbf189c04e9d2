package app.hearth.homenet.workload;

import static app.hearth.homenet.workload.Forgery.assertRejected;
import static app.hearth.homenet.workload.Forgery.replace;
import static app.hearth.homenet.workload.Forgery.text;
import static app.hearth.homenet.workload.Forgery.with;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MersenneTest {

    private static final Mersenne mersenne = new Mersenne(new Random(1));
    private static final Job prime = Mersenne.makeFor(2203);
    private static final Job composite = Mersenne.makeFor(2221);
    private static Wasm wasm;
    private static Map<String, byte[]> ofPrime;
    private static Map<String, byte[]> ofComposite;

    @BeforeAll
    static void runTheProgram() throws IOException {
        wasm = new Wasm(mersenne);
        ofPrime = wasm.run(prime);
        ofComposite = wasm.run(composite);
    }

    @Test
    void known_primes_and_composites_are_told_apart() throws IOException {
        assertThat(mersenne.judge(prime, ofPrime, wasm)).isEqualTo(new Verdict.Valid("2^2203 − 1 is prime."));
        assertThat(mersenne.judge(composite, ofComposite, wasm)).isEqualTo(new Verdict.Valid("2^2221 − 1 is composite."));
        for (int exponent : new int[] {127, 521, 607, 1279, 1277, 131, 2281}) {
            Job job = Mersenne.makeFor(exponent);
            assertThat(mersenne.judge(job, wasm.run(job), wasm)).as("%d", exponent).isInstanceOf(Verdict.Valid.class);
        }
    }

    @Test
    void every_stretch_that_may_be_drawn_agrees_with_the_whole_run() throws IOException {
        for (int seed = 0; seed < 40; seed++) {
            assertThat(new Mersenne(new Random(seed)).judge(composite, ofComposite, wasm)).isInstanceOf(Verdict.Valid.class);
        }
    }

    @Test
    void a_judge_runs_one_stretch_of_32_again() throws IOException {
        Recompute counting = (inputs, commandLine) -> {
            var again = wasm.run(inputs, commandLine);
            assertThat(text(again.get("states")).lines()).hasSize(1);
            return again;
        };
        int before = wasm.runs;
        mersenne.judge(composite, ofComposite, counting);
        assertThat(wasm.runs - before).isEqualTo(1);
    }

    @Test
    void a_run_that_crashes_after_every_checkpoint_gives_the_same_bytes() throws IOException {
        Job job = Mersenne.makeFor(4423);
        assertThat(wasm.runWithCrashes(job)).containsExactlyInAnyOrderEntriesOf(wasm.run(job));
    }

    @Test
    void an_invented_sequence_with_the_right_answer_is_rejected() throws IOException {
        var random = new Random(5);
        var invented = new StringBuilder();
        text(ofComposite.get("states")).lines().forEach(line -> {
            int space = line.indexOf(' ');
            invented.append(line, 0, space + 1).append('0');
            for (int i = space + 2; i < line.length(); i++) invented.append(Character.forDigit(random.nextInt(16), 16));
            invented.append('\n');
        });
        var forged = with(ofComposite, "states", invented.toString().getBytes(US_ASCII));
        forged.put("out", replace(ofComposite, "out", "residue .*", "residue " + invented.substring(invented.length() - 17, invented.length() - 1)).get("out"));
        for (int seed = 0; seed < 5; seed++) assertRejected(new Mersenne(new Random(seed)).judge(composite, forged, wasm));
    }

    @Test
    void a_single_flipped_digit_in_the_sampled_stretch_is_rejected() throws IOException {
        var forged = replace(ofComposite, "states", "(?m)^70 ([0-9a-f]{100})[0-9a-f]", "70 $10");
        int caught = 0;
        for (int i = 0; i < 100; i++) if (mersenne.judge(composite, forged, wasm) instanceof Verdict.Invalid) caught++;
        assertThat(caught).as("times that one of the two stretches of 32 beside the digit was drawn").isBetween(1, 20);
    }

    @Test
    void a_prime_reported_as_composite_and_a_composite_as_prime_are_rejected() throws IOException {
        assertRejected(mersenne.judge(prime, replace(ofPrime, "out", "prime", "composite"), wasm));
        assertRejected(mersenne.judge(composite, replace(ofComposite, "out", "composite", "prime"), wasm));
        var zeroed = replace(ofComposite, "states", "(?s)(2219 )[0-9a-f]+\n$", "$1" + "0".repeat(556) + "\n");
        zeroed = replace(replace(zeroed, "out", "composite", "prime"), "out", "residue .*", "residue 0000000000000000");
        assertRejected(mersenne.judge(composite, zeroed, wasm)).contains("known to be composite");
    }

    @Test
    void a_result_of_another_exponent_is_rejected() throws IOException {
        assertRejected(mersenne.judge(composite, ofPrime, wasm)).contains("another job");
    }

    @Test
    void rubbish_is_rejected() throws IOException {
        Forgery.assertRubbishIsRejected(mersenne, composite, ofComposite, wasm);
    }
}
