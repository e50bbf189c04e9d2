package app.hearth.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HabitsTest {
    private static final LocalDateTime MONDAY_NINE = LocalDateTime.parse("2026-11-23T09:30");

    @Property(tries = 200) void whatIsWrittenIsReadBack(@ForAll @Size(168) List<@DoubleRange(min = 0, max = 1) Double> present) {
        var habits = Habits.parse(new Habits(present).text()).orElseThrow();
        for (int hour = 0; hour < 168; hour++) assertThat(habits.present().get(hour)).isEqualTo(present.get(hour), Offset.offset(1e-5));
    }

    @Property void anythingElseIsNoHabit(@ForAll String text) {
        assertThat(Habits.parse(text)).isEmpty();
    }

    @Test void someWeeksOfTheSameHourTeachIt() {
        var habits = Habits.UNKNOWN;
        for (int week = 0; week < 12; week++) habits = habits.learn(MONDAY_NINE, 1, 1);
        assertThat(habits.at(MONDAY_NINE)).isGreaterThan(0.9);
        assertThat(habits.at(MONDAY_NINE.plusHours(1))).isEqualTo(0.25);
        for (int week = 0; week < 12; week++) habits = habits.learn(MONDAY_NINE, 1, 0);
        assertThat(habits.at(MONDAY_NINE)).isLessThan(0.1);
    }
}
