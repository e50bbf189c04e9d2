package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.protocol.Hashes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a native program finds in its slot, and what is taken from it. */
class NativeSlotTest {
    private static final String NETWORK = "http://127.0.0.1/net/";
    @TempDir Path data;
    private final ProjectHttp http = new ProjectHttp("test");
    private final List<TaskState.Ref> refs = new ArrayList<>();
    private final List<FileState> states = new ArrayList<>();
    private final List<TaskState.Ref> linked = new ArrayList<>();

    @AfterEach void close() {
        http.close();
    }

    private Folders folders() {
        return new Folders(data);
    }

    private TaskFiles files() {
        return new TaskFiles(folders(), http);
    }

    private Path slot() {
        return folders().slot(0);
    }

    private TaskState.Ref file(String name, String openName, boolean ofProgram, boolean copy) throws IOException {
        var path = folders().file(NETWORK, name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "content of " + name);
        var ref = new TaskState.Ref();
        ref.file = name;
        ref.openName = openName;
        ref.ofProgram = ofProgram;
        ref.copy = copy;
        refs.add(ref);
        var state = new FileState();
        state.name = name;
        state.md5 = Hashes.md5(new ByteArrayInputStream(("content of " + name).getBytes(StandardCharsets.UTF_8)));
        state.nbytes = Files.size(path);
        states.add(state);
        return ref;
    }

    private Path prepare(String prefix, boolean fresh) throws IOException {
        return files().prepareNative(NETWORK, refs, states, linked, slot(), prefix, fresh, false);
    }

    @Test void filesAreLinkedOrCopiedAndTheProgramMayRun() throws IOException {
        file("app_1.0", "app_1.0", true, false).main = true;
        file("lib_physical", "lib.so", true, true);
        file("input_physical", "in", false, false);
        file("table_physical", "tables/large", false, true);
        assertThat(prepare("", true)).isEqualTo(folders().file(NETWORK, "app_1.0").toAbsolutePath()).isExecutable();
        String folder = folders().project(NETWORK).getFileName().toString();
        assertThat(slot().resolve("in")).hasContent("<soft_link>../../projects/" + folder + "/input_physical</soft_link>");
        assertThat(slot().resolve("lib.so")).hasContent("content of lib_physical").isExecutable();
        assertThat(slot().resolve("tables/large")).hasContent("content of table_physical");
        assertThat(slot().resolve("boinc_setup_complete")).isEmptyFile();
    }

    @Test void linksLeadToWhereAFileLiesHereAndResultsComeThere() throws IOException {
        file("app", "app", true, false).main = true;
        var input = file("Data", "in", false, false);
        input.disk = "~1~Data";
        Files.move(folders().file(NETWORK, "Data"), folders().file(NETWORK, input.disk));
        prepare("", true);
        assertThat(slot().resolve("in")).content().contains("/~1~Data</soft_link>");
        var out = new TaskState.Ref();
        out.file = "data";
        out.disk = "~2~data";
        out.openName = "out";
        Files.writeString(slot().resolve("out"), "done");
        new TaskOutputs(folders()).all(new TaskOutputs.Place(NETWORK, slot(), "", 1 << 20), List.of(out));
        assertThat(folders().file(NETWORK, "~2~data")).hasContent("done");
    }

    @Test void ofNamesThatTheDiskTakesForTheSameTheFirstIsMeant() throws IOException {
        file("app", "app", true, false).main = true;
        file("one", "Table", false, true);
        file("two", "table", false, true);
        new TaskFiles(folders(), http, new NameRules(false, true, _ -> true)).prepareNative(NETWORK, refs, states, linked, slot(), "", true, false);
        assertThat(slot().resolve("Table")).hasContent("content of one");
        assertThat(slot().resolve("table")).doesNotExist();
    }

    @Test void withAPrefixTheTasksFilesAreCopiesInThatFolder() throws IOException {
        file("app", "app", true, false).main = true;
        file("input_physical", "in", false, false);
        prepare("shared", true);
        assertThat(slot().resolve("shared/in")).hasContent("content of input_physical");
        Files.writeString(slot().resolve("shared/out"), "done");
        var out = new TaskState.Ref();
        out.file = "result_0";
        out.openName = "out";
        assertThat(new TaskOutputs(folders()).all(new TaskOutputs.Place(NETWORK, slot(), "shared", 1 << 20), List.of(out))).extracting(EngineEvent.Output::file).containsExactly("result_0");
        assertThat(folders().file(NETWORK, "result_0")).hasContent("done");
    }

    private TaskState.Ref result(String name, String openName) throws IOException {
        var ref = new TaskState.Ref();
        ref.file = name;
        ref.openName = openName;
        linked.add(ref);
        return ref;
    }

    @Test void aResultIsFoundWhereItsLinkLeadsOrWhereTheProgramPutItInPlaceOfTheLinkAndTheLinkItselfIsNone() throws IOException {
        file("app", "app", true, false).main = true;
        result("result_0", "out");
        result("result_1", "deep/out");
        result("result_2", "plain").copy = true;
        var untouched = result("result_3", "more");
        prepare("", true);
        String folder = folders().project(NETWORK).getFileName().toString();
        assertThat(slot().resolve("deep/out")).hasContent("<soft_link>../../projects/" + folder + "/result_1</soft_link>\n");
        assertThat(slot().resolve("plain")).doesNotExist();
        var own = Files.createDirectories(slot().resolve(".project"));
        Files.writeString(own.resolve("result_0"), "through its link");
        Files.writeString(slot().resolve("deep/out"), "in place of its link");
        Files.writeString(slot().resolve("plain"), "without one");
        assertThatThrownBy(() -> new TaskOutputs(folders()).all(new TaskOutputs.Place(NETWORK, slot(), "", 1 << 20), List.of(untouched))).isInstanceOf(ProjectHttp.Refused.class);
        untouched.optional = true;
        assertThat(new TaskOutputs(folders()).all(new TaskOutputs.Place(NETWORK, slot(), "", 1 << 20), linked)).extracting(EngineEvent.Output::file).containsExactly("result_0", "result_1", "result_2");
        assertThat(folders().file(NETWORK, "result_0")).hasContent("through its link");
        assertThat(folders().file(NETWORK, "result_1")).hasContent("in place of its link");
        assertThat(folders().file(NETWORK, "result_2")).hasContent("without one");
    }

    @Test void aFolderThatAProgramPutsInPlaceOfItsProjectsIsNoWayToAFileOfTheUsers() throws IOException {
        file("app", "app", true, false).main = true;
        var out = result("secret", "out");
        prepare("", true);
        Files.writeString(Files.createDirectories(data.resolve("home")).resolve("secret"), "of the user");
        Files.createSymbolicLink(slot().resolve(".project"), data.resolve("home"));
        assertThatThrownBy(() -> new TaskOutputs(folders()).all(new TaskOutputs.Place(NETWORK, slot(), "", 1 << 20), List.of(out))).isInstanceOf(ProjectHttp.Refused.class);
        assertThat(data.resolve("home/secret")).hasContent("of the user");
    }

    @Test void ofTwoFilesForOnePlaceTheFirstIsMeant() throws IOException {
        file("app", "app", true, false).main = true;
        file("table_of_program", "table", true, true);
        file("table_of_task", "table", false, true);
        prepare("", true);
        assertThat(slot().resolve("table")).hasContent("content of table_of_program");
        Files.delete(slot().resolve("table"));
        files().prepare(NETWORK, refs, states, slot(), true);
        assertThat(slot().resolve("table")).hasContent("content of table_of_program");
    }

    @Test void whatASandboxedProgramMadeOfItsInputBelongsToItsCheckpoint() throws IOException {
        file("module", "module", true, false).main = true;
        file("input_physical", "in", false, false);
        files().prepare(NETWORK, refs, states, slot(), true);
        Files.writeString(slot().resolve("in"), "half way");
        files().prepare(NETWORK, refs, states, slot(), false);
        assertThat(slot().resolve("in")).hasContent("half way");
        files().prepare(NETWORK, refs, states, slot(), true);
        assertThat(slot().resolve("in")).hasContent("content of input_physical");
    }

    @Test void aSecondStartKeepsWhatTheProgramWroteAndAnUnfinishedSetUpIsDoneAgain() throws IOException {
        file("app", "app", true, false).main = true;
        file("input_physical", "in", false, true);
        prepare("", true);
        Files.writeString(slot().resolve("in"), "changed by the program");
        Files.writeString(slot().resolve("state"), "half way");
        prepare("", false);
        assertThat(slot().resolve("in")).hasContent("changed by the program");
        assertThat(slot().resolve("state")).hasContent("half way");
        Files.delete(slot().resolve("boinc_setup_complete"));
        prepare("", false);
        assertThat(slot().resolve("in")).hasContent("content of input_physical");
        assertThat(slot().resolve("state")).doesNotExist();
    }

    @Test void aProgramThatChangedOnDiskIsNotRunEvenInItsOldSlot() throws IOException {
        file("app", "app", true, false).main = true;
        prepare("", true);
        Files.writeString(folders().file(NETWORK, "app"), "content of bad");
        assertThatThrownBy(() -> prepare("", false)).isInstanceOf(ProjectHttp.Refused.class).hasMessage("app changed on disk");
    }

    @Test void whereTheNetworkWishesItInputsAreLookedAtBeforeEachStartToo() throws IOException {
        file("app", "app", true, false).main = true;
        file("input_physical", "in", false, false);
        prepare("", true);
        Files.writeString(folders().file(NETWORK, "input_physical"), "CONTENT of input_physical");
        prepare("", false);
        assertThatThrownBy(() -> files().prepareNative(NETWORK, refs, states, linked, slot(), "", false, true)).isInstanceOf(ProjectHttp.Refused.class)
                .hasMessage("input_physical changed on disk");
        assertThat(folders().file(NETWORK, "input_physical")).as("it is fetched anew").doesNotExist();
    }

    @Test void aFileOfTheUsersIsNeverSentThroughALinkThatAProgramMade() throws IOException {
        Files.createDirectories(slot());
        Files.createDirectories(data.resolve("home"));
        Files.writeString(data.resolve("home/secret"), "of the user");
        Files.createSymbolicLink(slot().resolve("folder"), data.resolve("home"));
        Files.createSymbolicLink(slot().resolve("plain"), data.resolve("home/secret"));
        Files.createSymbolicLink(slot().resolve("stderr.txt"), data.resolve("home/secret"));
        Files.createDirectories(folders().project(NETWORK));
        for (var name : List.of("folder/secret", "plain")) {
            var out = new TaskState.Ref();
            out.file = "result_0";
            out.openName = name;
            assertThatThrownBy(() -> new TaskOutputs(folders()).all(new TaskOutputs.Place(NETWORK, slot(), "", 1 << 20), List.of(out))).isInstanceOf(ProjectHttp.Refused.class);
        }
        assertThat(TaskOutputs.stderr(slot())).isEmpty();
        assertThat(data.resolve("home/secret")).hasContent("of the user");
    }

    @Test void resultsInFoldersFindTheirFoldersAndNoLinkIsFollowedToMakeThem() throws IOException {
        var deep = new TaskState.Ref();
        deep.openName = "results/day 1/out";
        Files.createDirectories(slot());
        TaskFiles.foldersFor(List.of(deep), slot(), "shared");
        assertThat(slot().resolve("shared/results/day 1")).isEmptyDirectory();
        var home = Files.createDirectories(data.resolve("home"));
        Files.createSymbolicLink(slot().resolve("results"), home);
        TaskFiles.foldersFor(List.of(deep), slot(), "");
        assertThat(home).isEmptyDirectory();
    }

    @Test void aTaskDoesWithoutAnInputThatItNeedNotHave() throws IOException {
        file("app", "app", true, false).main = true;
        file("more", "more", false, false).optional = true;
        Files.delete(folders().file(NETWORK, "more"));
        prepare("", true);
        assertThat(slot().resolve("more")).doesNotExist();
        refs.getLast().optional = false;
        assertThatThrownBy(() -> prepare("", true)).isInstanceOf(ProjectHttp.Refused.class).hasMessage("more has vanished");
    }

    @Test void onlyTheEndOfALongOutputIsKept() throws IOException {
        Files.createDirectories(slot());
        Files.writeString(slot().resolve("stderr.txt"), "first" + "x".repeat(100_000) + "last");
        assertThat(TaskOutputs.stderr(slot())).hasSize(63 * 1024).endsWith("xlast");
    }

    @Test void commandLinesAreSplitAsTheReferenceClientDoes() {
        assertThat(CommandLine.split("  --a 'b c' \"d 'e'\"\t--f=\"g h\" ")).containsExactly("--a", "b c", "d 'e'", "--f=\"g", "h\"");
        assertThat(CommandLine.split(" ")).isEmpty();
        assertThat(CommandLine.split("'open end")).containsExactly("open end");
    }

    @ParameterizedTest
    @CsvSource({"7.5.0,true", "7.20.5,true", "8.0,true", "7.4.9,false", "6.12,false", "7,false", "'',false", "x.y,false"})
    void programsOfAnOldInterfaceAreToldTheirCardAsAnArgument(String version, boolean recent) {
        assertThat(TaskStarts.apiAtLeast(version, 7, 5)).isEqualTo(recent);
    }

    @Test void platformsAreNamedAsNetworksKnowThem() {
        assertThat(Platforms.of("Linux", "amd64", _ -> false).names()).containsExactly("x86_64-pc-linux-gnu", "wasm32-wasip1");
        assertThat(Platforms.of("Linux", "amd64", "/lib/ld-linux.so.2"::equals).names())
                .containsExactly("x86_64-pc-linux-gnu", "i686-pc-linux-gnu", "wasm32-wasip1");
        assertThat(Platforms.of("Mac OS X", "aarch64", _ -> false).names()).containsExactly("arm64-apple-darwin", "wasm32-wasip1");
        assertThat(Platforms.of("Windows 11", "amd64", _ -> false).names()).containsExactly("windows_x86_64", "windows_intelx86", "wasm32-wasip1");
        assertThat(Platforms.of("Linux", "aarch64", _ -> false).primary()).isEqualTo("aarch64-unknown-linux-gnu");
    }
}
