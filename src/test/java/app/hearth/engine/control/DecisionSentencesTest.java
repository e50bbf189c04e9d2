package app.hearth.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.JournalEntry;
import app.hearth.engine.Outlooks;
import app.hearth.engine.policy.Allowance;
import app.hearth.engine.policy.Conditions.Over;
import app.hearth.engine.policy.Conditions.Target;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.settings.Preset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionSentencesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Optional<Instant> LATER = Optional.of(NOW.plusSeconds(5400));

    private static List<String> lines(Decision decision) {
        return DecisionSentences.of(snapshot(decision));
    }

    private static EngineSnapshot snapshot(Decision decision) {
        return new EngineSnapshot(NOW, NOW, decision, RunMode.AUTO, Optional.empty(), RunMode.AUTO, Outlooks.idle(NOW, 8), 8,
                List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    @Test void sharingSaysHowMuchByWhatAndUntilWhen() {
        var share = new Decision.Share(new Allowance(6, 4.8, 1L << 30, 0), Decision.Rule.SCHEDULE, Preset.BALANCED, false, List.of(), LATER, true);
        assertThat(lines(share).getFirst())
                .isEqualTo("Sharing by your schedule, level Balanced: at most 60 % of the processor, 6 of 8 cores. Until 2026-11-22 13:30.");
    }

    @Test void aHoldNamesReasonEndRemedyAndTheNextStart() {
        assertThat(lines(new Hold(List.of(new Reason.InUse(NOW, Duration.ofMinutes(5))), LATER)))
                .contains("Not sharing now.", "- you are using the computer; starts 5 min after the last key or mouse move; ends 2026-11-22 12:05."
                        + " Remedy: share while the computer is in use.")
                .anyMatch(line -> line.startsWith("Next start: "));
    }

    @Test void whyNothingRunsFitsIntoOneLine() {
        var hold = new Hold(List.of(new Reason.DiskFull(1_000_000_000, 5_000_000_000L), new Reason.Metered()), LATER);
        assertThat(DecisionSentences.whyNot(snapshot(hold)).orElseThrow()).startsWith("the disk has 1 GB left, 5 GB stay free, the line is metered");
        assertThat(DecisionSentences.whyNot(snapshot(new Decision.Share(new Allowance(6, 4.8, 1L << 30, 0), Decision.Rule.CHOSEN, Preset.BALANCED, false, List.of(),
                Optional.empty(), true)))).isEmpty();
    }

    @Test void aModeIsSaidInWords() {
        var entry = new JournalEntry(1, NOW, JournalEntry.Kind.ENGINE, "", "mode.changed", List.of("NEVER", "60"));
        assertThat(JournalSentences.of(entry)).isEqualTo("Sharing was set to “off” for 60 minutes");
    }

    @Test void everyReasonHasASentence() {
        for (Reason reason : List.of(new Reason.PausedByUser(), new Reason.Snoozed(NOW, LATER.get()), new Reason.SnoozedFor(NOW, "obs"),
                new Reason.DiskFull(1, 2), new Reason.DiskQuota(3, 2), new Reason.FullScreen(List.of("mpv")), new Reason.Scheduled(LATER), new Reason.Excepted("Guests", LATER),
                new Reason.ProgramRuns("obs"), new Reason.OthersBusy(64, 50), new Reason.OnBattery(Optional.empty(), 100), new Reason.Charging(41, 80),
                new Reason.TooLoud(new Over(Target.FAN, 1500, 1200)), new Reason.BudgetFull(Decision.Budget.KWH_PER_DAY, 1.5, 1.5, LATER.get()),
                new Reason.Metered())) {
            assertThat(lines(new Hold(List.of(reason), Optional.empty())).get(1)).as("%s", reason).startsWith("- ").doesNotContain("{");
        }
    }
}
