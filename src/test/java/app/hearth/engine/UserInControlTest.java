package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.engine.EngineCommand.AfterFinish;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineSnapshot.PresenceMethod;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.engine.policy.Decision.Share;
import app.hearth.engine.policy.Power;
import app.hearth.engine.policy.Remedy;
import app.hearth.monitor.Reading;
import app.hearth.monitor.Untold;
import app.hearth.protocol.App;
import app.hearth.protocol.AppVersion;
import app.hearth.protocol.FileInfo;
import app.hearth.protocol.FileRef;
import app.hearth.protocol.Result;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.Workunit;
import app.hearth.settings.Amount;
import app.hearth.settings.Budgets;
import app.hearth.settings.DateException;
import app.hearth.settings.Electricity;
import app.hearth.settings.HowMuch;
import app.hearth.settings.Paint;
import app.hearth.settings.UserSettings;
import app.hearth.settings.Week;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the user and the computer say, and what the engine's rules make of it, with the real store. */
class UserInControlTest extends WithRules {
    private static final String URL = "https://network.example/";
    private final UserSettings settings = settings();

    UserInControlTest() {
        world.look = look(Duration.ofHours(1)); // from the engine's first moment
    }

    @BeforeEach void join() {
        attach(URL, "Network");
        ask(new EngineCommand.EndFirstMinutes());
    }

    private static Look look(Duration idle, String... programs) {
        return new Look(Optional.empty(), Optional.of(idle), false, new PresenceMethod("X11", Optional.empty()), Optional.empty(), Set.of(programs), List.of());
    }

    private void tick() {
        core.handle(new EngineEvent.Tick());
    }

    private void receive(String... names) {
        var files = Stream.concat(Stream.of(FileInfo.program("p.wasm", URL + "p.wasm", MD5, 1000, "signed")),
                Stream.of(names).map(name -> FileInfo.output(name + "_out", URL + "file_upload_handler", 1000, "certificate"))).toList();
        reply(URL, List.of(), SchedulerReply.builder().projectName("Network").requestDelay(10)
                .apps(List.of(App.of("app", "Application")))
                .appVersions(List.of(AppVersion.builder().appName("app").versionNum(100).platform(Requests.PLATFORM).flops(1e9)
                        .files(List.of(FileRef.main("p.wasm"))).build()))
                .workunits(Stream.of(names).map(name -> Workunit.builder().name(name).appName("app").fpopsEstimate(1e14).fpopsBound(1e17)
                        .memoryBound(1e8).build()).toList())
                .results(Stream.of(names).map(name -> new Result(name + "_0", name, 4e9, Optional.of(Requests.PLATFORM), 100, "",
                        List.of(FileRef.of(name + "_out", "out")), false)).toList())
                .fileInfos(files));
        core.handle(RecordedWorld.fetched(core, FileState.key(URL, "p.wasm")));
        for (String name : names) core.handle(new EngineEvent.Started(FileState.key(URL, name + "_0"), RecordedWorld.run(core, FileState.key(URL, name + "_0")), 4711, 1));
    }

    @Test void whatWasChosenForGoodReturnsWhenATimeIsOver() {
        ask(new EngineCommand.SetRunMode(RunMode.ALWAYS, Optional.empty()));
        ask(new EngineCommand.SetRunMode(RunMode.NEVER, Optional.of(Duration.ofHours(1))));
        assertThat(core.snapshot().lastingMode()).isEqualTo(RunMode.ALWAYS);
        world.pass(Duration.ofMinutes(61));
        tick();
        assertThat(core.snapshot().runMode()).isEqualTo(RunMode.ALWAYS);
        ask(new EngineCommand.SetRunMode(RunMode.NEVER, Optional.of(Duration.ofHours(1))));
        ask(new EngineCommand.Apply(new Remedy.EndSnooze()));
        assertThat(core.snapshot().runMode()).isEqualTo(RunMode.ALWAYS);
    }

    @Test void whatWasChosenForGoodReturnsWhenAProgramClosesAndAfterTheLastTask() {
        world.look = look(Duration.ofHours(1), "obs");
        ask(new EngineCommand.SetRunMode(RunMode.ALWAYS, Optional.empty()));
        ask(new EngineCommand.SnoozeWhile("obs"));
        assertThat(core.snapshot().lastingMode()).isEqualTo(RunMode.ALWAYS);
        tick();
        assertThat(core.snapshot().runMode()).isEqualTo(RunMode.NEVER);
        world.look = look(Duration.ofHours(1), "firefox");
        tick();
        assertThat(core.snapshot().runMode()).isEqualTo(RunMode.ALWAYS);
        ask(new EngineCommand.FinishThen(AfterFinish.SHUT_DOWN));
        assertThat(world.calls).contains("session ends: SHUT_DOWN");
        assertThat(core.snapshot().runMode()).isEqualTo(RunMode.ALWAYS);
    }

    @Test void aCorrectedClockMovesASpanOfTimeAndLeavesTomorrowMorningWhereItIs() {
        var tomorrow = Instant.parse("2026-11-23T08:00:00Z");
        ask(new EngineCommand.SnoozeUntil(tomorrow));
        world.setClock(Duration.ofHours(3));
        tick();
        assertThat(core.snapshot().runModeUntil()).hasValue(tomorrow);
        world.setClock(Duration.ofDays(-365));
        tick();
        assertThat(core.snapshot().runModeUntil()).as("not for a year").hasValue(tomorrow.minus(Duration.ofDays(365)));
        world.setClock(Duration.ofDays(365));
        tick();
        var hour = Instant.ofEpochMilli(world.clock()).plus(Duration.ofHours(1));
        ask(new EngineCommand.SetRunMode(RunMode.NEVER, Optional.of(Duration.ofHours(1))));
        world.setClock(Duration.ofHours(3));
        tick();
        assertThat(core.snapshot().runModeUntil()).hasValue(hour.plus(Duration.ofHours(3)));
    }

    @Test void aCorrectedClockLeavesTheEndOfAWindowWhereItIs() {
        ask(new EngineCommand.ChangeSettings(settings.withComputing(Week.UNPAINTED.paint(new Week.Window(DayOfWeek.SUNDAY, 30, 48, Paint.OFF))))); // from 15:00
        ask(new EngineCommand.UseInstead(Optional.of(settings.howMuch(settings.level(), 2))));
        world.setClock(Duration.ofHours(1));
        tick();
        assertThat(core.snapshot().sharing().wishes().instead()).hasValueSatisfying(wish -> assertThat(wish.until()).isEqualTo("2026-11-22T15:00:00Z"));
    }

    @Test void onAHolidayNoFileMovesButTheOneThatTheUserAsksFor() {
        receive("a", "b");
        var today = LocalDate.of(2026, 11, 22);
        for (String name : List.of("a", "b")) {
            core.handle(new EngineEvent.Ended(FileState.key(URL, name + "_0"), RecordedWorld.run(core, FileState.key(URL, name + "_0")), 0, "", ""));
        }
        ask(new EngineCommand.ChangeSettings(settings.withExceptions(List.of(DateException.allDay("Guests", today, today, Paint.OFF)))));
        for (String name : List.of("a", "b")) {
            core.handle(new EngineEvent.Collected(FileState.key(URL, name + "_0"), RecordedWorld.run(core, FileState.key(URL, name + "_0")),
                    List.of(new EngineEvent.Output(name + "_out", 10, MD5))));
        }
        assertThat(core.snapshot().sharing().transfersHeld()).hasValueSatisfying(hold -> assertThat(hold.reasons())
                .containsExactly(new Reason.Excepted("Guests", Optional.of(Instant.parse("2026-11-23T00:00:00Z")))));
        assertThat(core.snapshot().transfers()).hasSize(2).noneMatch(EngineSnapshot.Transfer::moves);
        core.state.projects.get(URL).hostid = 7;
        core.state.projects.get(URL).nextRpcTime = world.clock() + 3_600_000; // it asked to be contacted
        int requests = world.requests.size();
        world.pass(Duration.ofHours(2));
        tick();
        assertThat(world.requests).as("the network is left alone").hasSize(requests);
        ask(new EngineCommand.RetryTransfer(URL, "a_out"));
        assertThat(core.snapshot().transfers()).filteredOn(EngineSnapshot.Transfer::moves).extracting(EngineSnapshot.Transfer::fileName).containsExactly("a_out");
        ask(new EngineCommand.UpdateProject(URL));
        assertThat(world.requests).hasSizeGreaterThan(requests);
        world.pass(Duration.ofHours(11));
        tick();
        assertThat(core.snapshot().transfers()).allMatch(EngineSnapshot.Transfer::moves);
    }

    @Test void aSnoozeEndsWhileTheComputerSleeps() {
        ask(new EngineCommand.SetRunMode(RunMode.NEVER, Optional.of(Duration.ofHours(1))));
        world.sleep(Duration.ofHours(8));
        tick();
        assertThat(core.snapshot().runMode()).isEqualTo(RunMode.AUTO);
        assertThat(core.snapshot().journal()).extracting(EngineSnapshot.JournalEntry::code).doesNotContain("clock.jumped");
    }

    @Test void whatTheSessionDoesNotTellIsToldOn() {
        world.look = new Look(Optional.empty(), Optional.empty(), false, new PresenceMethod("NONE", Optional.of("no-source")), Optional.empty(), Set.of(), List.of(),
                Set.of(Untold.METERED_UNSAID));
        tick();
        assertThat(core.snapshot().sharing().untold()).containsExactly(Untold.METERED_UNSAID);
    }

    @Test void transfersThatAreToGoOnInAnyCaseWaitForTheQuotaAlone() {
        world.look = new Look(Optional.empty(), Optional.of(Duration.ofHours(1)), false, new PresenceMethod("X11", Optional.empty()), Optional.of(true), Set.of(), List.of());
        tick();
        ask(new EngineCommand.ChangeSettings(settings.withManners(settings.manners().both(manners -> manners.withPauseOnMetered(true))).withBudgets(Budgets.NONE.withGbPerMonth(OptionalDouble.of(1e-9)))));
        core.handle(new EngineEvent.Tick());
        assertThat(core.snapshot().sharing().transfersHeld()).hasValueSatisfying(hold -> assertThat(hold.reasons()).singleElement().isInstanceOf(Reason.Metered.class));
        core.deciding().moved(1000, false);
        tick();
        assertThat(core.snapshot().sharing().transfersHeld()).hasValueSatisfying(hold -> {
            assertThat(hold.reasons()).hasSize(2);
            assertThat(hold.resumesAt()).as("a metered line ends by no clock").isEmpty();
        });
        ask(new EngineCommand.SetModeOf(EngineCommand.Part.NETWORK, RunMode.ALWAYS, Optional.empty()));
        assertThat(core.snapshot().sharing().transfersHeld()).hasValueSatisfying(hold -> {
            assertThat(hold.reasons()).singleElement().isInstanceOf(Reason.BudgetFull.class);
            assertThat(hold.resumesAt()).hasValue(Instant.parse("2026-12-01T00:00:00Z"));
        });
    }

    @Test void tasksWaitWhileHearthsFilesTakeMoreThanTheyMayAndMoreRoomLetsThemGoOn() {
        receive("a");
        assertThat(running()).isEqualTo(1);
        world.used = 20_100_000_000L;
        tick();
        assertThat(running()).isZero();
        assertThat(reasons()).containsExactly(new Reason.DiskQuota(20_100_000_000L, 20_000_000_000L));
        world.used = 19_900_000_000L;
        tick();
        assertThat(reasons()).as("not clearly below").hasSize(1);
        ask(new EngineCommand.Apply(reasons().getFirst().remedy().orElseThrow()));
        assertThat(running()).isEqualTo(1);
        assertThat(core.snapshot().sharing().settings().storage().mostGb()).hasValue(24);
        world.used = 24_100_000_000L;
        tick();
        world.used = 23_400_000_000L;
        tick();
        assertThat(running()).isEqualTo(1);
    }

    private long running() {
        return core.snapshot().tasks().stream().filter(task -> task.state() == State.RUNNING).count();
    }

    private List<Reason> reasons() {
        return core.snapshot().decision() instanceof Hold hold ? hold.reasons() : List.of();
    }

    @Test void theReturnOfTheUserHoldsEveryTaskAndGoingAwayLetsThemGoOn() {
        receive("a", "b");
        assertThat(running()).isEqualTo(2);
        assertThat(world.freezes).as("to be frozen at once on a return").isTrue();
        world.look = look(Duration.ZERO);
        core.handle(new EngineEvent.UserReturned());
        assertThat(running()).isZero();
        assertThat(world.calls).contains("hold " + FileState.key(URL, "a_0"), "hold " + FileState.key(URL, "b_0"));
        assertThat(reasons()).singleElement().isInstanceOf(Reason.InUse.class);
        world.look = look(settings.awayAfter());
        tick();
        assertThat(running()).isEqualTo(2);
    }

    @Test void withTheSwitchOnItSharesALittleWhileTheUserIsThere() {
        ask(new EngineCommand.Apply(new Remedy.ShareWhileInUse()));
        world.look = look(Duration.ZERO);
        tick();
        assertThat(core.snapshot().decision()).isInstanceOfSatisfying(Share.class, share -> {
            assertThat(share.inUse()).isTrue();
            assertThat(share.allowance().cpuPercent(2)).isEqualTo(10);
        });
        assertThat(world.freezes).isFalse();
        assertThat(world.calls).contains("settings saved");
    }

    @Test void aFullBudgetHoldsThroughARestartAndStartsAnewAtMidnight() throws IOException {
        ask(new EngineCommand.ChangeSettings(settings.withBudgets(Budgets.NONE.withHoursPerDay(OptionalDouble.of(1)))));
        receive("a");
        pass(Duration.ofMinutes(59));
        assertThat(running()).isEqualTo(1);
        assertThat(core.snapshot().sharing().usage().today()).isBetween(Duration.ofMinutes(58), Duration.ofMinutes(59).plusSeconds(10));
        pass(Duration.ofMinutes(2));
        assertThat(reasons()).singleElement().isInstanceOf(Reason.BudgetFull.class);
        Duration counted = core.snapshot().sharing().usage().today();
        core.prepareToStop();
        core = world.boot(store, settings.withBudgets(Budgets.NONE.withHoursPerDay(OptionalDouble.of(1))));
        tick();
        assertThat(core.snapshot().sharing().usage().today()).as("counted once").isEqualTo(counted);
        assertThat(reasons()).singleElement().isInstanceOf(Reason.BudgetFull.class);
        ask(new EngineCommand.Apply(new Remedy.AddHoursToday(1)));
        assertThat(reasons()).isEmpty();
        pass(Duration.ofHours(12)); // past midnight in the zone of this test
        assertThat(core.snapshot().sharing().usage().today()).isLessThan(Duration.ofHours(1).plusMinutes(1));
    }

    @Test void measuredEnergyFillsTheBudgetsAndSaysThatItIsMeasured() {
        work(Duration.ofMinutes(5), 10, 0);
        assertThat(core.snapshot().sharing().power().source()).isEqualTo(Power.Source.ESTIMATE);
        receive("a");
        work(Duration.ofHours(1), 30, 0.5);
        var sharing = core.snapshot().sharing();
        assertThat(sharing.power().source()).isEqualTo(Power.Source.SENSOR);
        assertThat(sharing.power().fullWatts()).isCloseTo(40, within(0.1));
        assertThat(sharing.usage().kwhToday()).as("20 W above rest").isCloseTo(0.020, within(0.0003));
        ask(new EngineCommand.ChangeSettings(settings.withElectricity(new Electricity(OptionalDouble.of(100), "EUR", OptionalDouble.empty(), List.of()))));
        work(Duration.ofHours(1), 30, 0.5);
        assertThat(core.snapshot().sharing().power()).isEqualTo(new Power(100, Power.Source.ENTERED));
        assertThat(core.snapshot().sharing().usage().kwhToday()).isCloseTo(0.070, within(0.001));
    }

    /** A computer with a meter: so many watts, and so much of its processor shared. */
    private void work(Duration time, double watts, double shared) {
        for (long second = 0; second < time.toSeconds(); second += 5) {
            world.pass(Duration.ofSeconds(5));
            var traffic = new Reading.Traffic(OptionalDouble.empty(), OptionalDouble.empty());
            var reading = new Reading(Instant.ofEpochMilli(world.clock()), new Reading.Cpu("x", shared, 0, List.of()), new Reading.Memory(16L << 30, 0, 0), List.of(),
                    new Reading.Sensors(OptionalDouble.empty(), OptionalInt.empty()), traffic, traffic, new Reading.Power.NoBattery(),
                    new Reading.Draw(OptionalDouble.of(watts), Reading.Meter.PROCESSOR));
            world.look = new Look(Optional.of(reading), Optional.of(Duration.ofHours(1)), false, new PresenceMethod("X11", Optional.empty()),
                    Optional.empty(), Set.of(), List.of());
            tick();
        }
    }

    @Test void aSnoozeSurvivesARestartAndEndsByItself() throws IOException {
        receive("a");
        ask(new EngineCommand.SetRunMode(RunMode.NEVER, Optional.of(Duration.ofHours(1))));
        assertThat(running()).isZero();
        core.prepareToStop();
        core = world.boot(store);
        tick();
        assertThat(reasons()).singleElement().isInstanceOf(Reason.Snoozed.class);
        world.pass(Duration.ofMinutes(61));
        tick();
        assertThat(reasons()).isEmpty();
    }

    @Test void aSnoozeUntilAProgramClosesEndsWithTheProgram() {
        receive("a");
        world.look = look(Duration.ofHours(1), "obs", "firefox");
        tick();
        ask(new EngineCommand.SnoozeWhile("obs"));
        assertThat(reasons()).singleElement().isInstanceOf(Reason.SnoozedFor.class);
        world.look = look(Duration.ofHours(1), "firefox");
        tick();
        assertThat(running()).isEqualTo(1);
    }

    @Test void finishingStartsNothingNewAndThenDoesWhatWasAsked() {
        receive("a", "b", "c");
        assertThat(running()).isEqualTo(2);
        ask(new EngineCommand.FinishThen(AfterFinish.SHUT_DOWN));
        for (String name : List.of("a", "b")) {
            core.handle(new EngineEvent.Ended(FileState.key(URL, name + "_0"), RecordedWorld.run(core, FileState.key(URL, name + "_0")), 0, "", ""));
            core.handle(new EngineEvent.Collected(FileState.key(URL, name + "_0"), RecordedWorld.run(core, FileState.key(URL, name + "_0")), List.of(new EngineEvent.Output(name + "_out", 10, MD5))));
            assertThat(world.calls).doesNotContain("session ends: SHUT_DOWN", "start c_0");
            core.handle(RecordedWorld.fetched(core, FileState.key(URL, name + "_out")));
        }
        assertThat(world.calls).contains("session ends: SHUT_DOWN");
    }

    @Test void tasksTogetherStayWithinTheMemoryLimit() {
        ask(new EngineCommand.ChangeSettings(settings.withOwn(new HowMuch(true, new Amount(100, 2, 1, 0), new Amount(100, 2, 1, 0)))));
        receive("a", "b"); // 100 MB each, and 1 % of 16 GB for both
        assertThat(running()).isEqualTo(1);
    }

    @Test void otherFiguresHoldForAWhileAndThenTheLevelRulesAgain() {
        receive("a");
        var figures = settings.howMuch(settings.level(), 2);
        ask(new EngineCommand.UseInstead(Optional.of(new HowMuch(false, figures.inUse(), figures.away().withCpuPercent(20)))));
        assertThat(core.snapshot().decision()).isInstanceOfSatisfying(Share.class, share -> assertThat(share.allowance().cpuPercent(2)).isEqualTo(20));
        world.pass(Duration.ofDays(1).plusMinutes(1));
        tick();
        assertThat(core.snapshot().decision()).isInstanceOfSatisfying(Share.class, share -> assertThat(share.allowance().cpuPercent(2)).isEqualTo(60));
    }

    @Test void theVeryFirstMinutesShareEvenBesideTheUser() throws IOException {
        try (var fresh = new SqliteStore(folder.resolve("fresh.sqlite"))) {
            world.look = look(Duration.ZERO);
            core = world.boot(fresh);
            tick();
            assertThat(core.snapshot().decision()).isInstanceOfSatisfying(Share.class, share -> assertThat(share.allowance().cpuPercent(2)).isEqualTo(25));
            world.pass(Duration.ofMinutes(11));
            tick();
            assertThat(reasons()).singleElement().isInstanceOf(Reason.InUse.class);
        }
    }

    @Test void whoStopsSharingInTheFirstMinutesFindsNothingSharedBesideHimAfterwards() throws IOException {
        try (var fresh = new SqliteStore(folder.resolve("fresh.sqlite"))) {
            world.look = look(Duration.ZERO);
            core = world.boot(fresh);
            tick();
            assertThat(core.snapshot().decision()).isInstanceOf(Share.class);
            ask(new EngineCommand.SetRunMode(RunMode.NEVER, Optional.empty()));
            ask(new EngineCommand.SetRunMode(RunMode.AUTO, Optional.empty()));
            assertThat(reasons()).singleElement().isInstanceOf(Reason.InUse.class);
        }
    }

    @Test void trafficOfADistantNetworkCountsAgainstTheMonth() {
        receive("a");
        assertThat(core.snapshot().sharing().usage().bytesMonth()).isEqualTo(1000);
    }
}
