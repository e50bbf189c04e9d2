package app.hearth.desktop.status;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleStates;
import app.hearth.desktop.Samples;
import app.hearth.desktop.status.Status.Mood;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineCommand.Apply;
import app.hearth.engine.EngineCommand.UpdateProject;
import app.hearth.engine.EngineCommand.UseInstead;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.policy.Conditions.Over;
import app.hearth.engine.policy.Conditions.Target;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.engine.policy.Remedy;
import app.hearth.settings.HowMuch;
import app.hearth.settings.Preset;
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

    @Test void whileSharingOffersTheLevelBelow() {
        Status status = words.of(SampleStates.sharing());
        assertThat(status.mood()).isEqualTo(Mood.SHARING);
        assertThat(status.detail().replace('\u00a0', ' ')).isEqualTo("Balanced, at most 60 % of the processor. Until 18:00. Your own programs always go first.");
        assertThat(status.remedy().orElseThrow().command()).isEqualTo(new UseInstead(Optional.of(HowMuch.of(Preset.GENTLE, 8))));
    }

    @Test void saysUntilWhenItIsSnoozedAndOffersTheWayBack() {
        Status status = words.of(SampleStates.snoozed());
        assertThat(status.title()).isEqualTo("Snoozed until 15:20");
        assertThat(status.reasons()).hasSize(2);
        assertThat(status.remedy().orElseThrow().command()).isEqualTo(new Apply(new Remedy.EndSnooze()));
    }

    @Test void aStopWithNoEndSaysThatOnlyTheUserEndsIt() {
        assertThat(hold(new Reason.PausedByUser()).title()).isEqualTo("Stopped until you start it again");
    }

    @Test void aFullDiskOffersToKeepLess() {
        Status status = hold(new Reason.DiskFull(1L << 30, 5L << 30));
        assertThat(status.remedy().orElseThrow().command()).isEqualTo(new Apply(new Remedy.KeepFree(0.5)));
        assertThat(status.title().replace('\u00a0', ' ')).isEqualTo("The disk has 1 GB left; you asked to keep 5 GB free");
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

    /** One of each kind, so that a new reason without words fails here. */
    private static List<Reason> everyReason() {
        var later = Optional.of(Samples.NOW.plusSeconds(3600));
        return List.of(new Reason.PausedByUser(), new Reason.Snoozed(Samples.NOW, later.get()), new Reason.SnoozedFor(Samples.NOW, "obs"),
                new Reason.DiskFull(1L << 30, 5L << 30), new Reason.InUse(Samples.NOW, Duration.ofMinutes(5)), new Reason.FullScreen(List.of("mpv")),
                new Reason.FullScreen(List.of()), new Reason.Scheduled(later), new Reason.Scheduled(Optional.empty()), new Reason.Excepted("Guests", later),
                new Reason.ProgramRuns("obs"), new Reason.OthersBusy(64, 50), new Reason.OnBattery(Optional.of(60), 100),
                new Reason.OnBattery(Optional.of(30), 40), new Reason.Charging(41, 80), new Reason.TooLoud(new Over(Target.HEAT, 81, 75)),
                new Reason.TooLoud(new Over(Target.FAN, 1500, 1200)), new Reason.TooLoud(new Over(Target.POWER, 90, 60)),
                new Reason.BudgetFull(Decision.Budget.HOURS_PER_DAY, 10, 10, later.get()), new Reason.BudgetFull(Decision.Budget.MONEY_PER_MONTH, 10, 10, later.get()),
                new Reason.BudgetFull(Decision.Budget.KWH_PER_DAY, 1.5, 1.5, later.get()), new Reason.Metered());
    }

    @Test void everyReasonHasWordsAndItsRemedyAButton() {
        for (Texts texts : List.of(Samples.english(), Samples.german())) {
            var reasonWords = new ReasonWords(texts);
            for (Reason reason : everyReason()) {
                var said = reasonWords.say(reason, 8);
                assertThat(List.of(said.title(), said.detail(), said.why(), reasonWords.ends(reason))).as("%s", reason)
                        .allMatch(text -> !text.isBlank() && !text.contains("{") && !text.startsWith("hold."));
                assertThat(reasonWords.remedy(reason, true).isPresent()).as("%s", reason).isEqualTo(reason.remedy().isPresent());
            }
        }
    }
}
