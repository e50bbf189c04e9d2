package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;

import app.hearth.engine.execution.Governor;
import app.hearth.engine.execution.TaskLauncher;
import app.hearth.engine.execution.TaskSpec;
import app.hearth.monitor.session.Peers;
import app.hearth.protocol.AppInitData;
import app.hearth.protocol.ClientVersion;
import app.hearth.protocol.HostInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine hears of running programs. */
class RunningTasksTest {
    @TempDir Path data;

    @Test void aProgramWhoseMemoryCannotBeReadStillTellsItsEndAndKeepsNoOtherFromTelling() throws Exception {
        var slot = Files.createDirectories(data.resolve("3"));
        var module = Path.of(RunningTasksTest.class.getResource("/hostile/endless_loop.wasm").toURI());
        var heard = new ConcurrentLinkedQueue<EngineEvent>();
        try (var launcher = new TaskLauncher(); var governor = new Governor(launcher)) {
            var tasks = new RunningTasks(governor, _ -> {
                throw new IllegalStateException("the process list cannot be read");
            });
            tasks.connect(heard::add);
            var process = launcher.start(new TaskSpec.Wasm(module, slot, List.of(), 1L << 20, 1L << 20, Duration.ofHours(1)),
                    message -> tasks.heard("task", 1, slot, message));
            tasks.add("task", new RunningTasks.Running(1, process, false, false, Optional.empty()));
            tasks.sayLater("other", new EngineEvent.Saved("other", 2));
            tasks.govern(List.of("task"), 1, 100);
            tasks.sample();
            assertThat(heard).contains(new EngineEvent.Saved("other", 2));
            process.kill();
            Peers.until("its end is told", () -> heard.stream().anyMatch(event -> event instanceof EngineEvent.Ended ended && ended.task().equals("task")));
            assertThat(tasks.roots()).isEmpty();
        }
    }

    /** In plain shell, since it only looks: it ends well once its files say what it was to hear. */
    private static final String LISTENER = """
            #!/bin/sh
            until grep -q '<colour>blue</colour>' init_data.xml; do sleep 0.05; done
            until grep -aq '<reread_app_info/>' boinc_mmap_file; do sleep 0.05; done
            until grep -aq '<network_suspended/>' boinc_mmap_file; do sleep 0.05; done
            printf '<sporadic_ac>2</sporadic_ac>\\000' | dd of=boinc_mmap_file bs=1 seek=5121 conv=notrunc 2>/dev/null
            printf '\\001' | dd of=boinc_mmap_file bs=1 seek=5120 conv=notrunc 2>/dev/null
            until grep -aq '<sporadic_ca>3</sporadic_ca>' boinc_mmap_file; do printf '\\000' | dd of=boinc_mmap_file bs=1 seek=4096 conv=notrunc 2>/dev/null; sleep 0.05; done
            cp init_data.xml heard
            echo 0 > boinc_finish_called
            """;

    @Test void aRunningProgramHearsOfNewWishesAndSettingsThatTheNetworkMayNotBeUsedAndThatItMayComputeWhenItWants() throws Exception {
        assumeThat(Path.of("/bin/sh")).isExecutable();
        var project = Files.createDirectories(data.resolve("projects/network"));
        var slot = Files.createDirectories(data.resolve("slots/0"));
        var program = Files.writeString(project.resolve("listener"), LISTENER);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        var heard = new ConcurrentLinkedQueue<EngineEvent>();
        try (var launcher = new TaskLauncher(); var governor = new Governor(launcher)) {
            var tasks = new RunningTasks(governor, _ -> 0);
            tasks.connect(heard::add);
            tasks.online(false);
            var about = about(project, launcher.bubblewrap());
            var process = launcher.start(new TaskSpec.Native(program, slot, project, List.of("listener"), List.of(), 1L << 30, 1L << 30, 0, TaskSpec.Grant.NOTHING, pid -> about.withClient(pid).xml()),
                    message -> tasks.heard("net one", 1, slot, message));
            tasks.add("net one", new RunningTasks.Running(1, process, false, true, Optional.of(about)));
            tasks.renew("other ", now -> now.withWishes("<colour>green</colour>"));
            tasks.renew("net ", now -> now.withWishes("<colour>blue</colour>"));
            tasks.renew("", now -> now.withPreferences("<global_preferences><mod_time>77</mod_time></global_preferences>"));
            Peers.until("its end is told", () -> heard.stream().anyMatch(EngineEvent.Ended.class::isInstance));
            assertThat(heard).filteredOn(EngineEvent.Ended.class::isInstance).singleElement().extracting("exitStatus").isEqualTo(0);
            assertThat(slot.resolve("init_data.xml")).content().contains("<colour>blue</colour>", "<mod_time>77</mod_time>").doesNotContain("green");
            assertThat(heard).filteredOn(EngineEvent.Used.class::isInstance).last().extracting("diskBytes").asInstanceOf(LONG).isGreaterThan(8192);
        }
    }

    private AppInitData about(Path project, boolean sandbox) {
        return new AppInitData(new ClientVersion(8, 2, 15), new AppInitData.Account(1, 2, 3, "Ada", "", "key", "<colour>red</colour>", 1, 1, 1, 1, 1),
                new AppInitData.Job("app", 1, "", "work", "work_0", 1e9, 1e12, 1e9, 1e9, 2e9),
                new AppInitData.Place(project.toString(), data.toString(), 0, 1, sandbox, 1, AppInitData.Gpu.NONE), new AppInitData.Progress(0, 0, 60),
                HostInfo.builder().ncpus(2).build(), 0, "<global_preferences>\n</global_preferences>", List.of("listener"));
    }
}
