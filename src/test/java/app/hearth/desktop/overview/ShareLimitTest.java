package app.hearth.desktop.overview;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleStates;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ShareLimitTest {
    @Property void theSliderSetsTheAwayFigureAndNeverRaisesTheOtherOne(@ForAll @IntRange(min = 1, max = 100) int percent) {
        var sharing = SampleStates.choices();
        var figures = ShareLimit.toCommand(percent, sharing).figures().orElseThrow();
        var before = sharing.settings().howMuch(sharing.settings().level(), 8);
        assertThat(figures.away().cpuPercent()).isEqualTo(percent);
        assertThat(figures.away().coreTime(8)).isBetween(percent * 0.08 - 1e-9, percent * 0.08 + 1e-9);
        assertThat(figures.inUse().cpuPercent()).isLessThanOrEqualTo(before.inUse().cpuPercent());
        assertThat(figures.whileInUse()).isEqualTo(before.whileInUse());
    }
}
