package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.engine.EngineCommand.Part;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.protocol.App;
import app.hearth.protocol.AppInitData;
import app.hearth.protocol.AppVersion;
import app.hearth.protocol.Coproc;
import app.hearth.protocol.CoprocUse;
import app.hearth.protocol.FileInfo;
import app.hearth.protocol.FileRef;
import app.hearth.protocol.HostInfo;
import app.hearth.protocol.Result;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.WorkRequest;
import app.hearth.protocol.Workunit;
import app.hearth.settings.Preset;
import app.hearth.settings.UserSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What programs, networks and managers hear from the reference client, they hear from Hearth. */
class ReferenceFactsTest extends WithRules {
    private static final String A = "https://a.example/";
    private static final String B = "https://b.example/";
    private static final String TASK = FileState.key(A, "one_0");
    private static final Coproc CARD = new Coproc("coproc_cuda", 1, "Card", 1e9, WorkRequest.NONE, 1e12, Map.of(), Map.of());

    @Override UserSettings settings() {
        return UserSettings.suggested(false, 2).withLevel(Preset.EVERYTHING);
    }

    @BeforeEach void join() {
        attach(A, A);
    }

    private static AppVersion.Builder version() {
        return AppVersion.builder().appName("app").versionNum(100).platform(Platforms.here().primary()).flops(2e9).files(List.of(FileRef.main("program")));
    }

    private static SchedulerReply.Builder work(AppVersion version, String url) {
        return SchedulerReply.builder().projectName(url).requestDelay(10).userName("Ada").apps(List.of(App.of("app", "Application"))).appVersions(List.of(version))
                .workunits(List.of(Workunit.builder().name("one").appName("app").fpopsEstimate(1e12).fpopsBound(1e18).build()))
                .results(List.of(new Result("one_0", "one", LATER, version.platform(), 100, version.planClass(), List.of(), false)))
                .fileInfos(List.of(FileInfo.program("program", url + "program", MD5, 10, "signed")));
    }

    /** A task whose program is here; it runs unless it lacks something. */
    private void begin(String url, SchedulerReply.Builder reply) {
        reply(url, List.of(), reply);
        core.handle(RecordedWorld.fetched(core, FileState.key(url, "program")));
    }

    private void told(SchedulerReply.Builder reply) {
        world.pass(Duration.ofSeconds(11));
        ask(new EngineCommand.UpdateProject(A));
        reply(A, world.requests.getLast().results().stream().map(result -> result.name()).toList(), reply.requestDelay(10).userName("Ada"));
    }

    @Test void aProgramsMessageGoesToItsNetworksHandlersTooButNeverFromAnEncryptedNetworkToOneThatIsNot() {
        begin(A, work(version().build(), A).trickleUpUrls(List.of("http://open.example/handler", "https://t.example/handler", "file:///etc/passwd")));
        world.pass(Duration.ofSeconds(11));
        core.handle(new EngineEvent.Trickled(TASK, RecordedWorld.run(core, TASK), "<variety>v</variety>\n<half/>"));
        assertThat(world.requests.getLast().trickleUps()).hasSize(1);
        assertThat(world.calls).filteredOn(call -> call.startsWith("trickle to")).singleElement().asString().startsWith("trickle to [https://t.example/handler] <scheduler_request>")
                .contains("<authenticator>key</authenticator>", "<platform_name>" + Platforms.here().primary(), "<result_name>one_0</result_name>\n", "\n<half/>\n");
        reply(A, List.of(), SchedulerReply.builder().requestDelay(10).messageAck(true));
        world.calls.clear();
        world.pass(Duration.ofSeconds(11));
        core.handle(new EngineEvent.Trickled(TASK, RecordedWorld.run(core, TASK), "<variety>v</variety>"));
        assertThat(world.requests.getLast().trickleUps()).hasSize(1);
        assertThat(world.calls).as("the last reply named none").noneMatch(call -> call.startsWith("trickle to"));
    }

    @Test void theTwoIdentifiersAcrossNetworksAreKeptApartAndOnlyTheInternalOneIsSent() {
        told(SchedulerReply.builder().crossProjectId("internal").externalCpid("external"));
        assertThat(core.snapshot().projects().getFirst().details().account()).satisfies(account -> {
            assertThat(account.cpid()).isEqualTo("internal");
            assertThat(account.publicCpid()).isEqualTo("external");
        });
        told(SchedulerReply.builder());
        assertThat(core.snapshot().projects().getFirst().details().account().publicCpid()).as("not said again").isEqualTo("external");
        assertThat(world.requests.getLast().crossProjectId()).hasValue("internal");
    }

    @Test void aReportTellsTheMostMemoryAddressSpaceAndDiskThatATaskTook() {
        begin(A, work(version().build(), A));
        int run = RecordedWorld.run(core, TASK);
        core.handle(new EngineEvent.Used(TASK, run, 1, 100, 4000, 700));
        core.handle(new EngineEvent.Used(TASK, run, 2, 300, 2000, 0));
        assertThat(core.snapshot().tasks().getFirst().details().virtualBytes()).isEqualTo(2000);
        core.handle(new EngineEvent.Ended(TASK, run, 0, "", ""));
        core.handle(new EngineEvent.Collected(TASK, run, List.of()));
        told(SchedulerReply.builder());
        assertThat(world.requests.getLast().results()).singleElement().satisfies(report -> {
            assertThat(report.peakWorkingSet()).isEqualTo(300);
            assertThat(report.peakSwap()).isEqualTo(4000);
            assertThat(report.peakDisk()).isEqualTo(700);
        });
    }

    @Test void whereTheUserBoundsTheTrafficOfAMonthNetworksHearHowMuchOfItThereWas() {
        told(SchedulerReply.builder());
        assertThat(world.requests.getLast().dailyTransfers()).isEmpty();
        var chosen = core.deciding().settings();
        ask(new EngineCommand.ChangeSettings(chosen.withBudgets(chosen.budgets().withGbPerMonth(OptionalDouble.of(5)))));
        begin(A, work(version().build(), A));
        told(SchedulerReply.builder());
        assertThat(world.requests.getLast().dailyTransfers()).hasValueSatisfying(moved -> {
            assertThat(moved.days()).isEqualTo(22);
            assertThat(moved.up()).isZero();
            assertThat(moved.down()).as("the program").isEqualTo(10);
        });
    }

    @Test void aResultThatIsDueBeforeTheWorkAtHandWouldBeDoneIsReportedAtOnce() {
        var chosen = core.deciding().settings();
        ask(new EngineCommand.ChangeSettings(chosen.withStorage(chosen.storage().withWorkDays(OptionalDouble.of(4)))));
        ask(new EngineCommand.AllowWork(A, false));
        begin(A, work(version().build(), A));
        int run = RecordedWorld.run(core, TASK);
        core.state.tasks.get(TASK).deadline = world.clock() + Duration.ofDays(3).toMillis();
        world.pass(Duration.ofSeconds(11));
        core.handle(new EngineEvent.Ended(TASK, run, 0, "", ""));
        core.handle(new EngineEvent.Collected(TASK, run, List.of()));
        core.handle(new EngineEvent.Tick());
        assertThat(world.requests.getLast().results()).extracting(result -> result.name()).containsExactly("one_0");
    }

    private AppInitData aboutTask() {
        var task = core.state.tasks.get(TASK);
        var folders = new Folders(folder);
        return new TaskStarts(folders, new TaskFiles(folders, null), HostInfo.builder().ncpus(2).build(), false, settings())
                .of(task, core.state.projects.get(A), List.of(), true, List.of()).about().orElseThrow();
    }

    @Test void aProgramIsToldItsNetworksPartAmongThoseWithWorkAndTheDateBeforeWhichItIsBestDone() {
        attach(B, B);
        ask(new EngineCommand.SetResourceShare(B, 300));
        begin(A, work(version().build(), A));
        assertThat(core.state.tasks.get(TASK).running).isTrue();
        assertThat(aboutTask().account().resourceShareFraction()).as("the other has no work").isEqualTo(1);
        assertThat(aboutTask().job().deadline()).isCloseTo(LATER - core.deciding().buffer().least(), within(0.01));
        core.handle(new EngineEvent.LeftForAWhile(TASK, RecordedWorld.run(core, TASK), 30, "later", false));
        begin(B, work(version().build(), B));
        world.pass(Duration.ofSeconds(31));
        core.handle(new EngineEvent.Tick());
        assertThat(core.state.tasks.get(TASK).running).isTrue();
        assertThat(aboutTask().account().resourceShareFraction()).isEqualTo(0.25);
    }

    @Test void runningProgramsHearOfChangedWishesOnTheirNetworksPagesAndOfNoOthers() {
        var wishes = "<project_specific>\n<colour>red</colour>\n</project_specific>";
        begin(A, work(version().build(), A).projectPreferences(wishes));
        world.calls.clear();
        told(SchedulerReply.builder().projectPreferences(wishes));
        assertThat(world.calls).noneMatch(call -> call.startsWith("renew"));
        told(SchedulerReply.builder().projectPreferences(wishes.replace("red", "blue")));
        assertThat(world.calls).filteredOn(call -> call.startsWith("renew")).singleElement().asString().startsWith("renew " + A).contains("<colour>blue</colour>");
    }

    @Test void programsAreToldWhetherTheNetworkMayBeUsed() {
        core.handle(new EngineEvent.Tick());
        assertThat(world.online).isTrue();
        ask(new EngineCommand.SetModeOf(Part.NETWORK, RunMode.NEVER, Optional.empty()));
        assertThat(world.online).isFalse();
    }

    @Test void aTaskWhoseCardIsGoneWaitsWithThatReasonAndGoesOnWhenItIsBack() throws Exception {
        world.cards = List.of(CARD);
        begin(A, work(version().planClass("cuda").coproc(new CoprocUse("NVIDIA", 1)).build(), A));
        assertThat(core.state.tasks.get(TASK).running).isTrue();
        assertThat(core.snapshot().tasks().getFirst().details().cardMissing()).isFalse();
        world.cardsKnown = false;
        world.cards = List.of();
        core = world.boot(store, settings());
        core.handle(new EngineEvent.Tick());
        assertThat(core.snapshot().tasks().getFirst().details().cardMissing()).as("nobody has looked yet").isFalse();
        world.cardsKnown = true;
        core.handle(new EngineEvent.Tick());
        assertThat(core.snapshot().tasks()).singleElement().satisfies(task -> {
            assertThat(task.details().cardMissing()).isTrue();
            assertThat(task.state()).isNotEqualTo(EngineSnapshot.State.RUNNING);
        });
        world.cards = List.of(CARD);
        core.handle(new EngineEvent.Tick());
        assertThat(core.snapshot().tasks().getFirst().details().cardMissing()).isFalse();
        assertThat(core.state.tasks.get(TASK).running).isTrue();
    }

    @Test void managersSeeWhatAVersionConsistsOfAndHowFastItIsExpectedToBe() {
        begin(A, work(version().build(), A));
        assertThat(core.snapshot().tasks().getFirst().details()).satisfies(details -> {
            assertThat(details.flops()).isEqualTo(2e9);
            assertThat(details.program()).containsExactly(FileRef.main("program"));
        });
    }

    @Test void anApplicationIsFreeOfTheLimitOnlyWhileItHardlyComputes() {
        var light = new RunningTasks.Running(1, null, false, true, Optional.empty());
        assertThat(light.heavier(1_000_000_000)).isFalse();
        assertThat(light.heavier(Duration.ofDays(1).toNanos())).isTrue();
        assertThat(light.governed().heavier(Duration.ofDays(1).toNanos())).as("it is held already").isFalse();
    }
}
