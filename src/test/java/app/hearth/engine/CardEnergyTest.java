package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.engine.EngineSnapshot.PresenceMethod;
import app.hearth.engine.policy.Conditions.Target;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.engine.policy.Decision.Share;
import app.hearth.engine.policy.Forecast;
import app.hearth.engine.policy.Power;
import app.hearth.engine.policy.Power.Source;
import app.hearth.monitor.Reading;
import app.hearth.protocol.App;
import app.hearth.protocol.AppVersion;
import app.hearth.protocol.Coproc;
import app.hearth.protocol.CoprocUse;
import app.hearth.protocol.FileInfo;
import app.hearth.protocol.FileRef;
import app.hearth.protocol.Result;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.WorkRequest;
import app.hearth.protocol.Workunit;
import app.hearth.settings.Amount;
import app.hearth.settings.Budgets;
import app.hearth.settings.Electricity;
import app.hearth.settings.HowMuch;
import app.hearth.settings.Quiet;
import app.hearth.settings.UserSettings;
import app.hearth.settings.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Heat and electricity of graphics cards, through the engine's rules with their real store. */
class CardEnergyTest extends WithRules {
    private static final String URL = "https://cards.example/";
    private static final OptionalDouble UNTOLD = OptionalDouble.empty();
    private static final Reading.Traffic NO_TRAFFIC = new Reading.Traffic(UNTOLD, UNTOLD);

    @Override UserSettings settings() {
        var amount = new Amount(100, 2, 75, 100);
        var usual = UserSettings.suggested(false, 2);
        return usual.withOwn(new HowMuch(true, amount, amount)).withManners(When.always(usual.manners().away().withOthersBusy(OptionalInt.empty())));
    }

    @BeforeEach void join() {
        world.graphics = List.of(new GraphicsCard("NVIDIA", 0, "GeForce RTX"));
        world.cards = List.of(new Coproc("coproc_cuda", 1, "GeForce RTX", 8e9, WorkRequest.NONE, 1e13, Map.of(), Map.of()));
        attach(URL, "Cards");
        ask(new EngineCommand.EndFirstMinutes());
    }

    /** Tasks of half a card each. */
    private void receive(String... names) {
        String platform = Platforms.here().primary();
        reply(URL, List.of(), SchedulerReply.builder().projectName("Cards").requestDelay(10).apps(List.of(App.of("app", "Application")))
                .appVersions(List.of(AppVersion.builder().appName("app").versionNum(100).platform(platform).planClass("cuda").flops(1e12).avgNcpus(0.1)
                        .coproc(new CoprocUse("NVIDIA", 0.5)).files(List.of(FileRef.main("program"))).build()))
                .workunits(Stream.of(names).map(name -> Workunit.builder().name(name).appName("app").fpopsEstimate(1e18).fpopsBound(1e21).memoryBound(1e8).build()).toList())
                .fileInfos(List.of(FileInfo.program("program", URL + "program", MD5, 10, "signed")))
                .results(Stream.of(names).map(name -> new Result(name + "_0", name, LATER, Optional.of(platform), 100, "cuda", List.of(), false)).toList()));
        core.handle(RecordedWorld.fetched(core, FileState.key(URL, "program")));
        for (String name : names) core.handle(new EngineEvent.Started(key(name), RecordedWorld.run(core, key(name)), 4711, 1));
    }

    private static String key(String name) {
        return FileState.key(URL, name + "_0");
    }

    private static Reading.Gpu card(OptionalDouble load, OptionalDouble celsius, OptionalDouble watts, OptionalDouble shared) {
        return new Reading.Gpu("NVIDIA GeForce RTX", load, OptionalLong.empty(), OptionalLong.empty(), celsius, watts, "NVIDIA", UNTOLD, shared);
    }

    private static OptionalDouble of(double value) {
        return OptionalDouble.of(value);
    }

    /** Time passes with a card that tells this. */
    private void pass(Duration time, Reading.Draw draw, Reading.Gpu card) {
        int step = time.compareTo(Duration.ofMinutes(20)) < 0 ? 5 : 10;
        for (long second = 0; second < time.toSeconds(); second += step) {
            world.pass(Duration.ofSeconds(step));
            var reading = new Reading(Instant.ofEpochMilli(world.clock()), new Reading.Cpu("x", 0, 0, List.of()), new Reading.Memory(16L << 30, 0, 0), List.of(card),
                    new Reading.Sensors(UNTOLD, OptionalInt.empty()), NO_TRAFFIC, NO_TRAFFIC, new Reading.Power.NoBattery(), draw);
            world.look = new Look(Optional.of(reading), Optional.of(Duration.ofHours(1)), false, new PresenceMethod("X11", Optional.empty()), Optional.empty(), Set.of(), List.of());
            core.handle(new EngineEvent.Tick());
        }
    }

    private void pass(Duration time, Reading.Gpu card) {
        pass(time, Reading.Draw.NONE, card);
    }

    private double kwhToday() {
        return core.snapshot().sharing().usage().kwhToday();
    }

    private Power power() {
        return core.snapshot().sharing().power();
    }

    private double joules(String name) {
        return core.state.tasks.get(key(name)).joules;
    }

    @Test void onlyWhatTasksDrawAboveTheCardsRestIsBookedToTheDayAndToThem() {
        pass(Duration.ofMinutes(1), card(of(0), UNTOLD, of(15), UNTOLD));
        pass(Duration.ofMinutes(5), card(of(0.95), UNTOLD, of(240), UNTOLD)); // the user's game
        assertThat(kwhToday()).as("a game is the user's").isZero();
        receive("a", "b");
        pass(Duration.ofHours(1), card(of(0.9), UNTOLD, of(215), UNTOLD));
        assertThat(kwhToday()).as("200 W for an hour").isCloseTo(0.2, within(0.001));
        assertThat(joules("a")).as("half a card each").isCloseTo(360_000, within(2000.0)).isEqualTo(joules("b"));
        assertThat(core.state.tasks.get(key("a")).joulesKnown).isEqualTo(Source.SENSOR);
        assertThat(power().cards()).singleElement().satisfies(card -> {
            assertThat(card.source()).isEqualTo(Source.SENSOR);
            assertThat(card.fullWatts()).isCloseTo(200, within(1.0));
            assertThat(card.now()).isCloseTo(200, within(1.0));
            assertThat(card.work()).isTrue();
        });
        core.deciding().flush();
        assertThat(core.deciding().energyDays()).singleElement().satisfies(day -> assertThat(day.kwhSensor()).isCloseTo(0.2, within(0.001)));
    }

    @Test void besideAGameTasksBearTheirPartWhereTheDriverTellsByProcess() {
        pass(Duration.ofMinutes(1), card(of(0), UNTOLD, of(15), UNTOLD));
        receive("a");
        pass(Duration.ofHours(1), card(of(1), UNTOLD, of(215), of(0.25)));
        assertThat(kwhToday()).isCloseTo(0.05, within(0.001));
        pass(Duration.ofHours(1), card(of(1), UNTOLD, of(215), of(0)));
        assertThat(kwhToday()).as("the task only waited").isCloseTo(0.05, within(0.001));
    }

    @Test void withoutASensorThereIsAnEstimateThatTheUserCanCorrect() {
        receive("a");
        pass(Duration.ofHours(1), card(of(1), UNTOLD, UNTOLD, UNTOLD));
        assertThat(power().known()).isEqualTo(Source.ESTIMATE);
        assertThat(kwhToday()).isCloseTo(Power.estimate("NVIDIA 0", false) / 1000, within(0.001));
        ask(new EngineCommand.ChangeSettings(settings().withElectricity(Electricity.UNKNOWN.withCardWatts(of(220)))));
        double before = kwhToday();
        pass(Duration.ofHours(1), card(of(0.5), UNTOLD, of(90), UNTOLD));
        assertThat(kwhToday() - before).as("half busy, by the plug meter's figure").isCloseTo(0.11, within(0.001));
        assertThat(power().cards().getFirst().source()).isEqualTo(Source.ENTERED);
        assertThat(core.state.tasks.get(key("a")).joulesKnown).as("of a mix the least certain").isEqualTo(Source.ESTIMATE);
    }

    @Test void aCardsElectricityFillsTheBudgetAndTheForecastCountsItWhileThereIsWorkForIt() {
        pass(Duration.ofMinutes(1), card(of(0), UNTOLD, of(15), UNTOLD));
        receive("a");
        pass(Duration.ofMinutes(10), card(of(1), UNTOLD, of(215), UNTOLD));
        double with = Forecast.week(core.snapshot().sharing().start()).kwh();
        core.handle(new EngineEvent.Asked(new EngineCommand.SuspendTask(URL, "a_0")));
        assertThat(power().cards().getFirst().work()).isFalse();
        double without = Forecast.week(core.snapshot().sharing().start()).kwh();
        assertThat(with - without).as("200 W for a week").isCloseTo(0.2 * 168, within(0.5));
        core.handle(new EngineEvent.Asked(new EngineCommand.ResumeTask(URL, "a_0")));
        core.handle(new EngineEvent.Asked(new EngineCommand.ChangeSettings(settings().withBudgets(Budgets.NONE.withKwhPerDay(of(0.1))))));
        assertThat(core.deciding().windowLeft()).hasValueSatisfying(left -> assertThat(left).isLessThan(Duration.ofMinutes(25)));
        pass(Duration.ofMinutes(20), card(of(1), UNTOLD, of(215), UNTOLD));
        assertThat(core.snapshot().decision()).isInstanceOf(Share.class);
        pass(Duration.ofMinutes(5), card(of(1), UNTOLD, of(215), UNTOLD));
        assertThat(core.snapshot().decision()).isInstanceOfSatisfying(Hold.class, hold -> assertThat(hold.reasons()).singleElement().isInstanceOf(Reason.BudgetFull.class));
        assertThat(kwhToday()).isCloseTo(0.1, within(0.001));
    }

    @Test void aHotCardIsSlowedRestsAtLastAndGoesOnWhenItIsCool() {
        ask(new EngineCommand.ChangeSettings(settings().withQuiet(When.always(Quiet.NONE.withCardCelsius(OptionalInt.of(70))))));
        pass(Duration.ofMinutes(1), card(of(0.9), of(90), UNTOLD, UNTOLD));
        assertThat(share().slowed()).as("a card without tasks slows nothing").isEmpty();
        receive("a");
        pass(Duration.ofSeconds(20), card(of(1), of(68), UNTOLD, UNTOLD));
        assertThat(share().allowance().gpuPercent()).isBetween(1, 60);
        assertThat(share().allowance().coreTime()).as("the processor goes on").isEqualTo(2);
        assertThat(share().slowed()).singleElement().satisfies(over -> assertThat(over.target()).isEqualTo(Target.CARD_HEAT));
        assertThat(world.gpuPercent).isEqualTo(share().allowance().gpuPercent());
        pass(Duration.ofMinutes(3), card(of(1), of(85), UNTOLD, UNTOLD));
        assertThat(share().allowance().gpuPercent()).isZero();
        assertThat(world.calls).contains("leave " + key("a"));
        pass(Duration.ofMinutes(1), card(of(0), of(50), UNTOLD, UNTOLD));
        assertThat(share().allowance().gpuPercent()).isPositive();
        ask(new EngineCommand.ChangeSettings(settings()));
        pass(Duration.ofSeconds(5), card(of(1), of(85), UNTOLD, UNTOLD));
        assertThat(share().allowance().gpuPercent()).isEqualTo(100);
    }

    private Share share() {
        return (Share) core.snapshot().decision();
    }

    @Test void onBatteryWhatTheCardTellsIsNotCountedTwice() {
        var rest = new Reading.Draw(of(30), Reading.Meter.BATTERY);
        pass(Duration.ofMinutes(5), rest, card(of(0), UNTOLD, of(10), UNTOLD));
        receive("a");
        // The battery feeds the card's 60 W more; the processor does nothing.
        pass(Duration.ofHours(1), new Reading.Draw(of(90), Reading.Meter.BATTERY), card(of(1), UNTOLD, of(70), UNTOLD));
        assertThat(kwhToday()).isCloseTo(0.06, within(0.001));
    }
}
