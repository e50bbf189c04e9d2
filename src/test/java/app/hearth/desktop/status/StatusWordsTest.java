package app.hearth.desktop.status;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleStates;
import app.hearth.desktop.Samples;
import app.hearth.desktop.feed.Setting;
import app.hearth.desktop.status.Status.Mood;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineCommand.Apply;
import app.hearth.engine.EngineCommand.UpdateProject;
import app.hearth.engine.EngineCommand.UseInstead;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.policy.Allowance;
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
        Status status = hold(new Reason.DiskFull(1_000_000_000L, 5_000_000_000L));
        assertThat(status.remedy().orElseThrow().command()).isEqualTo(new Apply(new Remedy.KeepFree(0.5)));
        assertThat(status.title().replace('\u00a0', ' ')).isEqualTo("The disk has 1 GB left; you asked to keep 5 GB free");
    }

    @Test void aDiskQuotaUsedUpOffersMore() {
        Status status = hold(new Reason.DiskQuota(4_100_000_000L, 4_000_000_000L));
        assertThat(status.remedy().orElseThrow().command()).isEqualTo(new Apply(new Remedy.AllowDisk(5)));
        assertThat(plain(status.remedy().orElseThrow().text())).isEqualTo("Allow 5 GB");
        assertThat(plain(status.detail())).startsWith("They take 4.1 GB now.");
        assertThat(plain(status.title())).isEqualTo("Hearth’s files take all 4 GB they may");
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
                new Reason.DiskFull(1L << 30, 5L << 30), new Reason.DiskQuota(5L << 30, 4L << 30), new Reason.InUse(Samples.NOW, Duration.ofMinutes(5)), new Reason.FullScreen(List.of("mpv")),
                new Reason.FullScreen(List.of()), new Reason.Scheduled(later), new Reason.Scheduled(Optional.empty()), new Reason.Excepted("Guests", later), new Reason.Excepted("", Optional.empty()),
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
                var said = reasonWords.say(reason, "EUR");
                assertThat(List.of(said.title(), said.detail(), said.why(), reasonWords.ends(reason))).as("%s", reason)
                        .allMatch(text -> !text.isBlank() && !text.contains("{") && !text.startsWith("hold."));
                assertThat(reasonWords.remedy(reason, true, "EUR").isPresent()).as("%s", reason).isEqualTo(reason.remedy().isPresent());
            }
        }
    }

    private static String plain(String words) {
        return words.replace('\u00a0', ' ');
    }

    @Test void aDayThatAnExceptionTakesIsOffTodayAndAPartIsOffUntilItsEnd() {
        var wednesday = Samples.NOW.atZone(Samples.BERLIN).toLocalDate().plusDays(3).atStartOfDay(Samples.BERLIN).toInstant();
        Status guests = hold(new Reason.Excepted("Guests", Optional.of(wednesday)));
        assertThat(guests.title()).isEqualTo("Off today");
        assertThat(guests.detail()).startsWith("Your exception “Guests” ends Wednesday at 00:00.");
        assertThat(hold(new Reason.Excepted("", Optional.of(Samples.NOW.plusSeconds(1680)))).title()).isEqualTo("Off until 15:00");
        Status endless = hold(new Reason.Excepted("", Optional.empty()));
        assertThat(endless.title()).isEqualTo("Off for more than a week");
        assertThat(endless.detail()).startsWith("Your exception lasts longer than a week.");
        assertThat(endless.reasons().getFirst().detail()).isEqualTo("lasts longer than a week");
    }

    @Test void whatSlowsSharingIsToldWithItsFigureAndLeadsToItsLimit() {
        var hot = new Decision.Share(new Allowance(6, 2.4, 1L << 30, 0), Decision.Rule.CHOSEN, Preset.BALANCED, false, List.of(new Over(Target.HEAT, 82, 75)),
                Optional.empty(), true);
        Status status = words.of(SampleStates.snapshot(hot, SampleStates.tasks(), List.of(), List.of()));
        assertThat(plain(status.detail())).isEqualTo("Slowed to 30 %: the processor is at 82 °C, your limit is 75 °C.");
        assertThat(status.reasons()).singleElement().satisfies(reason -> assertThat(reason.from()).contains(Setting.HEAT));
    }

    @Test void whatHoldsFilesBackIsToldOnlyWhileFilesWait() {
        var metered = new Hold(List.of(new Reason.Metered()), Optional.empty());
        assertThat(words.of(SampleStates.transfersHeld(metered)).reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.title()).isEqualTo("Files wait: The line is metered");
            assertThat(reason.remedy()).isPresent();
            assertThat(reason.from()).contains(Setting.METERED);
        });
    }

    @Test void thatTheUserCannotBeSeenIsToldWhetherItSharesOrNot() {
        for (var snapshot : List.of(SampleStates.sharing(), SampleStates.snoozed(), SampleStates.empty())) {
            assertThat(words.of(SampleStates.blind(snapshot)).reasons()).last().satisfies(reason -> {
                assertThat(reason.title()).isEqualTo("Can’t tell if you’re there");
                assertThat(reason.from()).contains(Setting.PRESENCE);
            });
        }
    }

    @Test void aMoneyBudgetIsToldInTheUsersCurrency() {
        Status status = hold(new Reason.BudgetFull(Decision.Budget.MONEY_PER_MONTH, 10, 10, Samples.NOW.plusSeconds(900_000)));
        assertThat(status.title()).isEqualTo("This month’s €10.00 of electricity are used up");
        assertThat(status.remedy().orElseThrow().text()).isEqualTo("Raise to €12.00");
    }

    @Test void everyReasonButTheSnoozesLeadsToItsSetting() {
        var reasonWords = new ReasonWords(Samples.english());
        for (Reason reason : everyReason()) {
            boolean asked = reason instanceof Reason.PausedByUser || reason instanceof Reason.Snoozed || reason instanceof Reason.SnoozedFor;
            assertThat(reasonWords.from(reason).isEmpty()).as("%s", reason).isEqualTo(asked);
        }
    }
}
