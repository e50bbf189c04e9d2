package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.engine.execution.TaskLauncher;
import app.hearth.protocol.HostInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine finds on disk after something went wrong. */
class EngineRecoveryTest {
    private static final String URL = "http://127.0.0.1:9/net/";

    @TempDir Path folder;

    private void sql(String... statements) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("engine.sqlite"));
             var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        }
    }

    private void attachOnce() throws IOException {
        try (var store = new SqliteStore(folder.resolve("engine.sqlite"))) {
            new RecordedWorld().boot(store).handle(new EngineEvent.Attach(URL, "Network", "key", false));
        }
    }

    @Test void aBrokenRowDoesNotCostTheOthers() throws Exception {
        attachOnce();
        sql("insert into item values ('project', 'x', '{broken')", "insert into item values ('task', 'y', 'null')",
                "insert into journal values (1000, 0, 'NO_SUCH_KIND', '', 'a', '[]')", "insert into journal values (1001, 0, 'TASK', '', 'a', '{')");
        try (var store = new SqliteStore(folder.resolve("engine.sqlite"))) {
            var snapshot = new RecordedWorld().boot(store).snapshot();
            assertThat(snapshot.projects()).extracting(EngineSnapshot.Project::url).containsExactly(URL);
            assertThat(snapshot.tasks()).isEmpty();
            assertThat(snapshot.journal()).anyMatch(entry -> entry.code().equals("project.attached"));
        }
    }

    @Test void theStateOfANewerHearthIsNotTouched() throws Exception {
        attachOnce();
        sql("pragma user_version = 99");
        assertThatThrownBy(() -> new SqliteStore(folder.resolve("engine.sqlite"))).isInstanceOf(IOException.class).hasMessageContaining("newer Hearth");
    }

    /** Seen with a stock server: it sent nothing to a computer whose disk had grown, since by the size of before there was no room. */
    @Test void theDiskIsToldAsItIsNowAndNotAsItWasAtTheStart() throws IOException {
        var atTheStart = HostInfo.builder().ncpus(1).diskTotal(1).build();
        try (var launcher = new TaskLauncher(); var engine = new Engine(folder, atTheStart, launcher, _ -> 0, Outlooks.blind(1))) {
            assertThat(engine.host().diskTotal()).isGreaterThan(1e6).isGreaterThanOrEqualTo(engine.host().diskFree());
        }
    }

    @Test void anEngineThatNeverStartedClosesAndTheNextOneOpens() throws IOException {
        for (int i = 0; i < 2; i++) {
            try (var launcher = new TaskLauncher(); var engine = new Engine(folder, HostInfo.builder().ncpus(1).build(), launcher, _ -> 0, Outlooks.blind(1))) {
                assertThat(engine.snapshot().tasks()).isEmpty();
                engine.close(); // and closing twice does no harm
            }
        }
    }

    @Test void aRecheckThatACrashLeftIsEndedAndItsFolderDeleted() throws Exception {
        var process = new ProcessBuilder("sleep", "600").start();
        Path left = Files.createDirectories(folder.resolve("rechecks/run1/slot")).getParent();
        Files.writeString(left.resolve("process"), process.pid() + " " + process.info().startInstant().orElseThrow().toEpochMilli());
        Files.createDirectories(folder.resolve("rechecks/run2"));
        Files.writeString(folder.resolve("rechecks/run2/process"), "12");
        OneRun.clearLeftovers(folder.resolve("rechecks"));
        assertThat(process.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("rechecks")).isEmptyDirectory();
    }

    @Test void whatACrashLeftIsClearedAwayAndTheRestStays() throws IOException {
        var folders = new Folders(folder);
        Path project = Files.createDirectories(folders.project(URL));
        Files.createDirectories(folders.slot(3).resolve("deep"));
        Files.writeString(folders.slot(3).resolve("deep/file"), "kept");
        Files.createDirectories(folders.slot(4).resolve("deep"));
        Files.writeString(folders.slot(4).resolve("deep/file"), "left");
        for (String name : Set.of("known", "coming.part", "left", "left.part")) Files.writeString(project.resolve(name), "x");
        folders.sweep(Set.of(-1, 3), Map.of(URL, Set.of("known", "coming")));
        assertThat(folders.slot(3).resolve("deep/file")).exists();
        assertThat(folders.slot(4)).doesNotExist();
        assertThat(project.toFile().list()).containsExactlyInAnyOrder("known", "coming.part");
    }
}
