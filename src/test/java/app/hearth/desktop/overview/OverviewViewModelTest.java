package app.hearth.desktop.overview;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleEarnings;
import app.hearth.desktop.SampleStates;
import app.hearth.desktop.Samples;
import app.hearth.desktop.feed.Setting;
import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.limits.BudgetView;
import app.hearth.engine.EngineCommand.Apply;
import app.hearth.engine.EngineCommand.UseInstead;
import app.hearth.engine.policy.Conditions;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.policy.Power;
import app.hearth.engine.policy.Remedy;
import app.hearth.engine.policy.Wishes;
import app.hearth.monitor.Reading;
import app.hearth.settings.Electricity;
import app.hearth.settings.HowMuch;
import app.hearth.settings.Preset;
import app.hearth.settings.Week;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class OverviewViewModelTest {
    private final Samples.Engine engine = new Samples.Engine(SampleStates.sharing());
    private final SettingsEditor editor = new SettingsEditor(engine);
    private final List<Setting> opened = new ArrayList<>();
    private final OverviewViewModel model = new OverviewViewModel(engine, Samples.english(), editor, opened::add);

    @Test void showsFourRunningTasksAtMost() {
        model.show(SampleStates.sharing());
        assertThat(model.lines()).hasSize(4);
        assertThat(model.lines().getFirst().title()).isEqualTo("Protein folding");
        assertThat(model.allTasks().get()).isEqualTo("All 8 tasks");
    }

    @Test void onHoldTheTasksWaitWithTheirProgress() {
        model.show(SampleStates.snoozed());
        assertThat(model.tasksTitle().get()).isEqualTo("Waiting, progress saved");
        assertThat(model.lines()).allMatch(line -> line.left().equals("paused"));
    }

    @Test void aLimitIsSentOnceAndStaysUntilTheEngineAnswers() {
        model.show(SampleStates.sharing());
        model.shareUpTo(25);
        model.shareUpTo(25);
        model.show(SampleStates.sharing());
        assertThat(engine.sent).singleElement().isInstanceOfSatisfying(UseInstead.class,
                wish -> assertThat(wish.figures().orElseThrow().away().cpuPercent()).isEqualTo(25));
        assertThat(model.limit().get()).isEqualTo(25);
    }

    @Test void aLimitForNowIsTakenBackLikeASettingAndMadeAgain() {
        model.show(SampleStates.sharing());
        model.shareUpTo(25);
        editor.undo();
        assertThat(engine.sent).hasSize(2).last().isEqualTo(new UseInstead(Optional.empty()));
        editor.redo();
        assertThat(engine.sent).hasSize(3).last().isEqualTo(engine.sent.getFirst());
    }

    @Test void theLimitInForceIsNotSentAgain() {
        model.show(SampleStates.sharing());
        model.shareUpTo(60);
        assertThat(engine.sent).isEmpty();
    }

    @Test void aComputerWithoutACardOrSensorSaysSo() {
        var reading = SampleStates.reading(false, false);
        assertThat(model.tiles().graphics(reading)).isEmpty();
        assertThat(model.tiles().heat(reading, Optional.empty())).isEmpty();
        assertThat(model.tiles().heatFoot(reading, Optional.empty()).replace('\u00a0', ' '))
                .isEqualTo("This computer gives no temperature\nBattery at 87 %, plugged in");
    }

    @Test void beforeTheFirstCreditItSaysWhenToExpectIt() {
        model.show(SampleEarnings.none().latest());
        assertThat(model.today().get().orElseThrow().checking()).isEqualTo("first credit usually within a minute");
        model.show(SampleEarnings.usual().latest());
        assertThat(model.today().get().orElseThrow().credits()).isEqualTo("13,621");
    }

    @Test void theDayTellsItsElectricityWithItsSourceAndItsBudgets() {
        model.show(SampleStates.sharing());
        var spent = model.spent().get().orElseThrow();
        assertThat(spent.amount()).isEqualTo("€0.35");
        assertThat(spent.of()).isEqualTo("electricity, estimated");
        assertThat(spent.budgets()).extracting(BudgetView::figure).containsExactly("7.4", "1.02");
    }

    @Test void withoutAPriceItTellsTheKilowattHours() {
        var settings = SampleStates.choices().settings();
        model.show(SampleStates.with(settings.withElectricity(Electricity.UNKNOWN), Wishes.NONE));
        assertThat(model.spent().get().orElseThrow().amount().replace('\u00a0', ' ')).isEqualTo("1.02 kWh");
    }

    @Test void aFullBudgetComesFirstAndSaysWhenItBeginsAnew() {
        var settings = SampleStates.choices().settings();
        model.show(SampleStates.with(settings.withBudgets(settings.budgets().withMoneyPerMonth(OptionalDouble.of(5))), Wishes.NONE));
        var first = model.spent().get().orElseThrow().budgets().getFirst();
        assertThat(first.full()).isTrue();
        assertThat(first.resets()).contains("full", "1 Dec");
    }

    @Test void figuresForATimeAreKeptForGoodOrGivenUp() {
        var figures = HowMuch.of(Preset.GENTLE, 8);
        var wish = new Wishes.Instead(figures, Samples.NOW.plusSeconds(3 * 3600 + 28 * 60));
        model.show(SampleStates.with(SampleStates.choices().settings(), Wishes.NONE.withInstead(Optional.of(wish))));
        assertThat(model.wish().get()).contains("For now, until 18:00");
        model.dropWish();
        assertThat(engine.sent).containsExactly(new UseInstead(Optional.empty()));
        model.keepWish();
        assertThat(editor.current().get().own()).isEqualTo(figures);
        assertThat(editor.current().get().level()).isEqualTo(Preset.OWN);
        assertThat(engine.sent).hasSize(3).last().isEqualTo(new UseInstead(Optional.empty()));
        model.show(SampleStates.sharing());
        assertThat(model.wish().get()).isEmpty();
    }

    @Test void theSliderSaysThatItsFigureHoldsWhileAway() {
        model.show(SampleStates.sharing());
        assertThat(model.limitWords(60)).isEqualTo("while away · 6 cores");
    }

    @Test void aRemedyThatOnlyShowsTheLimitOpensItsScreenAndSendsNothing() {
        model.apply(new Apply(new Remedy.OpenLimits()));
        assertThat(opened).containsExactly(Setting.LEVEL);
        assertThat(engine.sent).isEmpty();
        model.apply(new Apply(new Remedy.EndSnooze()));
        assertThat(engine.sent).containsExactly(new Apply(new Remedy.EndSnooze()));
    }

    @Test void whatSharedWorkDrawsIsToldWithItsSource() {
        var reading = SampleStates.reading(true, true);
        var power = Optional.of(SampleStates.choices().power());
        assertThat(model.tiles().heat(reading, power)).last().extracting(Tiles.HeatFigure::figure).isEqualTo("37");
        assertThat(model.tiles().heatFoot(reading, power)).isEqualTo("Power is an estimate");
    }

    @Test void whatSharedWorkDrawsByAMeterIsToldAsMeasured() {
        var measured = Optional.of(new Power(40, Power.Source.SENSOR, OptionalDouble.of(21.4)));
        var reading = drawn(new Reading.Draw(OptionalDouble.of(33), Reading.Meter.PROCESSOR));
        assertThat(model.tiles().heat(reading, measured)).last().extracting(Tiles.HeatFigure::figure).isEqualTo("21");
        assertThat(model.tiles().heatFoot(reading, measured)).isEqualTo("Power as measured");
        assertThat(model.tiles().heatFoot(drawn(new Reading.Draw(OptionalDouble.of(33), Reading.Meter.BATTERY)), measured))
                .isEqualTo("Power as the battery measures it");
    }

    @Test void aMeterForAdministratorsOnlyIsSaidToBe() {
        assertThat(model.tiles().heatFoot(drawn(Reading.Draw.REFUSED), Optional.of(SampleStates.choices().power())))
                .isEqualTo("Power is an estimate, the processor’s meter is for administrators only");
    }

    private static Reading drawn(Reading.Draw draw) {
        var other = SampleStates.reading(true, true);
        return new Reading(other.at(), other.cpu(), other.memory(), other.gpus(), other.sensors(), other.disk(), other.network(), other.power(), draw);
    }

    @Test void aTurnInTheChartBearsTheTimeOfTheSnapshotAndTheReason() {
        assertThat(model.event(SampleStates.snoozed())).isEqualTo("14:32 You asked for quiet");
        assertThat(model.event(SampleStates.sharing())).isEqualTo("14:32 Sharing");
    }

    @Test void theSliderShowsThePaintedFigureInForceAndSaysByWhatItIs() {
        var settings = SampleStates.choices().settings().withLevel(Preset.EVERYTHING);
        model.show(SampleStates.with(settings, Wishes.NONE));
        assertThat(model.limit().get()).isEqualTo(60);
        assertThat(model.painted().get()).contains("Balanced by your schedule, until 18:00");
        model.show(SampleStates.with(settings.withComputing(Week.UNPAINTED), Wishes.NONE));
        assertThat(model.limit().get()).isEqualTo(100);
        assertThat(model.painted().get()).isEmpty();
    }

    @Test void aWishGoesBeforeWhatIsPainted() {
        var wish = new Wishes.Instead(HowMuch.of(Preset.GENTLE, 8), Samples.NOW.plusSeconds(3600));
        model.show(SampleStates.with(SampleStates.choices().settings(), Wishes.NONE.withInstead(Optional.of(wish))));
        assertThat(model.limit().get()).isEqualTo(25);
        assertThat(model.painted().get()).isEmpty();
    }

    @Test void aRemedyByHandLeadsToTheFigureThatHolds() {
        var loud = new Decision.Reason.TooLoud(new Conditions.Over(Conditions.Target.FAN, 1500, 1200));
        model.show(SampleStates.snapshot(new Decision.Hold(List.of(loud), Optional.empty()), List.of(), List.of(), List.of()));
        model.apply(new Apply(new Remedy.OpenLimits()));
        assertThat(opened).containsExactly(Setting.FAN);
    }
}
