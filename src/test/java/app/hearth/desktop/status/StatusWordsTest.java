package app.hearth.desktop.status;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleStates;
import app.hearth.desktop.Samples;
import app.hearth.desktop.status.Status.Mood;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineCommand.SetRunMode;
import app.hearth.engine.EngineCommand.UpdateProject;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusWordsTest {
    private final StatusWords words = new StatusWords(Samples.english());

    private Status hold(Reason... reasons) {
        Decision decision = new Hold(List.of(reasons), Optional.empty());
        return words.of(SampleStates.snapshot(decision, SampleStates.tasks(), List.of(), List.of()));
    }

    @Test void whileSharingOffersAnHourOfQuiet() {
        Status status = words.of(SampleStates.sharing());
        assertThat(status.mood()).isEqualTo(Mood.SHARING);
        assertThat(status.detail().replace('\u00a0', ' ')).contains("At most 60 %");
        assertThat(status.remedy().orElseThrow().command()).isEqualTo(new SetRunMode(RunMode.NEVER, Optional.of(Duration.ofHours(1))));
    }

    @Test void saysUntilWhenItIsSnoozedAndOffersTheWayBack() {
        Status status = words.of(SampleStates.snoozed());
        assertThat(status.title()).isEqualTo("Snoozed until 15:20");
        assertThat(status.reasons()).hasSize(2);
        assertThat(status.remedy().orElseThrow().command()).isEqualTo(new SetRunMode(RunMode.AUTO, Optional.empty()));
    }

    @Test void aStopWithNoEndSaysThatOnlyTheUserEndsIt() {
        assertThat(hold(new Reason.PausedByUser()).title()).isEqualTo("Stopped until you start it again");
    }

    @Test void aFullDiskOffersNoButtonThatWouldNotHelp() {
        Status status = hold(new Reason.DiskFull(1L << 30, 5L << 30));
        assertThat(status.remedy()).isEmpty();
        assertThat(status.title().replace('\u00a0', ' ')).isEqualTo("The disk has 1 GB left; 5 GB stay free");
    }

    @Test void withoutATaskItSaysSoAndOffersToAsk() {
        Status status = words.of(SampleStates.empty());
        assertThat(status.mood()).isEqualTo(Mood.IDLE);
        assertThat(status.remedy().orElseThrow().command()).isEqualTo(new UpdateProject(SampleStates.HOME));
    }

    @Test void aProblemOfTheEngineComesBeforeEverything() {
        EngineSnapshot well = SampleStates.sharing();
        Status status = words.of(new EngineSnapshot(well.at(), well.started(), well.decision(), well.runMode(), well.runModeUntil(), well.lastingMode(), well.sharing(),
                well.totalCores(), well.projects(), well.tasks(), well.transfers(), well.journal(), Optional.of("The data folder is read-only.")));
        assertThat(status.mood()).isEqualTo(Mood.PROBLEM);
        assertThat(status.detail()).isEqualTo("The data folder is read-only.");
    }
}
