package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.engine.execution.TaskLauncher;
import app.hearth.engine.execution.TaskMessage;
import app.hearth.engine.execution.TaskProcess;
import app.hearth.engine.execution.TaskSpec;
import app.hearth.monitor.session.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A native program that spoils all it can reach; its source is beside the other test programs. */
class HostileAppTest {
    private static final long PATIENCE_SECONDS = 180;
    private static final String NETWORK = "http://127.0.0.1/net/";
    @TempDir Path data;

    @AfterEach void clear() throws IOException {
        Folders.deleteAll(data.resolve("slots")); // nobody else can
    }

    private static List<TaskMessage> heard(BlockingQueue<TaskMessage> messages) throws InterruptedException {
        var heard = new ArrayList<TaskMessage>();
        do {
            var message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(message).as("heard %s", heard).isNotNull();
            heard.add(message);
        } while (!(heard.getLast() instanceof TaskMessage.End || heard.getLast() instanceof TaskMessage.Later));
        return heard;
    }

    @Test @EnabledOnOs(OS.LINUX) void aProgramThatSpoilsItsSlotHoldsUpNobodyAndLearnsNothing() throws Exception {
        Peers.need("gcc", "/usr/bin/gcc");
        var folders = new Folders(data);
        Path project = Files.createDirectories(folders.project(NETWORK));
        Path slot = Files.createDirectories(folders.slot(0));
        Path secret = Files.writeString(data.resolve("secret"), "7\nof the user\nnotice\n");
        var source = Path.of(HostileAppTest.class.getResource("/native/hostile_app.c").toURI());
        assertThat(new ProcessBuilder("gcc", "-O1", "-w", "-o", project.resolve("app").toString(), source.toString()).inheritIO().start().waitFor()).isZero();
        try (var launcher = new TaskLauncher()) {
            for (var mark : List.of("first", "second")) { // the second time in what the first one left
                var messages = new LinkedBlockingQueue<TaskMessage>();
                TaskProcess process = launcher.start(new TaskSpec.Native(project.resolve("app"), slot, project, List.of("app"), List.of(mark), 1L << 30, 1L << 50, 0,
                        TaskSpec.Grant.NOTHING, _ -> "<app_init_data/>"), messages::add);
                try {
                    var heard = heard(messages);
                    assertThat(heard.getLast()).as("neither the pipe in place of its finish file nor the link in place of the other says anything")
                            .isEqualTo(new TaskMessage.End(TaskMessage.INTERRUPTED, "the program ended without saying that it has finished"));
                    assertThat(heard).filteredOn(TaskMessage.TrickleUp.class::isInstance).isEmpty();
                    assertThat(heard).filteredOn(TaskMessage.UploadNow.class::isInstance).containsExactly(new TaskMessage.UploadNow("pipe"));
                    assertThat(slot.resolve(mark)).exists();
                } finally {
                    process.kill();
                    process.awaitEnd(PATIENCE_SECONDS, TimeUnit.SECONDS);
                }
                assertThat(TaskOutputs.stderr(slot)).isEmpty();
                var out = new TaskState.Ref();
                out.file = "result";
                out.openName = "out";
                assertThatThrownBy(() -> new TaskOutputs(folders).all(new TaskOutputs.Place(NETWORK, slot, "", 1 << 20), List.of(out))).isInstanceOf(ProjectHttp.Refused.class);
            }
        }
        Folders.deleteAll(slot);
        assertThat(Files.exists(slot, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(secret).hasContent("7\nof the user\nnotice\n");
        assertThat(project.toFile().list()).containsExactly("app");
        assertThat(data.toFile().list()).containsExactlyInAnyOrder("secret", "projects", "slots");
    }
}
