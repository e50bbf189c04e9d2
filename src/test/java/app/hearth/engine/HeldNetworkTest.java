package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.EngineCommand.Part;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineCommand.SetModeOf;
import app.hearth.protocol.App;
import app.hearth.protocol.AppVersion;
import app.hearth.protocol.FileInfo;
import app.hearth.protocol.FileRef;
import app.hearth.protocol.Result;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.Workunit;
import app.hearth.settings.Preset;
import app.hearth.settings.UserSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The line may not be used, or no more: a metered one, a full budget, the user's own wish. */
class HeldNetworkTest extends WithRules {
    private static final String HOME = "http://127.0.0.1:1/hearth/";
    private static final String FAR = "https://far.example/";
    private static final int MEGABYTE = 1_000_000;

    @Override UserSettings settings() {
        var usual = UserSettings.suggested(false, 2).withLevel(Preset.EVERYTHING);
        return usual.withBudgets(usual.budgets().withGbPerMonth(OptionalDouble.of(0.01)));
    }

    private void join(String url, boolean home) {
        core.handle(new EngineEvent.Attach(url, url, "key", home));
        core.handle(new EngineEvent.MasterFetched(url, RecordedWorld.talk(core, url), List.of(url + "cgi")));
    }

    private void work(String url, String name, int bytes) {
        reply(url, List.of(), SchedulerReply.builder().projectName(url).requestDelay(10).apps(List.of(App.of("app", "Application")))
                .appVersions(List.of(AppVersion.builder().appName("app").versionNum(100).platform(Requests.PLATFORM).flops(1e9).files(List.of(FileRef.main("program"))).build()))
                .workunits(List.of(Workunit.builder().name(name).appName("app").fpopsEstimate(1e12).fpopsBound(1e18).build()))
                .results(List.of(new Result(name + "_0", name, LATER, Optional.of(Requests.PLATFORM), 100, "", List.of(FileRef.of(name + "_out", "out")), false)))
                .fileInfos(List.of(FileInfo.program("program", url + "program", MD5, bytes, "signed"),
                        FileInfo.output(name + "_out", url + "file_upload_handler", 1000, "certificate"))));
    }

    private FileState program(String url) {
        return core.state.files.get(FileState.key(url, "program"));
    }

    private void moved(String url, long done) {
        core.handle(new EngineEvent.TransferMoved(FileState.key(url, "program"), program(url).transfer, done));
    }

    private long bytesToday() {
        return core.snapshot().managers().traffic().stream().mapToLong(day -> day.up() + day.down()).sum();
    }

    @Test void whatMovesStopsWhenTheBudgetIsFullAndTheHomeNetworkGoesOn() {
        join(FAR, false);
        work(FAR, "far", 42 * MEGABYTE);
        moved(FAR, 6 * MEGABYTE);
        assertThat(program(FAR).active).isTrue();
        moved(FAR, 11 * MEGABYTE);
        core.handle(new EngineEvent.Tick());
        assertThat(bytesToday()).isEqualTo(11 * MEGABYTE);
        assertThat(program(FAR).active).isFalse();
        assertThat(program(FAR).retries).as("no failure").isZero();
        assertThat(world.calls).contains("cancel program");
        join(HOME, true);
        work(HOME, "home", 42 * MEGABYTE);
        assertThat(program(HOME).active).isTrue();
        moved(HOME, 42 * MEGABYTE);
        assertThat(bytesToday()).as("stays on this computer").isEqualTo(11 * MEGABYTE);
    }

    @Test void whatGoesOnLaterIsNotCountedTwice() {
        join(FAR, false);
        work(FAR, "far", 8 * MEGABYTE);
        moved(FAR, 3 * MEGABYTE);
        ask(new SetModeOf(Part.NETWORK, RunMode.NEVER, Optional.empty()));
        assertThat(program(FAR).active).isFalse();
        ask(new SetModeOf(Part.NETWORK, RunMode.AUTO, Optional.empty()));
        moved(FAR, 5 * MEGABYTE);
        core.handle(new EngineEvent.TransferDone(FileState.key(FAR, "program"), program(FAR).transfer));
        assertThat(bytesToday()).isEqualTo(8 * MEGABYTE);
    }

    @Test void noWorkIsFetchedWhoseFilesCannotCome() {
        join(FAR, false);
        work(FAR, "far", 42 * MEGABYTE);
        moved(FAR, 11 * MEGABYTE);
        core.handle(new EngineEvent.Tick());
        int asked = world.requests.size();
        pass(Duration.ofMinutes(30));
        assertThat(world.requests).hasSize(asked);
        ask(new EngineCommand.UpdateProject(FAR));
        assertThat(world.requests).as("the user may still ask").hasSize(asked + 1);
        assertThat(world.requests.getLast().workReqSeconds()).isZero();
    }

    @Test void theUsersOwnStopOfTheNetworkHoldsTheHomeNetworkToo() {
        join(HOME, true);
        ask(new SetModeOf(Part.NETWORK, RunMode.NEVER, Optional.empty()));
        work(HOME, "home", MEGABYTE);
        assertThat(program(HOME).active).isFalse();
    }
}
