package app.hearth.desktop.overview;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.EngineCommand.SetLimit;
import app.hearth.engine.policy.Decision.Allowance;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareLimitTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # percent, cores, gives cores, percent of them
            60,  8, 5, 96
            100, 8, 8, 100
            1,   8, 1, 8
            50,  2, 1, 100
            51,  2, 2, 51
            1,   1, 1, 1
            """)
    void takesTheFewestCoresThatCanGiveIt(int percent, int total, int cores, int ofCores) {
        assertThat(ShareLimit.toCommand(percent, total)).isEqualTo(new SetLimit(cores, ofCores));
    }

    @Property void theSliderComesBackToWhereItWasPut(@ForAll @IntRange(min = 1, max = 100) int percent, @ForAll @IntRange(min = 1, max = 256) int total) {
        SetLimit limit = ShareLimit.toCommand(percent, total);
        int back = ShareLimit.toPercent(new Allowance(limit.cores(), limit.cpuPercent()), total);
        assertThat(Math.abs(back - percent)).isLessThanOrEqualTo(1);
        assertThat(limit.cores()).isBetween(1, total);
        assertThat(limit.cpuPercent()).isBetween(1, 100);
    }
}
