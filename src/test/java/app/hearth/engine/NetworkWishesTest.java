package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.engine.EngineCommand.Part;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.protocol.App;
import app.hearth.protocol.AppVersion;
import app.hearth.protocol.FileInfo;
import app.hearth.protocol.FileRef;
import app.hearth.protocol.Result;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.SchedulerRequest;
import app.hearth.protocol.Workunit;
import app.hearth.settings.Preset;
import app.hearth.settings.UserSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user, a manager or a network's pages wish of the engine beyond its tasks. */
class NetworkWishesTest extends WithRules {
    private static final String A = "https://a.example/";
    private static final String TASK = FileState.key(A, "one_0");

    @Override UserSettings settings() {
        return UserSettings.suggested(false, 2).withLevel(Preset.EVERYTHING);
    }

    @BeforeEach void join() {
        attach(A, A);
    }

    private void reply(SchedulerReply.Builder reply) {
        reply(A, reported(), reply);
    }

    private List<String> reported() {
        return world.requests.isEmpty() ? List.of() : world.requests.getLast().results().stream().map(result -> result.name()).toList();
    }

    /** A task with two outputs, whose program is here and which runs. */
    private void work() {
        reply(SchedulerReply.builder().projectName("A").requestDelay(10).apps(List.of(App.of("app", "Application")))
                .appVersions(List.of(AppVersion.builder().appName("app").versionNum(100).platform(Requests.PLATFORM).flops(1e9).files(List.of(FileRef.main("program"))).build()))
                .workunits(List.of(Workunit.builder().name("one").appName("app").fpopsEstimate(1e12).fpopsBound(1e18).build()))
                .results(List.of(new Result("one_0", "one", 4e9, Optional.of(Requests.PLATFORM), 100, "",
                        List.of(FileRef.of("one_0_a", "half"), FileRef.of("one_0_b", "whole")), false)))
                .fileInfos(List.of(FileInfo.program("program", A + "program", MD5, 10, "signed"),
                        FileInfo.output("one_0_a", A + "file_upload_handler", 1000, "certificate"),
                        FileInfo.output("one_0_b", A + "file_upload_handler", 1000, "certificate"))));
        core.handle(RecordedWorld.fetched(core, FileState.key(A, "program")));
        core.handle(new EngineEvent.Started(TASK, RecordedWorld.run(core, TASK), 4711, 1));
    }

    private void finish(EngineEvent.Output... outputs) {
        core.handle(new EngineEvent.Ended(TASK, RecordedWorld.run(core, TASK), 0, "", ""));
        core.handle(new EngineEvent.Collected(TASK, RecordedWorld.run(core, TASK), List.of(outputs)));
        for (var output : outputs) core.handle(RecordedWorld.fetched(core, FileState.key(A, output.file())));
    }

    private SchedulerRequest lastRequest() {
        ask(new EngineCommand.UpdateProject(A));
        return world.requests.getLast();
    }

    @Test void aNetworkThatIsToBeLeftGetsNoNewTasksIsToldOfItsLastAndGoes() {
        work();
        ask(new EngineCommand.LeaveWhenDone(A, true));
        assertThat(core.snapshot().projects().getFirst().choices()).isEqualTo(new EngineSnapshot.Choices(100, false, false, false, true));
        assertThat(lastRequest().dontSendWork()).isTrue();
        reply(SchedulerReply.builder().requestDelay(10));
        assertThat(core.state.projects).containsKey(A);
        finish(new EngineEvent.Output("one_0_a", 10, MD5), new EngineEvent.Output("one_0_b", 10, MD5));
        world.pass(Duration.ofSeconds(11));
        core.handle(new EngineEvent.Tick());
        assertThat(reported()).as("told at once, it is the last word").containsExactly("one_0");
        assertThat(core.state.projects).containsKey(A);
        reply(SchedulerReply.builder().requestDelay(10).acks(List.of("one_0")));
        assertThat(core.state.projects).isEmpty();
        assertThat(world.calls).contains("delete project " + A);
    }

    @Test void theUsersUpdateReachesAPausedNetworkAndBringsItResultsAndNoWish() {
        work();
        finish(new EngineEvent.Output("one_0_a", 10, MD5), new EngineEvent.Output("one_0_b", 10, MD5));
        ask(new EngineCommand.SuspendProject(A));
        world.pass(Duration.ofSeconds(11));
        core.handle(new EngineEvent.Tick());
        assertThat(world.requests).as("paused").hasSize(1);
        assertThat(lastRequest().results()).singleElement().satisfies(result -> assertThat(result.name()).isEqualTo("one_0"));
        assertThat(lastRequest().workReqSeconds()).isZero();
    }

    @Test void askingForItselfDoesNotMakeTheEnginesOwnQuestionsRarer() {
        reply(SchedulerReply.builder().requestDelay(10)); // no work for its first question
        for (int i = 0; i < 20; i++) {
            world.pass(Duration.ofSeconds(11));
            lastRequest();
            reply(SchedulerReply.builder().requestDelay(10));
        }
        assertThat(core.state.projects.get(A).noWorkUntil("CPU")).isLessThanOrEqualTo(world.clock());
        int asked = world.requests.size();
        pass(Duration.ofMinutes(2)); // nothing is at hand: it asks by itself
        assertThat(world.requests).hasSizeGreaterThan(asked);
        reply(SchedulerReply.builder().requestDelay(10));
        assertThat(core.state.projects.get(A).noWorkUntil("CPU")).as("its own question was in vain").isGreaterThan(world.clock());
    }

    @Test void aCopyThatGetsANumberOfItsOwnBecomesAComputerOfItsOwn() {
        reply(SchedulerReply.builder().requestDelay(10).hostid(7));
        String before = lastRequest().hostInfo().hostCpid();
        reply(SchedulerReply.builder().requestDelay(10));
        world.pass(Duration.ofSeconds(11));
        assertThat(lastRequest().hostInfo().hostCpid()).isEqualTo(before);
        reply(SchedulerReply.builder().requestDelay(10).hostid(9));
        world.pass(Duration.ofSeconds(11));
        assertThat(lastRequest().hostInfo().hostCpid()).isNotEqualTo(before).hasSize(32);
    }

    @Test void aNetworkThatMovedIsFollowedWhenTheUserSaysSoAndTheOldAddressFinishesFirst() {
        work();
        ask(new EngineCommand.SetResourceShare(A, 40));
        reply(SchedulerReply.builder().requestDelay(10).masterUrl("https://b.example/a/"));
        assertThat(core.state.projects.keySet()).as("nothing happens by itself").containsExactly(A);
        assertThat(core.snapshot().projects().getFirst().details().movedTo()).hasValue("https://b.example/a/");
        ask(new EngineCommand.FollowMove(A));
        var there = core.state.projects.get("https://b.example/a/");
        assertThat(there.authenticator).isEqualTo("key");
        assertThat(there.resourceShare).isEqualTo(40);
        assertThat(core.state.projects.get(A).leavesWhenDone).isTrue();
        finish(new EngineEvent.Output("one_0_a", 10, MD5), new EngineEvent.Output("one_0_b", 10, MD5));
        world.pass(Duration.ofSeconds(11));
        core.handle(new EngineEvent.Tick());
        reply(SchedulerReply.builder().requestDelay(10).masterUrl("https://b.example/a/").acks(List.of("one_0")));
        assertThat(core.state.projects.keySet()).containsExactly("https://b.example/a/");
    }

    @Test void nobodyIsFollowedFromAnEncryptedLineToAnOpenOneNorWhereTheUserHasAnotherAccount() {
        reply(SchedulerReply.builder().requestDelay(10).masterUrl("http://b.example/a/"));
        assertThat(core.snapshot().projects().getFirst().details().movedTo()).isEmpty();
        ask(new EngineCommand.FollowMove(A));
        assertThat(core.state.projects.keySet()).containsExactly(A);
        core.handle(new EngineEvent.Attach("https://c.example/", "C", "my other key", false));
        world.pass(Duration.ofSeconds(11));
        lastRequest();
        reply(SchedulerReply.builder().requestDelay(10).masterUrl("https://c.example/"));
        ask(new EngineCommand.FollowMove(A));
        assertThat(core.state.projects.get("https://c.example/").authenticator).isEqualTo("my other key");
        assertThat(core.state.projects.keySet()).as("the old address had nothing to finish").doesNotContain(A);
    }

    @Test void aMoveThatIsTakenBackIsNoMove() {
        reply(SchedulerReply.builder().requestDelay(10).masterUrl("https://b.example/a/"));
        world.pass(Duration.ofSeconds(11));
        lastRequest();
        reply(SchedulerReply.builder().requestDelay(10).masterUrl(A));
        assertThat(core.snapshot().projects().getFirst().details().movedTo()).isEmpty();
    }

    @Test void aNetworksMessageForAProgramThatRestsLiesInItsSlotUntilItGoesOn() {
        work();
        core.state.tasks.get(TASK).inMemory = false;
        reply(SchedulerReply.builder().requestDelay(10).trickleDowns(List.of("\n<result_name>one_0</result_name>\n<time>77</time>\n<found/>\n")));
        assertThat(world.calls).anyMatch(call -> call.startsWith("tell " + TASK) && call.contains("<found/>"));
        core.state.tasks.get(TASK).slot = -1;
        world.pass(Duration.ofSeconds(11));
        lastRequest();
        reply(SchedulerReply.builder().requestDelay(10).trickleDowns(List.of("\n<result_name>one_0</result_name>\n<time>78</time>\n<lost/>\n")));
        assertThat(world.calls).noneMatch(call -> call.contains("<lost/>"));
        assertThat(core.snapshot().journal()).anyMatch(entry -> String.join(" ", entry.arguments()).contains("before that began"));
    }

    @Test void aTaskStaysInViewForADayAfterItsNetworkHeardOfIt() {
        work();
        finish(new EngineEvent.Output("one_0_a", 10, MD5), new EngineEvent.Output("one_0_b", 10, MD5));
        world.pass(Duration.ofHours(25)); // the network could not be reached so long
        lastRequest();
        world.pass(Duration.ofHours(2)); // so that what is old is forgotten in the same step
        reply(SchedulerReply.builder().requestDelay(10).acks(List.of("one_0")));
        assertThat(core.snapshot().tasks()).as("whoever keeps books of it").extracting(EngineSnapshot.Task::state).containsExactly(EngineSnapshot.State.REPORTED);
        world.pass(Duration.ofHours(25));
        core.handle(new EngineEvent.Tick());
        assertThat(core.snapshot().tasks()).isEmpty();
    }

    @Test void aProgramsMessageThatWasOnItsWayWhenHearthCrashedIsSentAgainSoon() throws Exception {
        work();
        ask(new EngineCommand.AllowWork(A, false));
        world.pass(Duration.ofSeconds(11));
        core.handle(new EngineEvent.Trickled(TASK, RecordedWorld.run(core, TASK), "<found>1</found>"));
        assertThat(world.requests.getLast().trickleUps()).singleElement().asString().contains("<found>1</found>");
        int before = world.requests.size();
        core = world.boot(store, settings());
        world.pass(Duration.ofSeconds(11));
        core.handle(new EngineEvent.Tick());
        assertThat(world.requests).hasSizeGreaterThan(before);
        assertThat(world.requests.getLast().trickleUps()).singleElement().asString().contains("<found>1</found>");
    }

    @Test void whoIsToBeLeftMayStay() {
        work();
        ask(new EngineCommand.LeaveWhenDone(A, true));
        ask(new EngineCommand.AllowWork(A, true));
        assertThat(core.snapshot().projects().getFirst().choices()).isEqualTo(EngineSnapshot.Choices.USUAL);
        ask(new EngineCommand.LeaveWhenDone(A, true));
        ask(new EngineCommand.LeaveWhenDone(A, false));
        assertThat(core.snapshot().projects().getFirst().choices()).isEqualTo(EngineSnapshot.Choices.USUAL);
        finish(new EngineEvent.Output("one_0_a", 10, MD5), new EngineEvent.Output("one_0_b", 10, MD5));
        lastRequest();
        reply(SchedulerReply.builder().requestDelay(10).acks(List.of("one_0")));
        assertThat(core.state.projects).containsKey(A);
    }

    @Test void aNetworkWithoutTasksThatIsToBeLeftGoesOnceItsConversationIsOver() {
        ask(new EngineCommand.LeaveWhenDone(A, true));
        assertThat(core.state.projects).as("it is being asked").containsKey(A);
        reply(SchedulerReply.builder().requestDelay(10));
        assertThat(core.state.projects).isEmpty();
    }

    @Test void whileTheNetworkIsForbiddenOnlyTheUserContactsAnyone() {
        reply(SchedulerReply.builder().requestDelay(10));
        ask(new EngineCommand.SetModeOf(Part.NETWORK, RunMode.NEVER, Optional.of(Duration.ofMinutes(30))));
        int before = world.requests.size();
        world.pass(Duration.ofMinutes(20));
        core.handle(new EngineEvent.Tick());
        assertThat(world.requests).hasSize(before);
        assertThat(core.snapshot().sharing().transfersHeld()).isPresent();
        assertThat(core.snapshot().managers().network().mode()).isEqualTo(RunMode.NEVER);
        lastRequest();
        assertThat(world.requests).hasSize(before + 1);
        work();
        assertThat(world.calls).as("its program does not come").noneMatch(call -> call.equals("download program"));
        world.pass(Duration.ofMinutes(20));
        core.handle(new EngineEvent.Tick());
        assertThat(world.calls).as("the time is over").contains("download program");
        assertThat(core.snapshot().managers().network()).isEqualTo(EngineSnapshot.PartMode.AUTO);
    }

    @Test void theUserKeepsWorkForAsLongAsWishedAndElseAsThePagesSay() {
        assertThat(lastRequest().workingPreferences().orElseThrow()).contains("<work_buf_min_days>0.1", "<work_buf_additional_days>0.5", "<mod_time>0.0");
        reply(SchedulerReply.builder().requestDelay(10).hostVenue("work").globalPreferences("<mod_time>1000</mod_time><work_buf_min_days>9</work_buf_min_days>"
                + "<venue name=\"work\"><work_buf_min_days>1.5</work_buf_min_days><work_buf_additional_days>0.25</work_buf_additional_days></venue>"));
        assertThat(core.deciding().buffer()).isEqualTo(new WorkBuffer(1.5 * 86_400, 0.25 * 86_400));
        assertThat(lastRequest().workingPreferences().orElseThrow()).contains("<work_buf_min_days>1.5", "<mod_time>1000.0");
        reply(SchedulerReply.builder().requestDelay(10).hostVenue("work").globalPreferences("<mod_time>999</mod_time><work_buf_min_days>7</work_buf_min_days>"));
        assertThat(core.deciding().buffer().least()).as("an older word").isEqualTo(1.5 * 86_400);
        var settings = core.deciding().settings();
        ask(new EngineCommand.ChangeSettings(settings.withStorage(settings.storage().withWorkDays(OptionalDouble.of(4)))));
        assertThat(core.deciding().buffer()).isEqualTo(new WorkBuffer(4 * 86_400, 0.5 * 86_400));
        reply(SchedulerReply.builder().requestDelay(10)); // ends the conversation that began before
        int cores = ((app.hearth.engine.policy.Decision.Share) core.deciding().decision()).allowance().cores();
        assertThat(lastRequest().cpu().seconds()).as("all processors for four and a half days").isCloseTo(cores * 4.5 * 86_400, within(1.0));
    }

    @Test void theCreditOfADayIsWhatWasSaidLastOnIt() {
        reply(SchedulerReply.builder().requestDelay(10).userName("Ada").userTotalCredit(10));
        lastRequest();
        reply(SchedulerReply.builder().requestDelay(10).userName("Ada").userTotalCredit(20));
        world.pass(Duration.ofDays(1));
        lastRequest();
        reply(SchedulerReply.builder().requestDelay(10).userName("Ada").userTotalCredit(30));
        assertThat(core.snapshot().projects().getFirst().details().days()).extracting(NetworkDetails.CreditDay::userTotal).containsExactly(20.0, 30.0);
    }

    @Property(tries = 500) void whatIsLeftOfATaskIsAlwaysAFigureWhateverItsProgramSays(@ForAll @DoubleRange(min = 0, max = 1) double shown,
            @ForAll @DoubleRange(min = 0, max = 1e8) double elapsed, @ForAll @DoubleRange(min = 0, max = 1e21) double fpops, @ForAll boolean exact) {
        var task = new TaskState();
        task.fractionDoneExact = exact;
        task.flops = 1e6;
        task.fpopsEstimate = fpops;
        task.elapsedNanos = (long) (elapsed * 1e9);
        for (double progress : new double[] {shown, Double.MIN_VALUE, 0, 1}) {
            task.progress = progress;
            assertThat(Estimates.remaining(task, new ProjectState())).isBetween(0.0, 3.2e9);
        }
    }

    @Test void aTaskThatRunsLongerThanWasThoughtIsNotTakenForDone() {
        var task = new TaskState();
        task.flops = 1e9;
        task.fpopsEstimate = 100e9;
        task.elapsedNanos = 300_000_000_000L;
        assertThat(Estimates.remaining(task, new ProjectState())).as("it says nothing").isBetween(1.0, 10.0);
        task.progress = 0.5;
        assertThat(Estimates.remaining(task, new ProjectState())).as("it is half through after 300 s").isEqualTo(300);
        task.elapsedNanos = 50_000_000_000L;
        assertThat(Estimates.remaining(task, new ProjectState())).as("by what was thought").isEqualTo(50);
        task.fractionDoneExact = true;
        task.progress = 0.25;
        assertThat(Estimates.remaining(task, new ProjectState())).as("it may be taken at its word").isEqualTo(150);
    }
}
