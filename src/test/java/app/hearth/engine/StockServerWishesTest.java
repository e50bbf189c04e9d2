package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.execution.TaskMessage;
import app.hearth.protocol.App;
import app.hearth.protocol.AppVersion;
import app.hearth.protocol.CoprocUse;
import app.hearth.protocol.FileInfo;
import app.hearth.protocol.FileRef;
import app.hearth.protocol.HeldFile;
import app.hearth.protocol.Message;
import app.hearth.protocol.ReportedResult;
import app.hearth.protocol.Result;
import app.hearth.protocol.ResultState;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.SchedulerRequest;
import app.hearth.protocol.Workunit;
import app.hearth.settings.Preset;
import app.hearth.settings.UserSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stock servers and programs on BOINC's interface may ask beyond the plain task, against the engine's rules with its real store. */
class StockServerWishesTest extends WithRules {
    private static final String URL = "https://network.example/";

    @Override UserSettings settings() {
        return UserSettings.suggested(false, 2).withLevel(Preset.EVERYTHING);
    }

    @BeforeEach void join() {
        attach(URL, "Network");
    }

    private static FileInfo sticky(String name) {
        return FileInfo.builder().name(name).uploadUrls(List.of(URL + "file_upload_handler")).maxNbytes(1000).sticky(true).build();
    }

    private static FileInfo output(String name) {
        return FileInfo.output(name, URL + "file_upload_handler", 1000, "certificate");
    }

    private void work(String name, List<FileRef> inputs, List<FileRef> outputs, FileInfo... files) {
        var all = new ArrayList<>(List.of(files));
        all.add(FileInfo.program("program", URL + "program", MD5, 10, "signed"));
        var platform = Optional.of(Platforms.here().primary());
        reply(SchedulerReply.builder().projectName("Network").requestDelay(10).apps(List.of(App.of("app", "Application")))
                .appVersions(List.of(AppVersion.builder().appName("app").versionNum(100).platform(platform.get()).flops(1e9)
                        .files(List.of(FileRef.main("program"))).build()))
                .workunits(List.of(Workunit.builder().name(name).appName("app").fpopsEstimate(1e11).fpopsBound(1e13).files(inputs).build()))
                .results(List.of(new Result(name + "_0", name, LATER, platform, 100, "", outputs, false))).fileInfos(all));
        core.handle(RecordedWorld.fetched(core, key("program")));
    }

    private static Workunit workunit(String name) {
        return Workunit.builder().name(name).appName("app").build();
    }

    private void reply(SchedulerReply.Builder reply) {
        reply(URL, List.of(), reply);
    }

    private static String key(String name) {
        return FileState.key(URL, name);
    }

    private TaskState task(String name) {
        return core.state.tasks.get(key(name));
    }

    private int run(String name) {
        return task(name).run;
    }

    private SchedulerRequest nextRequest() {
        core.handle(new EngineEvent.Asked(new EngineCommand.UpdateProject(URL)));
        return world.requests.getLast();
    }

    private List<String> journal(String code) {
        return core.snapshot().journal().stream().filter(entry -> entry.code().equals(code)).map(entry -> String.join(" ", entry.arguments())).toList();
    }

    @Test void aResultThatARunningProgramWantsSentGoesOutOnceAndTheProgramIsTold() {
        work("w", List.of(), List.of(FileRef.of("w_part", "part"), FileRef.of("w_out", "out")), output("w_part"), output("w_out"));
        core.handle(new EngineEvent.UploadAsked(key("w_0"), run("w_0"), "part"));
        assertThat(world.calls).contains("collect early w_part");
        core.handle(new EngineEvent.EarlyCollected(key("w_0"), RecordedWorld.run(core, key("w_0")), new EngineEvent.Output("w_part", 7, MD5)));
        assertThat(world.calls).contains("upload w_part");
        core.handle(RecordedWorld.fetched(core, key("w_part")));
        assertThat(world.calls).contains("uploaded part 0");
        core.handle(new EngineEvent.UploadAsked(key("w_0"), run("w_0"), "part")); // again, after a restart
        assertThat(world.calls).filteredOn("uploaded part 0"::equals).hasSize(2);
        assertThat(world.calls).filteredOn("collect early w_part"::equals).hasSize(1);
        core.handle(new EngineEvent.Ended(key("w_0"), run("w_0"), 0, "", ""));
        core.handle(new EngineEvent.Collected(key("w_0"), RecordedWorld.run(core, key("w_0")), List.of(new EngineEvent.Output("w_out", 3, MD5))));
        core.handle(RecordedWorld.fetched(core, key("w_out")));
        assertThat(world.calls).filteredOn("upload w_part"::equals).hasSize(1);
        assertThat(nextRequest().results()).singleElement().satisfies(report -> {
            assertThat(report.success()).isTrue();
            assertThat(report.files()).extracting(FileInfo::name).containsExactly("w_part", "w_out");
        });
    }

    @Test void whatIsNoResultOrTooBigOrRefusedIsNotSentEarlyAndTheProgramHearsOfIt() {
        work("w", List.of(), List.of(FileRef.of("w_part", "part"), FileRef.of("w_out", "out")), output("w_part"), output("w_out"));
        core.handle(new EngineEvent.UploadAsked(key("w_0"), run("w_0"), "secret"));
        assertThat(journal("file.rejected")).containsExactly("secret it is no result file of w_0");
        for (int i = 0; i < 100; i++) core.handle(new EngineEvent.UploadAsked(key("w_0"), run("w_0"), "secret"));
        assertThat(journal("file.rejected")).as("it does not fill the journal").hasSize(5);
        for (int i = 0; i < 3; i++) core.handle(new EngineEvent.UploadAsked(key("w_0"), run("w_0"), "part"));
        assertThat(world.calls).as("asking thrice gives one copy").filteredOn("collect early w_part"::equals).hasSize(1);
        core.handle(new EngineEvent.EarlyNotCollected(key("w_0"), RecordedWorld.run(core, key("w_0")), "part", -163));
        core.handle(new EngineEvent.EarlyCollected(key("w_0"), RecordedWorld.run(core, key("w_0")), new EngineEvent.Output("w_part", 1001, MD5)));
        core.handle(new EngineEvent.UploadAsked(key("w_0"), run("w_0"), "part"));
        assertThat(world.calls).as("and once more after it failed").filteredOn("collect early w_part"::equals).hasSize(2);
        assertThat(world.calls).contains("uploaded part -163", "uploaded part -131").noneMatch(call -> call.startsWith("upload "));
        core.handle(new EngineEvent.EarlyCollected(key("w_0"), RecordedWorld.run(core, key("w_0")), new EngineEvent.Output("w_part", 9, MD5)));
        core.handle(new EngineEvent.TransferFailed(key("w_part"), RecordedWorld.transfer(core, key("w_part")), "no", true));
        assertThat(world.calls).contains("uploaded part -128");
    }

    @Test void aProgramThatWaitsForAResultSentEarlyHearsThatTheUserGaveItUp() {
        work("w", List.of(), List.of(FileRef.of("w_part", "part"), FileRef.of("w_out", "out")), output("w_part"), output("w_out"));
        core.handle(new EngineEvent.EarlyCollected(key("w_0"), run("w_0"), new EngineEvent.Output("w_part", 7, MD5)));
        core.handle(new EngineEvent.Asked(new EngineCommand.AbortTransfer(URL, "w_part")));
        assertThat(world.calls).contains("cancel w_part", "uploaded part -128");
    }

    @Test void aResultThatTheNetworkWantsKeptIsTakenUpByALaterTask() {
        work("a", List.of(), List.of(FileRef.of("a_out", "out")), sticky("a_out"));
        core.handle(new EngineEvent.Ended(key("a_0"), run("a_0"), 0, "", ""));
        core.handle(new EngineEvent.Collected(key("a_0"), RecordedWorld.run(core, key("a_0")), List.of(new EngineEvent.Output("a_out", 3, MD5))));
        core.handle(RecordedWorld.fetched(core, key("a_out")));
        assertThat(nextRequest().heldFiles()).contains(new HeldFile("a_out", 3, 1));
        core.handle(new EngineEvent.Replied(URL, RecordedWorld.talk(core, URL), List.of("a_0"), SchedulerReply.builder().requestDelay(10).acks(List.of("a_0")).build()));
        work("b", List.of(FileRef.of("a_out", "in")), List.of(FileRef.of("b_out", "out")), sticky("a_out"), output("b_out"));
        assertThat(task("b_0").inMemory).isTrue();
        assertThat(world.calls).contains("start b_0").doesNotContain("download a_out", "delete a_out");
    }

    @Test void anInputThatATaskNeedNotHaveDoesNotFailItWhenItIsGone() {
        var more = FileRef.of("more", "more");
        work("w", List.of(new FileRef(more.fileName(), more.openName(), false, false, true)), List.of(FileRef.of("w_out", "out")),
                FileInfo.input("more", URL + "more", MD5, 10), output("w_out"));
        assertThat(task("w_0").inMemory).isFalse(); // it may still come
        core.handle(new EngineEvent.TransferFailed(key("more"), RecordedWorld.transfer(core, key("more")), "the server answered 404", true));
        assertThat(task("w_0").inMemory).isTrue();
    }

    @Test void whatAProgramSaidGoesWithTheReportOfATaskThatRanTooLong() {
        work("w", List.of(), List.of(FileRef.of("w_out", "out")), output("w_out"));
        task("w_0").elapsedNanos = 20_000_000_000_000L;
        core.handle(new EngineEvent.Tick());
        assertThat(core.snapshot().tasks()).singleElement().satisfies(task -> assertThat(task.state()).isEqualTo(State.FAILED));
        assertThat(nextRequest().results()).singleElement().extracting(ReportedResult::exitStatus, ReportedResult::stderrText)
                .containsExactly(TaskMessage.EXIT_TIME_LIMIT_EXCEEDED, "said in slot " + world.slots.getLast());
    }

    @Test void aTaskThatNeedsMoreThanItsNetworkForesawIsEndedWhereThatIsWished() {
        work("w", List.of(), List.of(FileRef.of("w_out", "out")), output("w_out"));
        var used = new EngineEvent.Used(key("w_0"), run("w_0"), 0, task("w_0").memoryBound + 1);
        core.handle(used);
        assertThat(task("w_0").inMemory).as("nobody wished it").isTrue();
        core.state.projects.get(URL).strictMemoryBound = true;
        core.handle(used);
        assertThat(nextRequest().results()).singleElement().satisfies(report -> assertThat(report.exitStatus()).isEqualTo(TaskMessage.EXIT_MEM_LIMIT_EXCEEDED));
    }

    @Test void aTaskForACardThatIsNotHereIsToldAtOnce() {
        reply(SchedulerReply.builder().projectName("Network").requestDelay(10).apps(List.of(App.of("app", "Application")))
                .appVersions(List.of(AppVersion.builder().appName("app").versionNum(100).platform(Platforms.here().primary()).planClass("cuda").flops(1e9)
                        .coproc(new CoprocUse("NVIDIA", 1)).files(List.of(FileRef.main("program"))).build()))
                .workunits(List.of(workunit("w"))).fileInfos(List.of(FileInfo.program("program", URL + "program", MD5, 10, "signed")))
                .results(List.of(new Result("w_0", "w", LATER, Optional.of(Platforms.here().primary()), 100, "cuda", List.of(), false))));
        assertThat(nextRequest().results()).singleElement().satisfies(report -> {
            assertThat(report.exitStatus()).isEqualTo(201);
            assertThat(report.state()).isEqualTo(ResultState.ABORTED);
            assertThat(report.message()).contains("NVIDIA");
        });
    }

    @Test void aFileLargerThanTwoGigabytesIsTakenWhereTheUserGivesRoomForIt() {
        long large = 5L << 30;
        reply(SchedulerReply.builder().projectName("Network").requestDelay(10).apps(List.of(App.of("app", "Application")))
                .appVersions(List.of(AppVersion.builder().appName("app").versionNum(100).platform(Platforms.here().primary()).flops(1e9)
                        .files(List.of(FileRef.main("program"))).build()))
                .workunits(List.of(Workunit.builder().name("w").appName("app").fpopsEstimate(1e11).fpopsBound(1e13).files(List.of(FileRef.of("large", "in"))).build(),
                        Workunit.builder().name("v").appName("app").fpopsEstimate(1e11).fpopsBound(1e13).files(List.of(FileRef.of("vast", "in"))).build()))
                .results(List.of(new Result("w_0", "w", LATER, Optional.of(Platforms.here().primary()), 100, "", List.of(), false),
                        new Result("v_0", "v", LATER, Optional.of(Platforms.here().primary()), 100, "", List.of(), false)))
                .fileInfos(List.of(FileInfo.program("program", URL + "program", MD5, 10, "signed"), FileInfo.input("large", URL + "large", MD5, large),
                        FileInfo.input("vast", URL + "vast", MD5, 10 * large))));
        assertThat(core.state.files).containsKey(key("large"));
        assertThat(nextRequest().results()).singleElement().satisfies(report -> assertThat(report.message()).contains("vast is larger than all that tasks may have"));
    }

    @Test void aProgramThatHardlyComputesMayRunForAsLongAsItLikes() {
        work("w", List.of(), List.of(FileRef.of("w_out", "out")), output("w_out"));
        task("w_0").nonCpuIntensive = true;
        task("w_0").elapsedNanos = 20_000_000_000_000L;
        core.handle(new EngineEvent.Tick());
        assertThat(task("w_0").inMemory).isTrue();
    }

    @Test void aProgramThatIsEndedOverAndOverIsGivenTimeBeforeItsTaskIsGivenUp() {
        work("w", List.of(), List.of(FileRef.of("w_out", "out")), output("w_out"));
        core.handle(new EngineEvent.Ended(key("w_0"), run("w_0"), TaskMessage.INTERRUPTED, "signal 15 ended the program", ""));
        assertThat(task("w_0").inMemory).isTrue(); // once is nothing
        for (int seconds = 0; seconds < 1800; seconds++) {
            world.pass(Duration.ofSeconds(1));
            core.handle(new EngineEvent.Tick());
            if (task("w_0").inMemory) core.handle(new EngineEvent.Ended(key("w_0"), run("w_0"), TaskMessage.INTERRUPTED, "signal 15 ended the program", ""));
        }
        assertThat(task("w_0").stage).isEqualTo(TaskState.Stage.READY);
        assertThat(world.calls).filteredOn("start w_0"::equals).hasSizeBetween(20, 50);
    }

    @Test void whatANetworkSaysWithoutALookAtItsDatabaseChangesNothingOfTheAccount() {
        String preferences = "<resource_share>100</resource_share><venue name=\"home\"><resource_share>25</resource_share></venue>";
        reply(SchedulerReply.builder().userid(7).userName("Alice").teamid(3).emailHash("hash").hostVenue("home").projectPreferences(preferences));
        reply(SchedulerReply.builder().requestDelay(1).messages(List.of(new Message("low", "No work available")))); // nowork_skip
        var project = core.state.projects.get(URL);
        assertThat(project.venue).isEqualTo("home");
        assertThat(project.resourceShare).isEqualTo(25);
        assertThat(project.userid).isEqualTo(7);
        assertThat(project.teamid).isEqualTo(3);
        assertThat(project.emailHash).isEqualTo("hash");
        reply(SchedulerReply.builder().userid(7).userName("Alice").projectPreferences(preferences)); // of no team and no place any more
        assertThat(project.venue).isEmpty();
        assertThat(project.resourceShare).isEqualTo(100);
        assertThat(project.teamid).isZero();
    }

    @Test void workThatIsDoneGoesToItsNetworkEvenWhenThatTakesItBack() {
        work("w", List.of(), List.of(FileRef.of("w_out", "out")), output("w_out"));
        core.handle(new EngineEvent.Ended(key("w_0"), run("w_0"), 0, "", ""));
        reply(SchedulerReply.builder().aborts(List.of("w_0")));
        assertThat(task("w_0").stage).isEqualTo(TaskState.Stage.COLLECTING);
        core.handle(new EngineEvent.Collected(key("w_0"), RecordedWorld.run(core, key("w_0")), List.of(new EngineEvent.Output("w_out", 3, MD5))));
        reply(SchedulerReply.builder().aborts(List.of("w_0")));
        core.handle(RecordedWorld.fetched(core, key("w_out")));
        assertThat(nextRequest().results()).singleElement().satisfies(report -> assertThat(report.success()).isTrue());
    }

    @Test void aTaskThatIsNotDoneYetIsGivenUpWhenItsNetworkTakesItBack() {
        work("w", List.of(), List.of(FileRef.of("w_out", "out")), output("w_out"));
        reply(SchedulerReply.builder().aborts(List.of("w_0")));
        assertThat(nextRequest().results()).singleElement().satisfies(report -> assertThat(report.exitStatus()).isEqualTo(202));
    }

    @Test void aNetworkWhoseClockIsDaysBehindGetsItsTasksComputed() {
        world.pass(Duration.ofSeconds((long) LATER).multipliedBy(2)); // by our clock all that it sends is late already
        work("w", List.of(), List.of(FileRef.of("w_out", "out")), output("w_out"));
        assertThat(task("w_0").inMemory).isTrue();
    }

    @Test void aTaskThatWasReportedAndComesAgainIsComputedAgain() {
        for (int times = 0; times < 2; times++) {
            work("w", List.of(), List.of(FileRef.of("w_out", "out")), output("w_out"));
            core.handle(new EngineEvent.Ended(key("w_0"), run("w_0"), 0, "", ""));
            core.handle(new EngineEvent.Collected(key("w_0"), RecordedWorld.run(core, key("w_0")), List.of(new EngineEvent.Output("w_out", 3, MD5))));
            core.handle(RecordedWorld.fetched(core, key("w_out")));
            core.handle(new EngineEvent.Replied(URL, RecordedWorld.talk(core, URL), List.of("w_0"), SchedulerReply.builder().acks(List.of("w_0")).build()));
            assertThat(task("w_0").stage).isEqualTo(TaskState.Stage.REPORTED);
            world.pass(Duration.ofMinutes(1));
        }
        assertThat(world.calls).filteredOn("upload w_out"::equals).hasSize(2);
    }

    /** Seen with a stock server: what it holds for lost it sends again with each contact, and nothing else until that is settled. */
    @Test void aTaskThatCannotBeTakenIsToldAsAFailureAndNotPassedOver() {
        work("known", List.of(), List.of()); // so that the program is known
        reply(SchedulerReply.builder().requestDelay(10).workunits(List.of(workunit("w"), workunit("../w"))).results(List.of(
                new Result("w_0", "w", LATER, Optional.empty(), 100, "", List.of(), false),
                new Result("../w_0", "../w", LATER, Optional.empty(), 100, "", List.of(), false)))); // a name that no answer may carry on
        assertThat(world.calls).doesNotContain("start w_0");
        assertThat(nextRequest().results()).singleElement().satisfies(report -> {
            assertThat(report.name()).isEqualTo("w_0");
            assertThat(report.success()).isFalse();
            assertThat(report.exitStatus()).isEqualTo(-186);
            assertThat(report.message()).contains("no program").doesNotContain("\u001e", "\u001f");
        });
    }

    @Test void theUserHearsOnceThatProgramsNeedTheInternetWhichTheyMayNotUse() {
        world.containers = true;
        needingInternet("a");
        needingInternet("b");
        assertThat(journal("task.internet")).containsExactly("Application");
        core.handle(new EngineEvent.Asked(new EngineCommand.AllowInternet(URL, true)));
        for (var name : List.of("a_0", "b_0")) {
            core.handle(new EngineEvent.Asked(new EngineCommand.AbortTask(URL, name)));
            core.handle(new EngineEvent.Replied(URL, RecordedWorld.talk(core, URL), List.of(name), SchedulerReply.builder().acks(List.of(name)).build()));
        }
        needingInternet("c");
        assertThat(journal("task.internet")).hasSize(1);
    }

    private void needingInternet(String name) {
        var platform = Platforms.here().primary();
        reply(SchedulerReply.builder().apps(List.of(App.of("app", "Application"))).appVersions(List.of(AppVersion.builder().appName("app").versionNum(100)
                        .platform(platform).needsNetwork(true).files(List.of(FileRef.main("program"))).build())).workunits(List.of(workunit(name)))
                .results(List.of(new Result(name + "_0", name, LATER, Optional.of(platform), 100, "", List.of(), false)))
                .fileInfos(List.of(FileInfo.program("program", URL + "program", MD5, 10, "signed"))));
    }

    @Test void aFileThatNeverCameAsItWasDescribedIsTakenAsItIsDescribedNow() {
        var wrong = FileInfo.program("program", URL + "program", MD5, 10, "signed");
        work("a", List.of(), List.of(FileRef.of("a_out", "out")), output("a_out"));
        var file = core.state.files.get(key("program"));
        file.status = FileState.Status.FAILED;
        var mended = wrong.toBuilder().md5("1".repeat(32)).nbytes(11).build();
        reply(SchedulerReply.builder().appVersions(List.of(AppVersion.builder().appName("app").versionNum(100).platform(Platforms.here().primary())
                        .files(List.of(FileRef.main("program"))).build()))
                .workunits(List.of(Workunit.builder().name("b").appName("app").build()))
                .results(List.of(new Result("b_0", "b", LATER, Optional.empty(), 100, "", List.of(FileRef.of("b_out", "out")), false)))
                .fileInfos(List.of(mended, output("b_out"))));
        assertThat(file.status).isEqualTo(FileState.Status.NEEDED);
        assertThat(file.md5).isEqualTo("1".repeat(32));
        assertThat(file.nbytes).isEqualTo(11);
    }

    @Test void aKeyThatTheNetworkDoesNotKnowIsANoticeAndTheRightOneIsTriedAtOnce() {
        String unknown = "Invalid or missing account key.  To fix, remove and add this project .";
        reply(SchedulerReply.builder().requestDelay(3600).messages(List.of(new Message("low", unknown))));
        assertThat(core.snapshot().projects().getFirst().notices()).containsExactly(unknown);
        int asked = world.requests.size();
        core.handle(new EngineEvent.Tick());
        assertThat(world.requests).hasSize(asked);
        core.handle(new EngineEvent.Asked(new EngineCommand.AttachProject(URL, "Network", "right key")));
        assertThat(world.requests).hasSize(asked + 1);
        assertThat(world.requests.getLast().authenticator()).isEqualTo("right key");
        reply(SchedulerReply.builder().requestDelay(10).hostid(7).messages(List.of(new Message("low", "No tasks sent"))));
        assertThat(core.snapshot().projects().getFirst().notices()).isEmpty();
    }

    /** Seen with a real server whose certificate nobody had signed: 150 connections a second. */
    @Test void anUpdateOfANetworkThatCannotBeReachedIsTriedOnceAndThenWaits() {
        String other = "https://other.example/";
        core.handle(new EngineEvent.Attach(other, "", "key", false));
        core.handle(new EngineEvent.ContactFailed(other, RecordedWorld.talk(core, other), "no", true));
        core.handle(new EngineEvent.Asked(new EngineCommand.UpdateProject(other)));
        for (int i = 0; i < 5; i++) {
            core.handle(new EngineEvent.ContactFailed(other, RecordedWorld.talk(core, other), "no", true));
            core.handle(new EngineEvent.Tick());
        }
        assertThat(world.calls).filteredOn(("master " + other)::equals).hasSize(2);
    }

    @Test void aNetworkMakesItsTasksAsWideAsTheComputerMayWorkWhileItsUserIsAway() {
        assertThat(nextRequest().workingPreferences().orElseThrow()).contains("<max_ncpus_pct>100.000000<", "<niu_max_ncpus_pct>100.000000<");
    }

    @Test void aFileThatIsToStayForATimeGoesWhenThatIsOverAndNoTaskNeedsIt() {
        var data = FileInfo.input("data", URL + "data", MD5, 10).toBuilder().sticky(true).stickyLifetime(7200).build();
        work("w", List.of(FileRef.of("data", "in")), List.of(FileRef.of("w_out", "out")), data, output("w_out"));
        core.handle(new EngineEvent.TransferDone(key("data"), RecordedWorld.transfer(core, key("data"))));
        world.pass(Duration.ofHours(3));
        core.handle(new EngineEvent.Tick());
        assertThat(world.calls).doesNotContain("delete data"); // its task still runs
        core.handle(new EngineEvent.Ended(key("w_0"), run("w_0"), 7, "process exited with code 7", ""));
        core.handle(new EngineEvent.Replied(URL, RecordedWorld.talk(core, URL), List.of("w_0"), SchedulerReply.builder().requestDelay(10).acks(List.of("w_0")).build()));
        assertThat(core.state.files).containsKey(key("data"));
        world.pass(Duration.ofHours(2));
        core.handle(new EngineEvent.Tick());
        assertThat(world.calls).contains("delete data");
    }

    @Test void aNetworkThatHasEndedSaysSoOnceAndMayTakeItBack() {
        for (int i = 0; i < 2; i++) reply(SchedulerReply.builder().projectName("Network").requestDelay(10).ended(true));
        assertThat(journal("project.ended")).containsExactly("Network");
        world.pass(Duration.ofDays(3));
        assertThat(nextRequest().workReqSeconds()).isZero();
        reply(SchedulerReply.builder().projectName("Network").requestDelay(10));
        world.pass(Duration.ofDays(3));
        assertThat(nextRequest().workReqSeconds()).isPositive();
    }

    @Test void aProgramsLastWordsReachTheUserAsANoticeWhereItWantsThat() {
        work("w", List.of(), List.of(FileRef.of("w_out", "out")), output("w_out"));
        core.handle(new EngineEvent.Said(key("w_0"), run("w_0"), "no network here", false));
        assertThat(core.snapshot().projects().getFirst().notices()).isEmpty();
        core.handle(new EngineEvent.Said(key("w_0"), run("w_0"), "the licence is gone", true));
        assertThat(core.snapshot().projects().getFirst().notices()).containsExactly("the licence is gone");
        assertThat(journal("task.message")).contains("w_0 no network here", "w_0 the licence is gone");
    }
}
