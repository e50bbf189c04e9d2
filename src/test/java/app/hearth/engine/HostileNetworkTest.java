package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.settings.Amount;
import app.hearth.settings.HowMuch;
import app.hearth.settings.UserSettings;
import app.hearth.protocol.App;
import app.hearth.protocol.AppVersion;
import app.hearth.protocol.FileInfo;
import app.hearth.protocol.FileRef;
import app.hearth.protocol.Message;
import app.hearth.protocol.Result;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.SchedulerRequest;
import app.hearth.protocol.Workunit;
import app.hearth.protocol.Signatures;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a network may send that is wrong or meant badly, against the engine's rules with its real store. */
class HostileNetworkTest extends WithRules {
    private static final String URL = "https://network.example/";

    @BeforeEach void join() {
        attach(URL, "Network");
    }

    private static Workunit workunit(String name, FileRef... inputs) {
        return Workunit.builder().name(name).appName("app").fpopsEstimate(1e11).fpopsBound(1e15).title("Job " + name)
                .files(List.of(inputs)).build();
    }

    private static Result result(String workunit, double deadline, String... outputs) {
        return new Result(workunit + "_0", workunit, deadline, Optional.of(Requests.PLATFORM), 100, "",
                List.of(outputs).stream().map(name -> FileRef.of(name, name.equals(workunit + "_out") ? "out" : "out " + name)).toList(), false);
    }

    private static AppVersion version(String program) {
        return AppVersion.builder().appName("app").versionNum(100).platform(Requests.PLATFORM).flops(1e9).files(List.of(FileRef.main(program))).build();
    }

    private static FileInfo program(String name) {
        return FileInfo.program(name, URL + name, MD5, 10, "signed");
    }

    private static FileInfo output(String name) {
        return FileInfo.output(name, URL + "file_upload_handler", 1000, "certificate");
    }

    private static SchedulerReply.Builder reply(String program, List<Workunit> workunits, List<Result> results, FileInfo... files) {
        return SchedulerReply.builder().projectName("Network").requestDelay(10).apps(List.of(App.of("app", "Application")))
                .appVersions(List.of(version(program))).workunits(workunits).results(results).fileInfos(List.of(files));
    }

    private void reply(SchedulerReply.Builder reply) {
        reply(URL, List.of(), reply);
    }

    /** Without those that were refused: their network hears of them. */
    private List<String> taken() {
        return core.snapshot().tasks().stream().filter(task -> task.state() != EngineSnapshot.State.FAILED).map(EngineSnapshot.Task::name).toList();
    }

    private FileState file(String name) {
        return core.state.files.get(FileState.key(URL, name));
    }

    @Test void aTaskSaysWhatItIsInItsNetworksWords() {
        reply(reply("p.wasm", List.of(workunit("a")), List.of(result("a", LATER, "a_out")), program("p.wasm"), output("a_out")));
        assertThat(core.snapshot().tasks()).singleElement().satisfies(task -> assertThat(task.title()).isEqualTo("Job a"));
    }

    @Test void dataDoesNotBecomeAProgramWithoutALookAtItsSignature() {
        reply(reply("p.wasm", List.of(workunit("a", FileRef.of("x", "x"))), List.of(result("a", LATER, "a_out")),
                program("p.wasm"), FileInfo.input("x", URL + "x", MD5, 10), output("a_out")));
        core.handle(RecordedWorld.fetched(core, FileState.key(URL, "x")));
        assertThat(file("x").status).isEqualTo(FileState.Status.PRESENT);
        reply(reply("x", List.of(workunit("b")), List.of(result("b", LATER, "b_out")), output("b_out")));
        assertThat(file("x").status).isEqualTo(FileState.Status.NEEDED);
        assertThat(file("x").program).isTrue();
        assertThat(world.calls).filteredOn("download x"::equals).hasSize(2);
    }

    @Test void dataThatIsOnItsWayWhenItBecomesAProgramIsFetchedAgain() {
        reply(reply("p.wasm", List.of(workunit("a", FileRef.of("x", "x"))), List.of(result("a", LATER, "a_out")),
                program("p.wasm"), FileInfo.input("x", URL + "x", MD5, 10), output("a_out")));
        reply(reply("x", List.of(workunit("b")), List.of(result("b", LATER, "b_out")), output("b_out")));
        core.handle(RecordedWorld.fetched(core, FileState.key(URL, "x")));
        assertThat(file("x").status).isEqualTo(FileState.Status.NEEDED);
        core.handle(RecordedWorld.fetched(core, FileState.key(URL, "x")));
        assertThat(file("x").status).isEqualTo(FileState.Status.PRESENT);
    }

    @Test void aResultsFileDoesNotTakeTheNameOfAProgramOrOfAnotherResultsFile() {
        reply(reply("p.wasm", List.of(workunit("a")), List.of(result("a", LATER, "a_out")), program("p.wasm"), output("a_out")));
        core.handle(RecordedWorld.fetched(core, FileState.key(URL, "p.wasm")));
        reply(reply("p.wasm", List.of(workunit("b"), workunit("c"), workunit("d")),
                List.of(result("b", LATER, "p.wasm"), result("c", LATER, "a_out"), result("d", LATER, "d_out")),
                output("p.wasm"), output("a_out"), output("d_out")));
        assertThat(file("p.wasm").program).isTrue();
        assertThat(taken()).containsExactlyInAnyOrder("a_0", "d_0");
        assertThat(core.snapshot().journal()).filteredOn(entry -> entry.kind() == Kind.PROBLEM).hasSize(2);
    }

    @Test void namesThatTheDiskTakesForTheSameHavePlacesOfTheirOwn() {
        world.names = new NameRules(false, true, name -> !name.contains("?"));
        reply(reply("p.wasm", List.of(workunit("a", FileRef.of("Data", "Data"), FileRef.of("data", "small"), FileRef.of("what?", "what"))),
                List.of(result("a", LATER, "a_out", "DATA")), program("p.wasm"), output("a_out"), output("DATA"),
                FileInfo.input("Data", URL + "Data", MD5, 10), FileInfo.input("data", URL + "data", MD5, 10), FileInfo.input("what?", URL + "what", MD5, 10)));
        assertThat(file("Data").onDisk()).isEqualTo("Data");
        assertThat(List.of(file("data").onDisk(), file("DATA").onDisk(), file("what?").onDisk())).doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("~") && !name.contains("?"));
        var task = core.state.tasks.get(FileState.key(URL, "a_0"));
        assertThat(task.inputs).extracting(TaskState.Ref::onDisk).containsExactly("p.wasm", "Data", file("data").disk, file("what?").disk);
        assertThat(task.outputs).extracting(TaskState.Ref::onDisk).containsExactly("a_out", file("DATA").disk);
        // A later task's file finds the places as they are.
        reply(reply("p.wasm", List.of(workunit("b", FileRef.of("data", "in"))), List.of(result("b", LATER, "dAtA")), output("dAtA")));
        assertThat(core.state.tasks.get(FileState.key(URL, "b_0")).inputs.getLast().onDisk()).isEqualTo(file("data").disk);
        assertThat(file("dAtA").disk).startsWith("~").isNotEqualTo(file("DATA").disk);
    }

    @Test void whatAProgramCouldNotFindInItsFolderUnderThatNameIsRefused() {
        world.names = new NameRules(false, true, name -> !name.contains("?"));
        reply(reply("p.wasm", List.of(workunit("a", FileRef.of("x", "in?"))), List.of(result("a", LATER, "a_out")),
                program("p.wasm"), FileInfo.input("x", URL + "x", MD5, 10), output("a_out")));
        assertThat(taken()).isEmpty();
        var twice = new Result("b_0", "b", LATER, Optional.of(Requests.PLATFORM), 100, "", List.of(FileRef.of("b_1", "out"), FileRef.of("b_2", "OUT")), false);
        reply(reply("p.wasm", List.of(workunit("b")), List.of(twice), program("p.wasm"), output("b_1"), output("b_2")));
        assertThat(taken()).isEmpty();
        world.names = NameRules.EXACT;
        reply(reply("p.wasm", List.of(workunit("c")), List.of(new Result("c_0", "c", LATER, Optional.of(Requests.PLATFORM), 100, "",
                List.of(FileRef.of("c_1", "out"), FileRef.of("c_2", "OUT")), false)), program("p.wasm"), output("c_1"), output("c_2")));
        assertThat(taken()).containsExactly("c_0");
    }

    /** Found by fuzzing the reply's raw elements: such a text, once kept, made every later request impossible to write. */
    @Test void aSigningKeyThatIsNoneIsNotKept() {
        for (String key : List.of("<code_sign_key>1024</code_sign_key>", "1024\nabc\n.", "")) {
            reply(SchedulerReply.builder().projectName("Network").requestDelay(10).codeSignKey(key));
            assertThat(core.state.projects.get(URL).codeSignKey).as(key).isEmpty();
        }
        var real = Signatures.generate(new SecureRandom()).publicKey().text();
        reply(SchedulerReply.builder().projectName("Network").requestDelay(10).codeSignKey(real));
        assertThat(core.state.projects.get(URL).codeSignKey).isEqualTo(real);
    }

    @Test void aNetworkWhoseNameIsNotKnownYetIsCalledByItsAddress() {
        core.handle(new EngineEvent.Attach("https://other.example/", "", "key", false));
        assertThat(core.snapshot().journal()).anySatisfy(entry -> {
            assertThat(entry.code()).isEqualTo("project.attached");
            assertThat(entry.arguments().toString()).contains("https://other.example/");
        });
    }

    @Test void sentencesOfANetworkComeWithoutTranslationMarks() {
        reply(SchedulerReply.builder().projectName("Network").requestDelay(10).messages(List.of(new Message("notice", "_(\"A new key.\")"))));
        assertThat(core.snapshot().projects()).singleElement().satisfies(project -> assertThat(project.notices()).containsExactly("A new key."));
    }

    @Test void ofATaskThatIsNotTakenNothingIsFetched() {
        reply(reply("p.wasm", List.of(workunit("a", FileRef.of("big", "big"), FileRef.of("missing", "m"))), List.of(result("a", LATER, "a_out")),
                program("p.wasm"), FileInfo.input("big", URL + "big", MD5, 1 << 30), output("a_out")));
        assertThat(taken()).isEmpty();
        assertThat(core.state.files).isEmpty();
        assertThat(world.calls).noneMatch(call -> call.startsWith("download"));
    }

    @Test void aReplyFullOfNonsenseIsLeftSoon() {
        var names = IntStream.range(0, 100_000).mapToObj(i -> "w" + i).toList();
        var versions = IntStream.range(0, 100_000).mapToObj(i -> version("p.wasm").toBuilder().versionNum(1000 + i).build()).toList();
        reply(SchedulerReply.builder().requestDelay(10).apps(List.of(App.of("app", "Application"))).appVersions(versions)
                .workunits(names.stream().map(name -> workunit(name)).toList())
                .results(names.stream().map(name -> result(name, LATER)).toList()));
        assertThat(taken()).isEmpty();
        assertThat(core.snapshot().journal()).filteredOn(entry -> entry.kind() == Kind.PROBLEM).hasSize(50);
    }

    @Test void aNetworkFillsTheListOfTasksOnlySoFar() {
        var names = IntStream.range(0, 1500).mapToObj(i -> "w" + i).toList();
        var files = new ArrayList<FileInfo>();
        files.add(program("p.wasm"));
        names.forEach(name -> files.add(output(name + "_out")));
        reply(reply("p.wasm", names.stream().map(name -> workunit(name)).toList(),
                names.stream().map(name -> result(name, LATER, name + "_out")).toList(), files.toArray(FileInfo[]::new)));
        assertThat(core.snapshot().tasks()).hasSize(1000);
        assertThat(core.snapshot().journal()).filteredOn(entry -> entry.kind() == Kind.PROBLEM).hasSize(1);
    }

    @Test void aWishForAnEndlessPauseIsNotTakenForNone() {
        reply(SchedulerReply.builder().requestDelay(1e300).nextRpcDelay(1e300));
        var next = core.snapshot().projects().getFirst().nextContact().orElseThrow();
        assertThat(Duration.between(core.snapshot().at(), next)).isBetween(Duration.ofDays(27), Duration.ofDays(29));
    }

    @Test void aNetworkThatWantsToHearAtOnceForEverIsHeardEveryFewSeconds() {
        for (int i = 0; i < 20; i++) {
            reply(SchedulerReply.builder().requestDelay(0).nextRpcDelay(0));
            core.handle(new EngineEvent.Tick());
        }
        assertThat(world.requests).hasSizeLessThan(3);
        world.pass(Duration.ofSeconds(6));
        int before = world.requests.size();
        core.handle(new EngineEvent.Tick());
        assertThat(world.requests).hasSize(before + 1);
    }

    @Test void figuresWithoutSenseDoNotStopTheEngine() throws IOException {
        var workunit = workunit("a").toBuilder().fpopsEstimate(1e-308).build();
        var absurd = version("p.wasm");
        reply(SchedulerReply.builder().apps(List.of(App.of("app", "Application"))).appVersions(List.of(absurd)).workunits(List.of(workunit))
                .results(List.of(result("a", LATER, "a_out"))).fileInfos(List.of(program("p.wasm"), output("a_out"))));
        finish("a", 10);
        core.handle(new EngineEvent.Tick());
        assertThat(core.snapshot().problem()).isEmpty();
        store.close();
        store = new SqliteStore(folder.resolve("engine.sqlite"));
        core = world.boot(store);
        assertThat(core.snapshot().tasks()).hasSize(1);
    }

    @Test void progressThatIsNoNumberIsNotBelieved() {
        reply(reply("p.wasm", List.of(workunit("a")), List.of(result("a", LATER, "a_out")), program("p.wasm"), output("a_out")));
        core.handle(RecordedWorld.fetched(core, FileState.key(URL, "p.wasm")));
        String key = FileState.key(URL, "a_0");
        core.handle(new EngineEvent.Moved(key, RecordedWorld.run(core, key), 0.5));
        core.handle(new EngineEvent.Moved(key, RecordedWorld.run(core, key), Double.NaN));
        core.handle(new EngineEvent.Saved(key, RecordedWorld.run(core, key)));
        assertThat(core.snapshot().tasks().getFirst().progress()).isEqualTo(0.5);
        assertThat(core.snapshot().problem()).isEmpty();
    }

    @Test void nothingIsAskedOfTheOutsideBeforeTheFirstEvent() throws IOException {
        var quiet = new RecordedWorld();
        var restarted = quiet.boot(store);
        assertThat(quiet.calls).isEmpty();
        assertThat(restarted.snapshot().decision()).isInstanceOf(app.hearth.engine.policy.Decision.Share.class);
        restarted.handle(new EngineEvent.Tick());
        assertThat(quiet.calls).contains("sweep", "contact " + URL);
    }

    @Test void aNetworkThatTalksTooMuchIsCutShort() {
        reply(SchedulerReply.builder().messages(IntStream.range(0, 5000).mapToObj(i -> new Message("low", "word " + i)).toList()));
        reply(SchedulerReply.builder().messages(List.of(new Message("notice", "x".repeat(1024)))));
        assertThat(core.snapshot().journal()).filteredOn(entry -> entry.code().equals("project.message")).hasSize(20);
    }

    @Test void aResultLargerThanItMayBeIsReportedAsAnErrorAndNotSent() {
        reply(reply("p.wasm", List.of(workunit("a")), List.of(result("a", LATER, "a_out")), program("p.wasm"), output("a_out")));
        finish("a", 1001);
        assertThat(core.snapshot().tasks()).singleElement().satisfies(task -> {
            assertThat(task.state()).isEqualTo(State.FAILED);
            assertThat(task.exitStatus()).isEqualTo(-131);
        });
        assertThat(world.calls).noneMatch(call -> call.startsWith("upload"));
    }

    @Test void aTaskWhoseFilesNeverComeIsGivenUpAtItsDeadline() {
        double deadline = world.clock() / 1000.0 + 3600;
        reply(reply("p.wasm", List.of(workunit("a")), List.of(result("a", deadline, "a_out")), program("p.wasm"), output("a_out")));
        world.pass(Duration.ofHours(2));
        core.handle(new EngineEvent.Tick());
        assertThat(core.snapshot().tasks()).singleElement().satisfies(task -> assertThat(task.exitStatus()).isEqualTo(200));
    }

    @Test void aProcessThatCannotBeMadeNowIsMadeLater() {
        reply(reply("p.wasm", List.of(workunit("a")), List.of(result("a", LATER, "a_out")), program("p.wasm"), output("a_out")));
        core.handle(RecordedWorld.fetched(core, FileState.key(URL, "p.wasm")));
        String key = FileState.key(URL, "a_0");
        core.handle(new EngineEvent.NotStarted(key, RecordedWorld.run(core, key), "no memory", false));
        assertThat(world.calls).filteredOn("start a_0"::equals).hasSize(1);
        world.pass(Duration.ofSeconds(16));
        core.handle(new EngineEvent.Tick());
        assertThat(world.calls).filteredOn("start a_0"::equals).hasSize(2);
        for (int time = 2; time < 6; time++) {
            core.handle(new EngineEvent.NotStarted(key, RecordedWorld.run(core, key), "no memory", false));
            world.pass(Duration.ofMinutes(2));
            core.handle(new EngineEvent.Tick());
        }
        assertThat(core.snapshot().tasks().getFirst().state()).isEqualTo(State.FAILED);
    }

    @Test void twoTasksNeverShareAFolder() {
        reply(reply("p.wasm", List.of(workunit("a"), workunit("b")), List.of(result("a", LATER, "a_out"), result("b", LATER, "b_out")),
                program("p.wasm"), output("a_out"), output("b_out")));
        core.handle(new EngineEvent.Asked(new EngineCommand.ChangeSettings(
                UserSettings.suggested(false, 2).withOwn(new HowMuch(true, new Amount(50, 1, 50, 0), new Amount(50, 1, 50, 0))))));
        core.handle(RecordedWorld.fetched(core, FileState.key(URL, "p.wasm")));
        core.handle(new EngineEvent.Asked(new EngineCommand.AbortTask(URL, "a_0")));
        core.handle(new EngineEvent.Asked(new EngineCommand.AbortTask(URL, "b_0")));
        assertThat(world.slots).hasSize(2).doesNotHaveDuplicates();
    }

    @Test void manyResultsAreReportedInSeveralRequests() {
        var names = IntStream.range(0, 120).mapToObj(i -> "w" + i).toList();
        var files = new ArrayList<FileInfo>();
        files.add(program("p.wasm"));
        names.forEach(name -> files.add(output(name + "_out")));
        reply(reply("p.wasm", names.stream().map(name -> workunit(name)).toList(),
                names.stream().map(name -> result(name, LATER, name + "_out")).toList(), files.toArray(FileInfo[]::new)));
        names.forEach(name -> core.handle(new EngineEvent.Asked(new EngineCommand.AbortTask(URL, name + "_0"))));
        core.handle(new EngineEvent.Asked(new EngineCommand.UpdateProject(URL)));
        SchedulerRequest request = world.requests.getLast();
        assertThat(request.results()).hasSize(50);
        assertThat(request.otherResults()).as("those not reported yet are still named").hasSize(70);
    }

    @Test void aProgramThatNothingUsesAnyMoreGoes() {
        double deadline = world.clock() / 1000.0 + 3600;
        reply(reply("p.wasm", List.of(workunit("a")), List.of(result("a", deadline, "a_out")), program("p.wasm"), output("a_out")));
        core.handle(RecordedWorld.fetched(core, FileState.key(URL, "p.wasm")));
        core.handle(new EngineEvent.Asked(new EngineCommand.AbortTask(URL, "a_0")));
        core.handle(new EngineEvent.Replied(URL, RecordedWorld.talk(core, URL), List.of("a_0"), SchedulerReply.builder().requestDelay(1e9).acks(List.of("a_0")).build()));
        for (int day = 0; day < 10; day++) {
            world.pass(Duration.ofDays(1));
            core.handle(new EngineEvent.Tick());
        }
        assertThat(file("p.wasm")).isNotNull();
        for (int day = 0; day < 10; day++) {
            world.pass(Duration.ofDays(1));
            core.handle(new EngineEvent.Tick());
        }
        assertThat(file("p.wasm")).isNull();
        assertThat(world.calls).contains("delete p.wasm");
    }

    @Test void whatDoesNotFitOnTheDiskWaits() {
        world.free = UserSettings.suggested(false, 2).storage().keepFreeBytes() + 1000;
        reply(reply("p.wasm", List.of(workunit("a", FileRef.of("big", "big"))), List.of(result("a", LATER, "a_out")),
                program("p.wasm"), FileInfo.input("big", URL + "big", MD5, 2000), output("a_out")));
        assertThat(world.calls).contains("download p.wasm").doesNotContain("download big");
        world.free = 1L << 40;
        core.handle(new EngineEvent.Tick());
        assertThat(world.calls).contains("download big");
    }

    private void finish(String name, long bytes) {
        String key = FileState.key(URL, name + "_0");
        core.handle(RecordedWorld.fetched(core, FileState.key(URL, "p.wasm")));
        world.pass(Duration.ofSeconds(5));
        core.handle(new EngineEvent.Ended(key, RecordedWorld.run(core, key), 0, "", ""));
        core.handle(new EngineEvent.Collected(key, RecordedWorld.run(core, key), List.of(new EngineEvent.Output(name + "_out", bytes, MD5))));
    }
}
