package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.engine.policy.Power;
import app.hearth.protocol.App;
import app.hearth.protocol.AppVersion;
import app.hearth.protocol.Coproc;
import app.hearth.protocol.CoprocUse;
import app.hearth.protocol.FileInfo;
import app.hearth.protocol.FileRef;
import app.hearth.protocol.Result;
import app.hearth.protocol.SchedulerReplies;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.SchedulerRequest;
import app.hearth.protocol.WorkRequest;
import app.hearth.protocol.Workunit;
import app.hearth.settings.Amount;
import app.hearth.settings.HowMuch;
import app.hearth.settings.Preset;
import app.hearth.settings.UserSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several networks beside each other: what they are told, whose tasks run, who is asked for work. */
class SeveralNetworksTest extends WithRules {
    private static final String A = "https://a.example/";
    private static final String B = "https://b.example/";

    @Override UserSettings settings() {
        return UserSettings.suggested(false, 2).withLevel(Preset.EVERYTHING);
    }

    @BeforeEach void join() {
        for (var url : List.of(A, B)) attach(url, url);
    }

    private static AppVersion.Builder version(String platform) {
        return AppVersion.builder().appName("app").versionNum(100).platform(platform).flops(1e9).files(List.of(FileRef.main("program")));
    }

    /** Tasks whose files do not come by themselves. */
    private void files(String url, String... names) {
        work(url, version("wasm32-wasip1").build(), 1e12, LATER, false, names);
    }

    private void work(String url, AppVersion version, double fpops, double deadline, String... names) {
        work(url, version, fpops, deadline, true, names);
    }

    private void work(String url, AppVersion version, double fpops, double deadline, boolean fetched, String... names) {
        var files = new ArrayList<FileInfo>();
        files.add(FileInfo.program("program", url + "program", MD5, 10, "signed"));
        for (var name : names) files.add(FileInfo.output(name + "_out", url + "file_upload_handler", 1000, "certificate"));
        reply(url, SchedulerReply.builder().projectName(url).requestDelay(10).apps(List.of(App.of("app", "Application"))).appVersions(List.of(version))
                .workunits(Stream.of(names).map(name -> Workunit.builder().name(name).appName("app").fpopsEstimate(fpops).fpopsBound(1e18).build()).toList())
                .results(Stream.of(names).map(name -> new Result(name + "_0", name, deadline, version.platform(), 100, version.planClass(),
                        List.of(FileRef.of(name + "_out", "out")), false)).toList()).fileInfos(files));
        if (fetched) core.handle(RecordedWorld.fetched(core, FileState.key(url, "program")));
    }

    private void reply(String url, SchedulerReply.Builder reply) {
        reply(url, List.of(), reply);
    }

    private SchedulerRequest lastRequest(String url) {
        core.handle(new EngineEvent.Asked(new EngineCommand.UpdateProject(url)));
        return world.requests.getLast();
    }

    private List<String> running() {
        return core.state.tasks.values().stream().filter(task -> task.running).map(task -> task.name).sorted().toList();
    }

    @Test void aRequestTellsWhatANetworkPlansWith() {
        core.handle(new EngineEvent.Asked(new EngineCommand.SetResourceShare(A, 300)));
        reply(A, SchedulerReply.builder().requestDelay(10));
        pass(Duration.ofMinutes(5));
        var request = lastRequest(A);
        assertThat(request.resourceShareFraction()).isEqualTo(0.75);
        assertThat(request.platformName()).isEqualTo(Platforms.here().primary());
        assertThat(request.altPlatforms()).contains(Requests.PLATFORM);
        assertThat(request.allowMultipleClients()).as("a BOINC client beside Hearth keeps its tasks").isTrue();
        assertThat(request.timeStats().onFraction()).isEqualTo(1);
        assertThat(request.timeStats().totalDuration()).isBetween(250.0, 300.0);
        assertThat(request.timeStats().activeFraction()).isEqualTo(1);
        assertThat(request.diskUsage().orElseThrow().projectShare()).isPositive();
        assertThat(request.workingPreferences().orElseThrow()).contains("<work_buf_min_days>0.1").contains("<run_if_user_active>");
    }

    @Test void onlyTheOneThatHadLeastIsAskedWhileTheOtherHasItsTurn() {
        reply(A, SchedulerReply.builder().requestDelay(10)); // and no work: a pause
        reply(B, SchedulerReply.builder().requestDelay(10));
        work(A, version(Requests.PLATFORM).build(), 1e15, LATER, "a1", "a2", "a3");
        int before = world.requests.size();
        pass(Duration.ofMinutes(2));
        assertThat(world.requests.stream().skip(before)).as("enough work for days").allMatch(request -> request.cpu().seconds() == 0);
        assertThat(running()).hasSize(2);
    }

    @Test void tasksOfTwoNetworksTakeTurnsAndOnlyWhereWorkIsSaved() {
        work(A, version(Requests.PLATFORM).build(), 1e14, LATER, "a1", "a2");
        assertThat(running()).containsExactly("a1_0", "a2_0");
        work(B, version(Requests.PLATFORM).build(), 1e14, LATER, "b1", "b2");
        pass(Duration.ofMinutes(30));
        assertThat(running()).as("their turn is not over").containsExactly("a1_0", "a2_0");
        pass(Duration.ofMinutes(45));
        assertThat(running()).as("nothing is saved").containsExactly("a1_0", "a2_0");
        core.handle(new EngineEvent.Saved(FileState.key(A, "a1_0"), RecordedWorld.run(core, FileState.key(A, "a1_0"))));
        core.handle(new EngineEvent.Saved(FileState.key(A, "a2_0"), RecordedWorld.run(core, FileState.key(A, "a2_0"))));
        assertThat(running()).containsExactly("b1_0", "b2_0");
        assertThat(core.state.tasks.get(FileState.key(A, "a1_0")).inMemory).as("there is room for it in memory").isTrue();
    }

    @Test void aTaskThatWouldBeLateGoesFirst() {
        work(A, version(Requests.PLATFORM).build(), 1e14, LATER, "a1", "a2");
        work(B, version(Requests.PLATFORM).build(), 1e12, world.clock() / 1000.0 + 1050, "b1");
        pass(Duration.ofSeconds(65));
        assertThat(running()).contains("b1_0").hasSize(2);
        assertThat(core.snapshot().tasks()).filteredOn(EngineSnapshot.Task::atRisk).extracting(EngineSnapshot.Task::name).containsExactly("b1_0");
    }

    @Test void aProgramForSeveralProcessorsTakesThemAll() {
        work(A, version(Requests.PLATFORM).avgNcpus(2).planClass("mt").build(), 1e14, LATER, "a1", "a2");
        assertThat(running()).containsExactly("a1_0");
        assertThat(core.snapshot().tasks().getFirst().devices().cpus()).isEqualTo(2);
    }

    @Test void aProgramForACardWaitsForOneAndSharesIt() {
        var version = version(Requests.PLATFORM).avgNcpus(0.1).planClass("cuda").coproc(new CoprocUse("CUDA", 0.5)).build();
        world.cardsKnown = false;
        work(A, version, 1e14, LATER, "a1", "a2", "a3");
        assertThat(running()).as("nobody has looked for cards yet").isEmpty();
        world.cards = List.of(new Coproc("coproc_cuda", 1, "Card", 1e9, WorkRequest.NONE, 1e12, Map.of(), Map.of()));
        core.handle(new EngineEvent.Tick());
        assertThat(running()).containsExactly("a1_0", "a2_0");
        var request = lastRequest(A);
        assertThat(request.coprocs()).singleElement().satisfies(card -> assertThat(card.name()).isEqualTo("Card"));
        assertThat(request.hostInfo().ncpus()).isEqualTo(2);
    }

    @Test void electricityIsSharedOutByProcessorTimeAndStaysWithWorkThatWasLost() {
        work(A, version(Requests.PLATFORM).build(), 1e14, LATER, "a1", "a2");
        var first = core.state.tasks.get(FileState.key(A, "a1_0"));
        var second = core.state.tasks.get(FileState.key(A, "a2_0"));
        for (int seconds = 5; seconds <= 600; seconds += 5) {
            world.pass(Duration.ofSeconds(5));
            core.handle(new EngineEvent.Used(first.key(), first.run, seconds * 900_000_000L, 1 << 20));
            core.handle(new EngineEvent.Used(second.key(), second.run, seconds * 300_000_000L, 1 << 20));
            core.handle(new EngineEvent.Tick());
        }
        double joules = core.snapshot().sharing().usage().kwhToday() * 3_600_000;
        assertThat(joules).isPositive();
        assertThat(first.joules + second.joules).isCloseTo(joules, within(joules / 100));
        assertThat(first.joules / second.joules).isCloseTo(3, within(0.03));
        double before = first.joules;
        core.handle(new EngineEvent.LeftForAWhile(first.key(), first.run, 60, "", false));
        assertThat(first.cpuNanos).as("it was not saved").isZero();
        assertThat(first.joules).isEqualTo(before);
        assertThat(core.snapshot().tasks()).extracting(task -> task.spent().known()).containsOnly(Power.Source.ESTIMATE);
    }

    @Test void aTaskWhoseProgramLeftForAWhileSaysWhyUntilItMayGoOn() {
        work(A, version(Requests.PLATFORM).build(), 1e14, LATER, "a1");
        var task = core.state.tasks.get(FileState.key(A, "a1_0"));
        core.handle(new EngineEvent.LeftForAWhile(task.key(), task.run, 60, "no card is free", false));
        assertThat(core.snapshot().tasks().getFirst().details().postponed()).contains("no card is free");
        pass(Duration.ofSeconds(61));
        assertThat(core.snapshot().tasks().getFirst().details().postponed()).isEmpty();
    }

    @Test void aCardThatIsSwitchedOffIsLeftAndNoWorkIsWantedForIt() {
        world.cards = List.of(new Coproc("coproc_cuda", 2, "Card", 1e9, WorkRequest.NONE, 1e12, Map.of(), Map.of()));
        work(A, version(Requests.PLATFORM).avgNcpus(0.1).planClass("cuda").coproc(new CoprocUse("NVIDIA", 1)).build(), 1e14, LATER, "a1");
        var task = core.state.tasks.get(FileState.key(A, "a1_0"));
        assertThat(task.devices).containsExactly(0);
        switchCard(0, false);
        assertThat(world.calls).contains("leave " + task.key());
        assertThat(lastRequest(A).coprocs()).extracting(Coproc::count).containsExactly(1);
        reply(A, SchedulerReply.builder().requestDelay(10));
        pass(Duration.ofSeconds(80));
        assertThat(task.running).isTrue();
        assertThat(task.devices).containsExactly(1);
        switchCard(1, false);
        pass(Duration.ofSeconds(80));
        assertThat(running()).isEmpty();
        assertThat(lastRequest(A).coprocs()).isEmpty();
    }

    @Test void aCardThatIsOffWhileTheUserIsThereWorksWhileHeIsAwayAndItsWorkIsWanted() {
        world.cards = List.of(new Coproc("coproc_cuda", 1, "Card", 1e9, WorkRequest.NONE, 1e12, Map.of(), Map.of()));
        work(A, version(Requests.PLATFORM).avgNcpus(0.1).planClass("cuda").coproc(new CoprocUse("NVIDIA", 1)).build(), 1e14, LATER, "a1");
        var settings = core.deciding().settings();
        var own = new HowMuch(true, new Amount(100, 2, 75, 100), new Amount(100, 2, 75, 100));
        core.handle(new EngineEvent.Asked(new EngineCommand.ChangeSettings(settings.withOwn(own)
                .withManners(settings.manners().one(true, manners -> manners.withCard(GraphicsCard.key("NVIDIA", 0), false))))));
        assertThat(running()).containsExactly("a1_0");
        world.look = new Look(Optional.empty(), Optional.of(Duration.ZERO), false, world.look.presence(), Optional.empty(), Set.of(), List.of());
        core.handle(new EngineEvent.Tick());
        assertThat(world.calls).contains("leave " + FileState.key(A, "a1_0"));
        assertThat(lastRequest(A).coprocs()).extracting(Coproc::count).containsExactly(1);
    }

    private void switchCard(int number, boolean on) {
        var settings = core.deciding().settings();
        core.handle(new EngineEvent.Asked(new EngineCommand.ChangeSettings(
                settings.withManners(settings.manners().both(manners -> manners.withCard(GraphicsCard.key("NVIDIA", number), on))))));
    }

    @Test void aProgramThatDoesNotLeaveIsEndedAndGoesOnLater() {
        world.cards = List.of(new Coproc("coproc_cuda", 1, "Card", 1e9, WorkRequest.NONE, 1e12, Map.of(), Map.of()));
        work(A, version(Requests.PLATFORM).avgNcpus(0.1).planClass("cuda").coproc(new CoprocUse("NVIDIA", 1)).build(), 1e14, LATER, "a1");
        assertThat(running()).containsExactly("a1_0");
        core.handle(new EngineEvent.Asked(new EngineCommand.SuspendProject(A)));
        assertThat(world.calls).as("a card's memory is not kept").contains("leave " + FileState.key(A, "a1_0"));
        core.handle(new EngineEvent.Asked(new EngineCommand.ResumeProject(A)));
        pass(Duration.ofSeconds(50));
        assertThat(running()).isEmpty();
        assertThat(world.calls).doesNotContain("kill " + FileState.key(A, "a1_0"));
        pass(Duration.ofSeconds(30));
        assertThat(world.calls).contains("kill " + FileState.key(A, "a1_0"));
        assertThat(running()).containsExactly("a1_0");
    }

    @Test void aNetworkThatHasEndedIsAskedForNothingMore() {
        reply(A, SchedulerReply.builder().requestDelay(10).ended(true));
        core.handle(new EngineEvent.Asked(new EngineCommand.AllowWork(B, false)));
        world.pass(Duration.ofDays(2));
        assertThat(lastRequest(A).cpu().seconds()).isZero();
    }

    @Test void aProgramsMessageGoesToItsNetworkUntilThatHasIt() {
        work(A, version(Requests.PLATFORM).build(), 1e14, LATER, "a1");
        world.pass(Duration.ofSeconds(20));
        core.handle(new EngineEvent.Trickled(FileState.key(A, "a1_0"), RecordedWorld.run(core, FileState.key(A, "a1_0")), "<variety>v</variety>\nhalf done"));
        assertThat(world.requests.getLast().trickleUps()).singleElement().asString()
                .contains("\n<result_name>a1_0</result_name>\n").contains("\n<variety>v</variety>\nhalf done\n");
        core.handle(new EngineEvent.ContactFailed(A, RecordedWorld.talk(core, A), "gone", false));
        assertThat(lastRequest(A).trickleUps()).hasSize(1);
        reply(A, SchedulerReply.builder().messageAck(true));
        assertThat(lastRequest(A).trickleUps()).isEmpty();
        core.handle(new EngineEvent.Trickled(FileState.key(A, "a1_0"), RecordedWorld.run(core, FileState.key(A, "a1_0")), "</msg_from_host><result>"));
        assertThat(core.snapshot().journal()).filteredOn(entry -> entry.kind() == Kind.PROBLEM).hasSize(1);
    }

    @Test void aNetworksMessageReachesTheProgramThatRuns() throws IOException {
        work(A, version(Requests.PLATFORM).build(), 1e14, LATER, "a1");
        var raw = """
                <scheduler_reply>
                <trickle_down>
                <result_name>a1_0</result_name>
                <time>1234</time>
                <text>go on, größer, 続けて</text>
                </trickle_down>
                <trickle_down>
                <result_name>other</result_name>
                </trickle_down>
                </scheduler_reply>
                """;
        core.handle(new EngineEvent.Replied(A, RecordedWorld.talk(core, A), List.of(), SchedulerReplies.parse(raw.getBytes(StandardCharsets.UTF_8), 10_000)));
        assertThat(world.calls).filteredOn(call -> call.startsWith("tell")).singleElement().asString()
                .startsWith("tell " + FileState.key(A, "a1_0")).contains("<text>go on, größer, 続けて</text>");
    }

    @Test void theLaterChoiceOfAShareCountsHereOrOnTheAccountPages() {
        reply(A, SchedulerReply.builder().projectPreferences("<resource_share>50</resource_share>"));
        assertThat(core.state.projects.get(A).resourceShare).isEqualTo(50);
        core.handle(new EngineEvent.Asked(new EngineCommand.SetResourceShare(A, 70)));
        reply(A, SchedulerReply.builder().projectPreferences("<resource_share>50</resource_share>"));
        assertThat(core.state.projects.get(A).resourceShare).isEqualTo(70);
        reply(A, SchedulerReply.builder().projectPreferences("<resource_share>50</resource_share><venue name=\"work\"><resource_share>5</resource_share></venue>")
                .hostVenue("work"));
        assertThat(core.state.projects.get(A).resourceShare).isEqualTo(5);
    }

    @Test void aNetworkWithoutProgramsForAKindIsNotAskedForIt() {
        reply(A, SchedulerReply.builder().requestDelay(10).noRscApps(List.of("CPU")));
        world.pass(Duration.ofDays(2));
        assertThat(lastRequest(A).cpu().seconds()).isZero();
        reply(A, SchedulerReply.builder().requestDelay(10));
        core.handle(new EngineEvent.Asked(new EngineCommand.AllowWork(B, false)));
        world.pass(Duration.ofDays(2));
        assertThat(lastRequest(A).cpu().seconds()).isPositive();
    }

    @Test void whatIsAtHandIsToldToANetworkThatWantsToKnow() {
        work(A, version(Requests.PLATFORM).build(), 1e12, LATER, "a1");
        assertThat(lastRequest(A).inProgressResults()).isEmpty();
        reply(A, SchedulerReply.builder().sendFullWorkload(true));
        assertThat(lastRequest(A).inProgressResults()).singleElement().satisfies(job -> {
            assertThat(job.name()).isEqualTo("a1_0");
            assertThat(job.timeRemaining()).isCloseTo(1000, org.assertj.core.api.Assertions.within(1.0));
        });
    }

    @Test void threeFailuresRestANetworksWholeLineAndOneSuccessEndsThat() {
        var names = new String[] {"f0", "f1", "f2", "f3", "f4"};
        reply(A, SchedulerReply.builder().requestDelay(10).apps(List.of(App.of("app", "Application"))).appVersions(List.of(version(Requests.PLATFORM).build()))
                .workunits(List.of(Workunit.builder().name("a1").appName("app").fpopsEstimate(1e12).fpopsBound(1e18)
                        .files(Stream.of(names).map(name -> FileRef.of(name, name)).toList()).build()))
                .results(List.of(new Result("a1_0", "a1", LATER, Optional.of(Requests.PLATFORM), 100, "", List.of(), false)))
                .fileInfos(Stream.concat(Stream.of(FileInfo.program("program", A + "program", MD5, 10, "signed")),
                        Stream.of(names).map(name -> FileInfo.input(name, A + name, MD5, 10))).toList()));
        var failing = new ArrayList<>(world.calls.stream().filter(call -> call.startsWith("download ")).map(call -> call.substring(9)).toList());
        assertThat(failing).as("two at once").hasSize(2);
        for (int i = 0; i < 3; i++) {
            String file = FileState.key(A, downloads().get(i));
            core.handle(new EngineEvent.TransferFailed(file, RecordedWorld.transfer(core, file), "busy", false));
        }
        int started = downloads().size();
        core.handle(new EngineEvent.Tick());
        assertThat(downloads()).as("the fourth was under way, a fifth does not begin").hasSize(started).hasSize(4);
        core.handle(RecordedWorld.fetched(core, FileState.key(A, downloads().get(3))));
        assertThat(downloads()).hasSizeGreaterThan(4);
    }

    private List<String> downloads() {
        return world.calls.stream().filter(call -> call.startsWith("download ")).map(call -> call.substring(9)).toList();
    }

    @Test void aNetworkThatIsLeftIsGoneWithAllItsWorkAndWhatComesLateHarmsNobody() throws IOException {
        work(A, version("wasm32-wasip1").build(), 1e12, LATER, "one");
        work(B, version("wasm32-wasip1").build(), 1e12, LATER, "two");
        core.handle(new EngineEvent.Tick());
        assertThat(running()).contains("one_0");
        int run = RecordedWorld.run(core, FileState.key(A, "one_0"));
        int talk = RecordedWorld.talk(core, A);
        core.handle(new EngineEvent.Asked(new EngineCommand.DetachProject(A)));
        assertThat(world.calls).contains("kill " + FileState.key(A, "one_0"), "delete project " + A);
        core.handle(new EngineEvent.Ended(FileState.key(A, "one_0"), run, 0, "", ""));
        core.handle(new EngineEvent.TransferDone(FileState.key(A, "program"), 1));
        core.handle(new EngineEvent.Replied(A, talk, List.of(), SchedulerReply.builder().requestDelay(10).build()));
        core.handle(new EngineEvent.ContactFailed(A, talk, "late", false));
        assertThat(core.snapshot().projects()).extracting(EngineSnapshot.Project::url).containsExactly(B);
        assertThat(core.snapshot().tasks()).extracting(EngineSnapshot.Task::name).containsExactly("two_0");
        assertThat(store.load().projects()).extracting(project -> project.url).containsExactly(B);
        assertThat(store.load().files()).noneMatch(file -> file.project.equals(A));
    }

    @Test void whatIsMeantForANetworkThatWasLeftIsNotTakenByItOnceItIsJoinedAgain() {
        work(A, version("wasm32-wasip1").build(), 1e12, LATER, "one");
        core.handle(new EngineEvent.Tick());
        String task = FileState.key(A, "one_0");
        String program = FileState.key(A, "program");
        core.handle(new EngineEvent.Asked(new EngineCommand.UpdateProject(A)));
        int talk = core.state.projects.get(A).talk;
        int run = RecordedWorld.run(core, task);
        int transfer = RecordedWorld.transfer(core, program);
        assertThat(talk).as("a conversation is under way").isPositive();
        core.handle(new EngineEvent.Asked(new EngineCommand.DetachProject(A)));
        core.handle(new EngineEvent.Attach(A, A, "another key", false));
        assertThat(core.state.projects.get(A).talk).isPositive().isNotEqualTo(talk);
        core.handle(new EngineEvent.Replied(A, talk, List.of("one_0"), SchedulerReply.builder().hostid(77).requestDelay(9e5).acks(List.of("one_0")).build()));
        core.handle(new EngineEvent.ContactFailed(A, talk, "late", true));
        core.handle(new EngineEvent.MasterFetched(A, talk, List.of("https://former.example/cgi")));
        var joined = core.state.projects.get(A);
        assertThat(joined.hostid).isZero();
        assertThat(joined.failures).isZero();
        assertThat(joined.schedulerUrls).isEmpty();
        assertThat(joined.talk).as("its own conversation goes on").isPositive();
        core.handle(new EngineEvent.MasterFetched(A, joined.talk, List.of(A + "cgi")));
        files(A, "one"); // the same task comes again, and its program is on its way
        assertThat(core.state.files.get(program).active).isTrue();
        core.handle(new EngineEvent.TransferMoved(program, transfer, 5));
        core.handle(new EngineEvent.TransferFailed(program, transfer, "no longer wanted", true));
        core.handle(new EngineEvent.TransferDone(program, transfer));
        assertThat(core.state.files.get(program).status).isEqualTo(FileState.Status.NEEDED);
        assertThat(core.state.files.get(program).done).isZero();
        core.handle(RecordedWorld.fetched(core, program));
        assertThat(running()).contains("one_0");
        core.handle(new EngineEvent.Ended(task, run, 1, "the former one", ""));
        core.handle(new EngineEvent.Trickled(task, run, "<variety>v</variety>"));
        assertThat(running()).contains("one_0");
        assertThat(joined.trickles).isEmpty();
    }

    @Test void aTransferThatTheUserGivesUpEndsAndTheTaskWithIt() {
        files(A, "one");
        String program = FileState.key(A, "program");
        core.handle(new EngineEvent.Asked(new EngineCommand.AbortTransfer(A, "program")));
        assertThat(world.calls).contains("cancel program");
        core.handle(new EngineEvent.TransferFailed(program, RecordedWorld.transfer(core, program), "interrupted", false));
        core.handle(new EngineEvent.Tick());
        assertThat(core.state.files.get(program).status).isEqualTo(FileState.Status.FAILED);
        assertThat(core.snapshot().tasks()).singleElement().satisfies(failed -> {
            assertThat(failed.state()).isEqualTo(EngineSnapshot.State.FAILED);
            assertThat(failed.exitStatus()).isEqualTo(-186);
        });
    }

    @Test void aResetGivesUpTheWorkAndKeepsTheAccount() {
        work(A, version("wasm32-wasip1").build(), 1e12, LATER, "one");
        core.handle(new EngineEvent.Asked(new EngineCommand.ResetProject(A)));
        assertThat(core.snapshot().tasks()).isEmpty();
        assertThat(core.state.projects.get(A).authenticator).isEqualTo("key");
    }

    @Test void oneNetworkIsNotJoinedTwiceUnderHttpAndHttps() {
        core.handle(new EngineEvent.Asked(new EngineCommand.AttachProject("http://A.example/", "a", "other")));
        assertThat(core.snapshot().projects()).hasSize(2);
        assertThat(core.snapshot().journal().getLast().code()).isEqualTo("project.attached.twice");
    }

    @Test void theHomeNetworkCanNeitherBeLeftNorTakenOver() {
        String home = "http://127.0.0.1:4000/hearth/";
        core.handle(new EngineEvent.Attach(home, "Home network", "its own", true));
        core.handle(new EngineEvent.Asked(new EngineCommand.AttachProject(home, "", "another")));
        core.handle(new EngineEvent.Asked(new EngineCommand.DetachProject(home)));
        assertThat(core.state.projects.get(home)).satisfies(project -> {
            assertThat(project.home).isTrue();
            assertThat(project.authenticator).isEqualTo("its own");
        });
    }
}
