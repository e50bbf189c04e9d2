package app.hearth.desktop.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.desktop.SampleEarnings;
import app.hearth.desktop.SampleStates;
import app.hearth.desktop.Samples;
import app.hearth.desktop.feed.ForecastFeed;
import app.hearth.desktop.limits.PresenceTrial.Step;
import app.hearth.desktop.money.EarningsEffect;
import app.hearth.engine.policy.Forecast;
import app.hearth.engine.policy.Power;
import app.hearth.monitor.Reading;
import app.hearth.settings.Budgets;
import app.hearth.settings.Electricity;
import app.hearth.settings.HowMuch;
import app.hearth.settings.Preset;
import app.hearth.settings.UserSettings;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LimitsModelTest {
    private static String plain(String words) {
        return words.replace('\u00a0', ' ');
    }

    @Test void eachLevelSaysWhatItSetsOnThisComputer() {
        var now = LimitsSamples.usual();
        assertThat(plain(PresetCards.about(Preset.GENTLE, now, Samples.english()))).isEqualTo("You won’t hear it. 3 cores, 25 %.");
        assertThat(plain(PresetCards.about(Preset.BALANCED, now, Samples.english()))).isEqualTo("Steady, when you’re away. 6 cores, 60 %.");
        assertThat(plain(PresetCards.about(Preset.EVERYTHING, now, Samples.german()))).isEqualTo("Alle 8 Kerne, 25 %, wenn du da bist. Der Lüfter läuft.");
    }

    @Test void budgetsTellUseLimitAndReset() {
        var rings = BudgetView.of(LimitsSamples.usual(), Samples.english());
        assertThat(rings).extracting(ring -> plain(ring.sentence())).containsExactly("7.4 h of 10 h a day, resets at midnight",
                "1.02 kWh of 1.5 kWh a day, resets at midnight", "6.90 € of 10 € a month, resets 1 Dec", "3.6 GB of 20 GB a month, resets 1 Dec");
        assertThat(rings).noneMatch(BudgetView::full);
    }

    @Test void aBudgetOfMoneySaysWhatItDoesNotCount() {
        var usual = LimitsSamples.usual();
        var money = usual.settings().withBudgets(Budgets.NONE.withMoneyPerMonth(OptionalDouble.of(5)));
        var night = new Electricity.PriceWindow(LocalTime.of(22, 0), LocalTime.of(6, 0), 0.2);
        assertThat(ring(usual, money).notes()).isEmpty();
        assertThat(ring(usual, money).noPrice()).isFalse();
        var without = ring(usual, money.withElectricity(Electricity.UNKNOWN));
        assertThat(without.notes()).containsExactly("Counts nothing until a price is entered");
        assertThat(without.noPrice()).isTrue();
        var atNight = ring(usual, money.withElectricity(new Electricity(OptionalDouble.empty(), "EUR", OptionalDouble.empty(), List.of(night))));
        assertThat(atNight.notes()).containsExactly("Counts only in hours with a price");
        var allDay = List.of(night, new Electricity.PriceWindow(LocalTime.of(6, 0), LocalTime.of(22, 0), 0.3));
        assertThat(ring(usual, money.withElectricity(new Electricity(OptionalDouble.empty(), "EUR", OptionalDouble.empty(), allDay))).notes()).isEmpty();
    }

    private static BudgetView ring(LimitsState usual, UserSettings settings) {
        return BudgetView.of(usual.with(settings), Samples.english()).getFirst();
    }

    @Test void aFullBudgetSaysWhenSharingStartsAgain() {
        var usual = LimitsSamples.usual();
        var full = usual.with(usual.settings().withBudgets(Budgets.NONE.withHoursPerDay(OptionalDouble.of(5))));
        var ring = BudgetView.of(full, Samples.english()).getFirst();
        assertThat(ring.full()).isTrue();
        assertThat(ring.resets()).isEqualTo("full, starts again at midnight");
    }

    @Test void theEffectIsTheForecastsWeekByDay() {
        var start = SampleStates.choices().start();
        var week = new Forecast(List.of(new Forecast.Day(Samples.NOW.atZone(Samples.BERLIN).toLocalDate(), 56, 7.7, 2.59, false)));
        assertThat(plain(EffectWords.of(week, start, Optional.empty(), Samples.english()))).isEqualTo("With these limits: about *8 h* of sharing a day, *1.1 kWh*, *€0.37*");
        assertThat(plain(EffectWords.source(start, Optional.empty(), Samples.english()))).isEqualTo("at your €0.34/kWh, power estimated");
        var measured = new Forecast.Start(start.settings(), start.wishes(), start.conditions(), start.usage(), start.habits(), new Power(40, Power.Source.SENSOR));
        assertThat(plain(EffectWords.source(measured, Optional.empty(), Samples.english()))).isEqualTo("at your €0.34/kWh, power measured");
        assertThat(measured.with(start.settings()).power()).as("other limits do not change the meter").isEqualTo(measured.power());
    }

    @Test void whatLimitsBringIsToldByTheElectricityTheyTakeWhereEnoughIsKnown() {
        var start = SampleStates.choices().start();
        var today = Samples.NOW.atZone(Samples.BERLIN).toLocalDate();
        var days = IntStream.range(0, 7).mapToObj(day -> new Forecast.Day(today.plusDays(day), 8, 1.1, 0.37, false)).toList();
        var half = days.stream().map(day -> new Forecast.Day(day.date(), 8, 0.55, 0.19, false)).toList();
        var earnings = SampleEarnings.usual();
        var brought = EarningsEffect.of(earnings, new Forecast(days), start, Samples.english()).orElseThrow();
        assertThat(EarningsEffect.of(earnings, new Forecast(half), start, Samples.english()).orElseThrow().amount().likely())
                .as("as many hours, half the processor").isCloseTo(brought.amount().likely() / 2, within(1e-6));
        assertThat(plain(EffectWords.of(new Forecast(days), start, Optional.of(brought), Samples.english())))
                .matches("With these limits: about \\*8 h\\* of sharing a day, \\*1.1 kWh\\*, \\*€0.37\\*, \\*[0-9,]+–[0-9,]+ credits\\*");
        assertThat(plain(EffectWords.source(start, Optional.of(brought), Samples.english()))).isEqualTo(
                "at your €0.34/kWh, power estimated, credits as in your last 28 days of sharing");
        var measured = new Forecast.Start(start.settings(), start.wishes(), start.conditions(), start.usage(), start.habits(), new Power(40, Power.Source.SENSOR));
        assertThat(EarningsEffect.of(earnings, new Forecast(days), measured, Samples.english())).as("what was estimated is no scale for what is measured").isEmpty();
        assertThat(EarningsEffect.of(SampleEarnings.firstDay(), new Forecast(days), start, Samples.english())).as("too little").isEmpty();
    }

    @Test void eachSensorIsNamedAndACardWithoutOneToo() {
        var power = LimitsSamples.withCards().sharing().power();
        var reading = SampleStates.reading(true, true);
        assertThat(SensorWords.of(reading, LimitsSamples.CARDS, power, Samples.english()).stream().map(LimitsModelTest::plain)).containsExactly(
                "Processor: tells temperature, fan; its power is an estimate.", "GeForce RTX 3060: tells temperature, fan, power.",
                "UHD Graphics 770: no sensor answers; its power is an estimate.");
        assertThat(SensorWords.of(reading, List.of(), power.withCards(List.of()), Samples.english()).stream().map(LimitsModelTest::plain)).last()
                .isEqualTo("GeForce RTX 3060: tasks can’t use this card, so nothing here slows it.");
        assertThat(SensorWords.of(SampleStates.reading(false, false), List.of(), power, Samples.english()).stream().map(LimitsModelTest::plain))
                .containsExactly("Processor: no sensor answers; its power is an estimate.");
        var metered = new Reading(reading.at(), reading.cpu(), reading.memory(), List.of(), reading.sensors(), reading.disk(), reading.network(), reading.power(),
                new Reading.Draw(OptionalDouble.of(30), Reading.Meter.PROCESSOR));
        var inside = new Power(40, Power.Source.SENSOR).withCards(List.of(new Power.Card("intel_gpu 0", "UHD Graphics 770", 0, Power.Source.SENSOR, 0, false)));
        assertThat(SensorWords.of(metered, LimitsSamples.CARDS.subList(1, 2), inside, Samples.english()).stream().map(LimitsModelTest::plain)).containsExactly(
                "Processor: tells temperature, fan, power.", "UHD Graphics 770: no sensor of its own; its power counts with the processor’s.");
    }

    @Test void theFeedAnswersForTheNewestSettings() throws Exception {
        var start = SampleStates.choices().start();
        var more = start.settings().withLevel(Preset.EVERYTHING);
        var last = new java.util.concurrent.CompletableFuture<ForecastFeed.Answer>();
        var feed = new ForecastFeed(Forecast::week, answer -> {
            if (answer.start().settings().equals(more)) last.complete(answer);
        });
        feed.ask(start);
        feed.ask(start.with(more));
        assertThat(last.get(30, java.util.concurrent.TimeUnit.SECONDS).forecast().orElseThrow().hours()).isPositive();
    }

    @Test void numbersAreReadAsPeopleTypeThem() {
        var money = new NumberRange(0, 10_000, 4, true);
        assertThat(money.read("0,34", Locale.GERMANY).value()).hasValue(0.34);
        assertThat(money.read("0.34", Locale.GERMANY).value()).hasValue(0.34);
        assertThat(money.read("1.200", Locale.GERMANY).value()).hasValue(1200);
        assertThat(money.read("1,200.5", Locale.UK).value()).hasValue(1200.5);
        assertThat(money.read("۱٬۲۰۰٫۵", Locale.UK).value()).hasValue(1200.5);
        assertThat(money.read("১২", Locale.UK).value()).hasValue(12);
        assertThat(money.read(" ", Locale.UK)).isEqualTo(new NumberRange.Entry(true, OptionalDouble.empty()));
        assertThat(NumberRange.whole(1, 100).read("60.5", Locale.UK).valid()).isFalse();
        assertThat(NumberRange.whole(1, 100).read("", Locale.UK).valid()).isFalse();
        assertThat(NumberRange.whole(1, 100).read("1e2", Locale.UK).valid()).isFalse();
    }

    @Property void whatIsWrittenIsReadBack(@ForAll @IntRange(min = 0, max = 3_000_000) int hundredths) {
        var range = new NumberRange(0, 30_000, 2, false);
        for (var locale : List.of(Locale.UK, Locale.GERMANY, Locale.FRANCE)) {
            double value = hundredths / 100.0;
            assertThat(range.read(range.write(value, locale), locale).value().orElseThrow()).isEqualTo(value);
        }
    }

    @Property void movingAFigureChangesThatFigureOnlyAndStaysInRange(@ForAll Figure figure, @ForAll boolean inUse, @ForAll @IntRange(min = -5, max = 300) int value) {
        var before = SampleStates.choices().settings();
        HowMuch was = before.howMuch(before.level(), 8);
        var after = figure.moved(before, 8, inUse, value);
        assertThat(after.level()).isEqualTo(Preset.OWN);
        assertThat(figure.of(inUse ? after.own().inUse() : after.own().away())).isBetween(figure.least(), figure.most(8));
        assertThat(inUse ? after.own().away() : after.own().inUse()).isEqualTo(inUse ? was.away() : was.inUse());
        for (Figure other : Figure.values()) {
            if (other != figure) assertThat(other.of(after.own().away())).isEqualTo(other.of(was.away()));
        }
    }

    @Test void theTrialWaitsForStillnessThenForAMovementAndGivesUpAfterAWhile() {
        var now = Samples.NOW;
        var begun = PresenceTrial.begin(now);
        assertThat(begun.look(now.plusSeconds(2), Optional.of(Duration.ofMinutes(40))).step()).isEqualTo(Step.HANDS_OFF);
        var still = begun.look(now.plusSeconds(4), Optional.of(Duration.ofSeconds(4)));
        assertThat(still.step()).isEqualTo(Step.MOVE);
        assertThat(still.look(now.plusSeconds(6), Optional.of(Duration.ZERO)).step()).isEqualTo(Step.SEEN);
        assertThat(still.look(now.plusSeconds(30), Optional.of(Duration.ofSeconds(30))).step()).isEqualTo(Step.MOVEMENT_UNSEEN);
        assertThat(begun.look(now.plusSeconds(16), Optional.of(Duration.ZERO)).step()).isEqualTo(Step.STILLNESS_UNSEEN);
        assertThat(begun.look(now.plusSeconds(16), Optional.empty()).step()).isEqualTo(Step.STILLNESS_UNSEEN);
    }

    @Test void theListOffersChosenAndRunningProgramsByLetters() {
        assertThat(ProgramPicker.offered(List.of("obs"), Set.of("firefox", "blender"), "")).containsExactly("blender", "firefox", "obs");
        assertThat(ProgramPicker.offered(List.of("obs"), Set.of("firefox", "blender"), " B")).containsExactly("blender", "obs");
    }
}
