package app.hearth.homenet.workload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.AbstractStringAssert;

/** Changes honest results into dishonest ones. */
final class Forgery {

    /** For judges that must decide without running anything. */
    static final Recompute NEVER = (inputs, commandLine) -> {
        throw new AssertionError("nothing should be run again");
    };

    private Forgery() { }

    static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    /** The outputs with every match of a regular expression in one file replaced. */
    static Map<String, byte[]> replace(Map<String, byte[]> outputs, String file, String regex, String replacement) {
        String before = text(outputs.get(file));
        String after = before.replaceAll(regex, replacement);
        assertThat(after).as("the forgery must change something").isNotEqualTo(before);
        return with(outputs, file, after.getBytes(ISO_8859_1));
    }

    static Map<String, byte[]> with(Map<String, byte[]> outputs, String file, byte[] bytes) {
        var forged = new HashMap<>(outputs);
        forged.put(file, bytes);
        return forged;
    }

    static AbstractStringAssert<?> assertRejected(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
        return assertThat(((Verdict.Invalid) verdict).reason()).isNotBlank();
    }

    /** Missing, empty, cut, overlong, binary and randomly damaged files. None may be believed, none may throw. */
    static void assertRubbishIsRejected(Workload workload, Job job, Map<String, byte[]> honest, Recompute recompute) throws IOException {
        var random = new Random(7);
        for (Job.Output output : job.outputs()) {
            byte[] good = honest.get(output.name());
            List<byte[]> rubbish = new ArrayList<>();
            rubbish.add(new byte[0]);
            rubbish.add(new byte[5000]);
            rubbish.add("nan\n".getBytes(ISO_8859_1));
            rubbish.add(new byte[Math.toIntExact(output.maxBytes()) + 1]);
            for (int i = 0; i < 20; i++) {
                rubbish.add(Arrays.copyOf(good, random.nextInt(good.length)));
                byte[] noise = new byte[random.nextInt(3000)];
                random.nextBytes(noise);
                rubbish.add(noise);
                byte[] inserted = Arrays.copyOf(good, good.length);
                inserted[random.nextInt(good.length)] = (byte) random.nextInt(128, 256);
                rubbish.add(inserted);
            }
            for (byte[] bytes : rubbish) assertRejected(workload.judge(job, with(honest, output.name(), bytes), recompute));
            for (String number : List.of("nan", "-1", "1e999", "99999999999999999999999", "", "0x1p9", "-9223372036854775808")) {
                String forged = text(good).replaceFirst("(?m)^(\\w+ )[^\n]*$", "$1" + number);
                assertRejected(workload.judge(job, with(honest, output.name(), forged.getBytes(ISO_8859_1)), recompute));
            }
            var missing = new HashMap<>(honest);
            missing.remove(output.name());
            assertRejected(workload.judge(job, missing, recompute)).contains("missing");
        }
        assertRejected(workload.judge(job, Map.of(), recompute));
    }
}
