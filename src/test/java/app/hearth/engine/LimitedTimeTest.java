package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.engine.EngineSnapshot.State;
import app.hearth.protocol.App;
import app.hearth.protocol.AppVersion;
import app.hearth.protocol.FileInfo;
import app.hearth.protocol.FileRef;
import app.hearth.protocol.Result;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.Workunit;
import app.hearth.settings.Amount;
import app.hearth.settings.HowMuch;
import app.hearth.settings.UserSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two tasks under a fifth of two cores: each has a fifth of a core. */
class LimitedTimeTest extends WithRules {
    private static final String URL = "https://a.example/";
    private static final double ESTIMATE_SECONDS = 100;

    @Override UserSettings settings() {
        var amount = new Amount(20, 2, 75, 0);
        var usual = UserSettings.suggested(false, 2);
        return usual.withOwn(new HowMuch(true, amount, amount)).withManners(usual.manners().both(manners -> manners.withOthersBusy(OptionalInt.empty())));
    }

    private void work(double bound, String... names) {
        attach(URL, "A");
        var outputs = Stream.of(names).map(name -> FileInfo.output(name + "_out", URL + "file_upload_handler", 1000, "certificate"));
        reply(URL, List.of(), SchedulerReply.builder().projectName("A").requestDelay(10).apps(List.of(App.of("app", "Application")))
                .appVersions(List.of(AppVersion.builder().appName("app").versionNum(100).platform(Requests.PLATFORM).flops(1e9).files(List.of(FileRef.main("program"))).build()))
                .workunits(Stream.of(names).map(name -> Workunit.builder().name(name).appName("app").fpopsEstimate(ESTIMATE_SECONDS * 1e9).fpopsBound(bound * 1e9).build()).toList())
                .results(Stream.of(names).map(name -> new Result(name + "_0", name, LATER, Optional.of(Requests.PLATFORM), 100, "",
                        List.of(FileRef.of(name + "_out", "out")), false)).toList())
                .fileInfos(Stream.concat(Stream.of(FileInfo.program("program", URL + "program", MD5, 10, "signed")), outputs).toList()));
        core.handle(RecordedWorld.fetched(core, FileState.key(URL, "program")));
        assertThat(core.state.tasks.values()).filteredOn(task -> task.running).hasSize(names.length);
    }

    private EngineSnapshot.Task first() {
        return core.snapshot().tasks().getFirst();
    }

    @Test void onlyTheTimeThatTheLimitLeavesIsRunTime() {
        work(1e6, "one", "two");
        pass(Duration.ofMinutes(5));
        assertThat(first().elapsed().toMillis() / 1000.0).isCloseTo(60, within(3.0));
        assertThat(first().remaining().orElseThrow().toSeconds()).as("by the clock").isBetween(150L, 500L);
    }

    @Test void aHealthyTaskIsNotEndedByALowLimit() {
        work(130, "one", "two");
        pass(Duration.ofMinutes(8));
        assertThat(first().state()).isEqualTo(State.RUNNING);
        pass(Duration.ofMinutes(5));
        assertThat(first().state()).as("beyond its bound even by its own time").isEqualTo(State.FAILED);
    }
}
