package app.hearth.desktop.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.Samples;
import app.hearth.settings.DateException;
import app.hearth.settings.Paint;
import app.hearth.settings.Preset;
import app.hearth.settings.Week;
import app.hearth.settings.Week.Window;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleWordsTest {
    private static final LocalDateTime SUNDAY = LocalDateTime.of(2026, 11, 22, 14, 32);
    private final ScheduleWords english = new ScheduleWords(Samples.english());
    private final ScheduleWords german = new ScheduleWords(Samples.german());

    @Test void a_window_is_said_with_day_times_and_level() {
        Window window = new Window(DayOfWeek.THURSDAY, 38, 43, new Paint.Level(Preset.GENTLE));
        assertThat(english.spoken(window, false)).isEqualTo("Thursday 19:00 to 21:30, Gentle");
        assertThat(english.bubble(ScheduleSamples.painted(), window, false)).isEqualTo("Thu 19:00–21:30 · Gentle");
        assertThat(german.bubble(ScheduleSamples.painted(), window, false)).isEqualTo("Do 19:00–21:30 · Sanft");
    }

    @Test void windows_past_midnight_are_joined_in_the_bubble() {
        Week week = ScheduleSamples.painted();
        Window night = Edits.windowAt(week, DayOfWeek.THURSDAY, 46);
        assertThat(english.bubble(week, night, false)).isEqualTo("Thu 22:30 – Fri 07:00 · Balanced");
    }

    @Test void days_are_said_as_runs_and_the_day_ends_at_24() {
        assertThat(english.days(Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY))).isEqualTo("Mon–Wed");
        assertThat(english.days(Set.of(DayOfWeek.SATURDAY, DayOfWeek.MONDAY))).isEqualTo("Mon, Sat");
        assertThat(english.time(48)).isEqualTo("24:00");
    }

    @Test void now_says_until_when_and_what_follows() {
        var settings = ScheduleSamples.settings();
        NowWords now = NowWords.of(ScheduleSamples.snapshot(settings).sharing(), settings, false, Samples.NOW, english);
        assertThat(now).isEqualTo(new NowWords("Sunday 14:32", "Balanced", "until 18:00, then off until 22:30.", ""));
    }

    @Test void now_names_the_exception_that_rules() {
        LocalDate today = SUNDAY.toLocalDate();
        var settings = Exceptions.add(ScheduleSamples.settings(), DateException.allDay("Guests", today, today, Paint.OFF), SUNDAY);
        NowWords now = NowWords.of(ScheduleSamples.snapshot(settings).sharing(), settings, false, Samples.NOW, english);
        assertThat(now.level()).isEqualTo("Off");
        assertThat(now.why()).isEqualTo("By the exception “Guests”.");
    }

    @Test void not_tonight_is_off_from_evening_or_now_until_the_morning() {
        assertThat(Exceptions.notTonight(SUNDAY, "x")).extracting(DateException::first, DateException::from, DateException::to)
                .containsExactly(SUNDAY.toLocalDate(), LocalTime.of(18, 0), LocalTime.of(8, 0));
        assertThat(Exceptions.notTonight(SUNDAY.withHour(21), "x").from()).isEqualTo(LocalTime.of(21, 30));
        DateException late = Exceptions.notTonight(SUNDAY.withHour(1), "x");
        assertThat(late.covers(SUNDAY.withHour(7))).isTrue();
        assertThat(late.covers(SUNDAY.withHour(9))).isFalse();
        assertThat(Exceptions.isTonight(late, SUNDAY.withHour(2), "x")).isTrue();
        assertThat(Exceptions.isTonight(Exceptions.notTonight(SUNDAY, "x"), SUNDAY.plusHours(11), "x")).isTrue();
    }

    @Test void exceptions_that_are_over_vanish() {
        LocalDate past = SUNDAY.toLocalDate().minusDays(9);
        var settings = ScheduleSamples.settings().withExceptions(java.util.List.of(DateException.allDay("Past", past, past, Paint.OFF)));
        assertThat(Exceptions.rows(settings, SUNDAY, english)).isEmpty();
        assertThat(Exceptions.add(settings, Exceptions.notTonight(SUNDAY, "x"), SUNDAY).exceptions()).hasSize(1);
    }

    @Test void the_forecast_has_a_bar_for_each_of_seven_days_and_its_own_sums() {
        var settings = ScheduleSamples.settings();
        var start = ScheduleSamples.snapshot(settings).sharing().start();
        var forecast = ForecastWords.untilTheSeventhMidnight(start);
        ForecastWords said = ForecastWords.of(forecast, start, english);
        assertThat(said.bars()).hasSize(7);
        assertThat(said.bars()).extracting(ForecastWords.Bar::day).containsExactly("Sun, rest", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat");
        assertThat(said.bars().get(2).exception()).isTrue();
        assertThat(said.bars()).allMatch(bar -> bar.hours() <= 10.0001);
        assertThat(said.hours().replace('\u00a0', ' ')).isEqualTo("about " + Math.round(forecast.hours()) + " h");
        assertThat(said.bars()).noneMatch(ForecastWords.Bar::partly);
        assertThat(said.budgetWords().replace('\u00a0', ' ')).isEqualTo("10 h budget");
    }

    @Test void a_day_that_an_exception_rules_in_part_is_marked_and_says_by_which() {
        var evening = new DateException("Guests", SUNDAY.toLocalDate().plusDays(1), SUNDAY.toLocalDate().plusDays(1), LocalTime.of(23, 0), LocalTime.of(1, 0),
                DateException.Repeat.NEVER, Paint.OFF);
        var start = ScheduleSamples.snapshot(ScheduleSamples.settings().withExceptions(java.util.List.of(evening))).sharing().start();
        var bars = ForecastWords.of(ForecastWords.untilTheSeventhMidnight(start), start, english).bars();
        assertThat(bars).extracting(ForecastWords.Bar::partly).containsExactly(false, true, true, false, false, false, false);
        assertThat(bars.get(1).readOut()).last().isEqualTo("Guests: Off, 23:00–01:00 the next day");
        assertThat(bars.get(3).readOut()).hasSize(3);
    }
}
