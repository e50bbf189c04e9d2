package app.hearth.desktop.schedule;

import app.hearth.desktop.Samples;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.PresenceMethod;
import app.hearth.engine.EngineSnapshot.Sharing;
import app.hearth.engine.policy.Conditions;
import app.hearth.engine.policy.Habits;
import app.hearth.engine.policy.Power;
import app.hearth.engine.policy.SharingPolicy;
import app.hearth.engine.policy.Usage;
import app.hearth.engine.policy.Wishes;
import app.hearth.settings.Budgets;
import app.hearth.settings.DateException;
import app.hearth.settings.DateException.Repeat;
import app.hearth.settings.Electricity;
import app.hearth.settings.Paint;
import app.hearth.settings.Preset;
import app.hearth.settings.UserSettings;
import app.hearth.settings.Week;
import app.hearth.settings.Week.Window;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A painted week, exceptions and a snapshot to show them in; Sunday 22 November 2026, 14:32 in Berlin. */
public final class ScheduleSamples {
    private static final Paint GENTLE = new Paint.Level(Preset.GENTLE);
    private static final Paint BALANCED = new Paint.Level(Preset.BALANCED);

    private ScheduleSamples() {}

    /** Balanced by night, gentle by day, everything on Saturday's early morning. */
    public static Week painted() {
        Week week = Edits.paint(Week.UNPAINTED, DayOfWeek.MONDAY, new Block(0, 6, 0, 48), Paint.OFF);
        for (DayOfWeek day : DayOfWeek.values()) {
            week = week.paint(new Window(day, 0, 14, BALANCED)).paint(new Window(day, 45, 48, BALANCED));
            boolean weekend = day.getValue() > 5;
            week = week.paint(weekend ? new Window(day, 18, 36, BALANCED) : new Window(day, 17, 34, GENTLE));
        }
        return week.paint(new Window(DayOfWeek.WEDNESDAY, 24, 27, Paint.OFF)).paint(new Window(DayOfWeek.THURSDAY, 38, 43, GENTLE))
                .paint(new Window(DayOfWeek.SATURDAY, 2, 10, new Paint.Level(Preset.EVERYTHING)))
                .paint(new Window(DayOfWeek.FRIDAY, 38, 43, new Paint.Percent(80)));
    }

    public static List<DateException> exceptions() {
        LocalDate guests = LocalDate.of(2026, 11, 24);
        return List.of(DateException.allDay("Guests", guests, guests, Paint.OFF),
                DateException.allDay("Away for the holidays", LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 26), new Paint.Level(Preset.EVERYTHING)),
                new DateException("Backup", LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 1), LocalTime.of(8, 0), LocalTime.NOON, Repeat.MONTHLY, Paint.OFF));
    }

    public static UserSettings settings() {
        return fresh().withComputing(painted()).withExceptions(exceptions())
                .withBudgets(Budgets.NONE.withHoursPerDay(OptionalDouble.of(10)));
    }

    /** Nothing painted yet. */
    public static UserSettings fresh() {
        return UserSettings.suggested(false, 8).withLevel(Preset.BALANCED)
                .withElectricity(new Electricity(OptionalDouble.of(140), "EUR", OptionalDouble.of(0.34), List.of()));
    }

    public static EngineSnapshot snapshot(UserSettings settings) {
        var conditions = Conditions.idle(Samples.NOW, Samples.BERLIN, 8, 32L << 30);
        var sharing = new Sharing(settings, Wishes.NONE, conditions, Usage.NONE, Habits.UNKNOWN, Power.of(settings.electricity(), 8, false),
                new PresenceMethod("X11", Optional.empty()), Optional.empty(), Optional.empty(), Optional.empty());
        return new EngineSnapshot(Samples.NOW, Samples.NOW, SharingPolicy.decide(settings, Wishes.NONE, conditions, Usage.NONE), RunMode.AUTO,
                Optional.empty(), RunMode.AUTO, sharing, 8, List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }
}
