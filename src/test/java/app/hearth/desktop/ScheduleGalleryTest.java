package app.hearth.desktop;

import app.hearth.desktop.Samples.Engine;
import app.hearth.desktop.Samples.Readings;
import app.hearth.desktop.schedule.ScheduleSamples;
import app.hearth.desktop.schedule.ScheduleScene;
import app.hearth.settings.DateException;
import app.hearth.settings.Paint;
import app.hearth.settings.UserSettings;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Renders the Schedule screen to target/gallery for people to look at. */
class ScheduleGalleryTest {
    private static final int SCHEDULE = 2;

    private static Gallery.Shot shot(UserSettings settings, Locale locale) {
        return shot(settings, SampleEarnings.none(), locale);
    }

    private static Gallery.Shot shot(UserSettings settings, Samples.Credits earnings, Locale locale) {
        var readings = new Readings(Optional.empty(), List.of());
        return new Gallery.Shot(Samples.services(new Engine(ScheduleSamples.snapshot(settings)), readings, earnings, locale))
                .screen(SCHEDULE);
    }

    /** An evening off in the week to come, beside the day that is off. */
    private static UserSettings partly() {
        var settings = ScheduleSamples.settings();
        var thursday = LocalDate.of(2026, 11, 26);
        var evening = new DateException("Kino", thursday, thursday, LocalTime.of(20, 0), LocalTime.of(23, 30), DateException.Repeat.NEVER, Paint.OFF);
        return settings.withExceptions(Stream.concat(settings.exceptions().stream(), Stream.of(evening)).toList());
    }

    private static Gallery.Shot painted() {
        return shot(ScheduleSamples.settings(), Locale.UK);
    }

    @Test void theWeek() {
        painted().save("schedule-light-en");
        painted().dark().save("schedule-dark-en");
        shot(ScheduleSamples.settings(), Locale.GERMANY).save("schedule-light-de");
        shot(ScheduleSamples.settings(), SampleEarnings.metered(), Locale.UK).save("schedule-earned");
        shot(ScheduleSamples.settings(), SampleEarnings.metered(), Locale.GERMANY).dark().size(900, 600).save("schedule-earned-de-dark-900x600");
        painted().size(900, 600).save("schedule-light-en-900x600");
        painted().textSize(30).save("schedule-200-percent-text");
        shot(ScheduleSamples.settings(), Locale.GERMANY).dark().size(900, 600).save("schedule-dark-de-900x600");
        shot(ScheduleSamples.settings(), Locale.GERMANY).textSize(30).save("schedule-200-percent-text-de");
        shot(partly(), Locale.GERMANY).save("schedule-partly-de");
        shot(ScheduleSamples.fresh(), Locale.UK).save("schedule-first-day");
    }

    @Test void whatCanBeDone() {
        painted().then(ScheduleScene::openWindow).save("schedule-window");
        shot(ScheduleSamples.settings(), Locale.GERMANY).dark().then(ScheduleScene::openWindow).save("schedule-window-de-dark");
        painted().then(ScheduleScene::stroke).save("schedule-stroke");
        painted().then(ScheduleScene::addException).save("schedule-exception");
        painted().then(ScheduleScene::transfers).save("schedule-transfers");
        painted().dark().then(ScheduleScene::table).save("schedule-table-dark");
    }
}
