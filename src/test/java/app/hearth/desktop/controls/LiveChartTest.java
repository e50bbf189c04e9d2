package app.hearth.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.Samples;
import app.hearth.desktop.Toolkit;
import app.hearth.desktop.feed.LoadPoint;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LiveChartTest {
    @BeforeAll static void start() {
        Toolkit.start();
    }

    private static LoadPoint at(long seconds) {
        return new LoadPoint(Samples.NOW.plusSeconds(seconds), 0.5, 0.1);
    }

    @Test void keepsFiveMinutesAndNoPointThatComesTwiceOrLate() {
        var chart = new LiveChart();
        for (long second : List.of(0L, 1L, 1L, 0L, 2L, 301L)) chart.add(at(second));
        assertThat(chart.points()).containsExactly(at(1), at(2), at(301));
    }

    @Test void goesOnAtOnceWhereTheClockWasSetBack() {
        var chart = new LiveChart();
        chart.fill(List.of(at(0), at(1), at(-3600)));
        assertThat(chart.points()).containsExactly(at(-3600));
        chart.add(at(-3599));
        chart.add(at(-7000));
        assertThat(chart.points()).containsExactly(at(-7000));
    }
}
