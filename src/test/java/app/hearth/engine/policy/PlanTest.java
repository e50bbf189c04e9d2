package app.hearth.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.settings.DateException;
import app.hearth.settings.DateException.Repeat;
import app.hearth.settings.Paint;
import app.hearth.settings.Preset;
import app.hearth.settings.UserSettings;
import app.hearth.settings.Week;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
    private static final UserSettings PLAIN = UserSettings.suggested(false, 8);
    private static final Paint QUIET = new Paint.Level(Preset.GENTLE);

    private static Paint at(UserSettings settings, ZoneId zone, String local) {
        return Plan.computing(settings, zone, Optional.empty(), LocalDateTime.parse(local).atZone(zone).toInstant()).paint();
    }

    private static UserSettings sundays(int from, int to) {
        return PLAIN.withComputing(Week.UNPAINTED.paint(new Week.Window(DayOfWeek.SUNDAY, from, to, Paint.OFF)));
    }

    private static UserSettings except(DateException... all) {
        return PLAIN.withExceptions(List.of(all));
    }

    private static Instant change(UserSettings settings, ZoneId zone, String now) {
        return Plan.windowEnd(settings, zone, Optional.empty(), Instant.parse(now)).orElseThrow();
    }

    @Test void anExceptionPastMidnightRulesTheMorningAfter() {
        var night = new DateException("Guests", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 1), LocalTime.of(22, 0), LocalTime.of(6, 0), Repeat.NEVER, Paint.OFF);
        assertThat(at(except(night), BERLIN, "2026-05-01T21:59")).isEqualTo(Paint.AS_CHOSEN);
        assertThat(at(except(night), BERLIN, "2026-05-01T22:00")).isEqualTo(Paint.OFF);
        assertThat(at(except(night), BERLIN, "2026-05-02T05:59")).isEqualTo(Paint.OFF);
        assertThat(at(except(night), BERLIN, "2026-05-02T06:00")).isEqualTo(Paint.AS_CHOSEN);
        assertThat(at(except(night), BERLIN, "2026-05-01T05:00")).isEqualTo(Paint.AS_CHOSEN);
    }

    @Test void aDayOffLastsFromMidnightToMidnight() {
        var day = DateException.allDay("Holiday", LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 26), Paint.OFF);
        assertThat(at(except(day), BERLIN, "2026-12-24T23:59")).isEqualTo(Paint.AS_CHOSEN);
        assertThat(at(except(day), BERLIN, "2026-12-25T00:00")).isEqualTo(Paint.OFF);
        assertThat(at(except(day), BERLIN, "2026-12-26T23:59")).isEqualTo(Paint.OFF);
        assertThat(at(except(day), BERLIN, "2026-12-27T00:00")).isEqualTo(Paint.AS_CHOSEN);
    }

    @Test void aMonthWithoutA31stHasNoExceptionForIt() {
        var last = new DateException("", LocalDate.of(2026, 1, 31), LocalDate.of(2026, 1, 31), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Repeat.MONTHLY, Paint.OFF);
        assertThat(at(except(last), BERLIN, "2026-03-31T12:00")).isEqualTo(Paint.OFF);
        assertThat(at(except(last), BERLIN, "2026-02-28T12:00")).isEqualTo(Paint.AS_CHOSEN);
        assertThat(at(except(last), BERLIN, "2026-03-01T12:00")).isEqualTo(Paint.AS_CHOSEN);
        assertThat(at(except(last), BERLIN, "2026-04-30T12:00")).isEqualTo(Paint.AS_CHOSEN);
    }

    @Test void aYearlyLeapDayReturnsInLeapYearsOnly() {
        var leap = new DateException("", LocalDate.of(2024, 2, 29), LocalDate.of(2024, 2, 29), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Repeat.YEARLY, Paint.OFF);
        assertThat(at(except(leap), BERLIN, "2028-02-29T12:00")).isEqualTo(Paint.OFF);
        assertThat(at(except(leap), BERLIN, "2027-02-28T12:00")).isEqualTo(Paint.AS_CHOSEN);
        assertThat(at(except(leap), BERLIN, "2027-03-01T12:00")).isEqualTo(Paint.AS_CHOSEN);
    }

    @Test void aYearlyStretchOverNewYearHoldsOnBothSides() {
        var days = new DateException("", LocalDate.of(2025, 12, 24), LocalDate.of(2026, 1, 2), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Repeat.YEARLY, Paint.OFF);
        assertThat(at(except(days), BERLIN, "2027-01-02T12:00")).isEqualTo(Paint.OFF);
        assertThat(at(except(days), BERLIN, "2027-01-03T12:00")).isEqualTo(Paint.AS_CHOSEN);
        assertThat(at(except(days), BERLIN, "2027-12-30T12:00")).isEqualTo(Paint.OFF);
        assertThat(at(except(days), BERLIN, "2025-01-01T12:00")).isEqualTo(Paint.AS_CHOSEN);
    }

    @Test void theLaterOfTwoExceptionsWins() {
        var off = DateException.allDay("off", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 1), Paint.OFF);
        var quiet = DateException.allDay("quiet", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 1), QUIET);
        assertThat(at(except(off, quiet), BERLIN, "2026-05-01T12:00")).isEqualTo(QUIET);
        assertThat(at(except(quiet, off), BERLIN, "2026-05-01T12:00")).isEqualTo(Paint.OFF);
    }

    @Test void anExceptionThatBeginsOnAnyMinuteIsForeseenToTheMinute() {
        var odd = new DateException("", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 1), LocalTime.of(10, 7), LocalTime.of(10, 11), Repeat.NEVER, Paint.OFF);
        assertThat(change(except(odd), ZoneId.of("UTC"), "2026-05-01T09:00:30Z")).isEqualTo(Instant.parse("2026-05-01T10:07:00Z"));
        assertThat(change(except(odd), ZoneId.of("UTC"), "2026-05-01T10:07:00Z")).isEqualTo(Instant.parse("2026-05-01T10:11:00Z"));
    }

    @Test void inSpringTheHourThatIsLeftOutCannotBeOff() {
        // Berlin, 29 March 2026: 02:00 becomes 03:00 at 01:00 UTC.
        var settings = sundays(4, 6);
        for (int minute = 0; minute < 180; minute += 15) {
            var moment = Instant.parse("2026-03-29T00:00:00Z").plusSeconds(60L * minute);
            assertThat(Plan.computing(settings, BERLIN, Optional.empty(), moment).paint()).isEqualTo(Paint.AS_CHOSEN);
        }
        assertThat(change(settings, BERLIN, "2026-03-29T00:30:00Z")).isEqualTo(Instant.parse("2026-04-05T00:00:00Z"));
    }

    @Test void inAutumnTheHourThatComesTwiceIsOffTwice() {
        // Berlin, 25 October 2026: 03:00 becomes 02:00 at 01:00 UTC; 02:00 local is first 00:00 UTC.
        var settings = sundays(4, 6);
        assertThat(change(settings, BERLIN, "2026-10-24T23:00:00Z")).isEqualTo(Instant.parse("2026-10-25T00:00:00Z"));
        assertThat(change(settings, BERLIN, "2026-10-25T00:30:00Z")).isEqualTo(Instant.parse("2026-10-25T02:00:00Z"));
    }

    @Test void aClockThatMovesByHalfAnHourIsFollowed() {
        // Lord Howe moves by 30 minutes at 02:00: 4 October 2026 to 02:30 (15:30 UTC the day before), 5 April 2026 back to 01:30 (15:00 UTC).
        var settings = sundays(4, 6);
        assertThat(change(settings, LORD_HOWE, "2026-10-03T15:00:00Z")).isEqualTo(Instant.parse("2026-10-03T15:30:00Z"));
        assertThat(change(settings, LORD_HOWE, "2026-10-03T15:30:00Z")).isEqualTo(Instant.parse("2026-10-03T16:00:00Z"));
        assertThat(change(settings, LORD_HOWE, "2026-04-04T14:30:00Z")).isEqualTo(Instant.parse("2026-04-04T15:30:00Z"));
        assertThat(change(settings, LORD_HOWE, "2026-04-04T15:45:00Z")).isEqualTo(Instant.parse("2026-04-04T16:30:00Z"));
    }

    @Test void aSkippedExceptionDoesNotRuleUntilTheGivenTime() {
        var settings = except(DateException.allDay("Guests", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 3), Paint.OFF));
        var until = Instant.parse("2026-05-02T00:00:00Z");
        assertThat(Plan.computing(settings, ZoneId.of("UTC"), Optional.of(until), until.minusSeconds(1)).paint()).isEqualTo(Paint.AS_CHOSEN);
        assertThat(Plan.computing(settings, ZoneId.of("UTC"), Optional.of(until), until).paint()).isEqualTo(Paint.OFF);
    }
}
