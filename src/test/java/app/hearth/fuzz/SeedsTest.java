package app.hearth.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fuzzer's seeds, which a stock server and client sent, and what once broke a reader; with a little damage. */
class SeedsTest {
    private static final int DAMAGED = 40;

    @ParameterizedTest @EnumSource void eachSeedIsReadWholeCutAndDamaged(Target target) throws Exception {
        var random = new Random(7);
        try (var seeds = Files.list(Path.of(Target.class.getResource("/stock/" + target.folder()).toURI()))) {
            var files = seeds.toList();
            assertThat(files).isNotEmpty();
            for (var file : files) {
                byte[] seed = Files.readAllBytes(file);
                target.read(seed); // a stock peer's words are never refused
                for (int i = 0; i < DAMAGED; i++) {
                    target.check(Arrays.copyOf(seed, random.nextInt(seed.length + 1)));
                    var damaged = seed.clone();
                    for (int n = random.nextInt(8); n >= 0; n--) damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                    target.check(damaged);
                }
            }
        }
    }
}
