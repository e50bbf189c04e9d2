package app.hearth.desktop.work;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.Samples;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineSnapshot.JournalEntry;
import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalWordsTest {
    private static String words(Texts texts, String code, String... arguments) {
        JournalEntry entry = new JournalEntry(1, Samples.NOW, Kind.TASK, "Home network", code, List.of(arguments));
        return new JournalWords(texts).of(entry).replace('\u00a0', ' ');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            engine.started         | 0.1.0     |            | Hearth 0.1.0 started.
            engine.stopped         |           |            | Hearth stopped.
            mode.changed           | NEVER     | 60         | You asked for quiet for 1 h.
            mode.changed           | NEVER     |            | You stopped sharing.
            mode.changed           | AUTO      |            | Sharing follows your settings.
            sharing.held           | InUse     |            | Paused: you are using the computer.
            sharing.resumed        |           |            | Sharing again.
            settings.changed       |           |            | Settings changed.
            finishing              | SLEEP     |            | Current work is finished, then the computer sleeps.
            project.attached       | Rosetta   |            | Joined Rosetta.
            project.contact.ok     | 1         | 6          | Asked for work: 1 result reported, 6 tasks received.
            project.contact.failed | timeout   |            | The network did not answer: timeout
            project.message        | Hello {0} |            | The network says: Hello {0}
            task.received          | t_0       |            | Received t_0.
            task.started           | t_0       |            | Started t_0.
            task.resumed           | t_0       |            | Continued t_0.
            task.paused            | t_0       |            | Paused t_0.
            task.finished          | t_0       | 231.4      | Finished t_0 after 3 min 51 s of processor time.
            task.interrupted       | t_0       | killed     | t_0 was interrupted: killed
            task.failed            | t_0       | exit 134   | t_0 failed: exit 134
            task.aborted           | t_0       |            | Gave up t_0.
            task.reported          | t_0       |            | Reported t_0.
            transfer.failed        | f         | refused    | The transfer of f failed: refused
            file.rejected          | f         | wrong hash | f was not accepted: wrong hash
            leftover.ended         | 4711      |            | Ended a task process left over from before (number 4711).
            disk.full              | 1800      |            | The disk is nearly full: 1.8 GB left.
            clock.jumped           | -90       |            | The computer’s clock jumped by 1 min 30 s.
            problem                | help      |            | Problem: help
            """)
    void everyEventHasItsSentence(String code, String first, String second, String sentence) {
        String[] arguments = java.util.stream.Stream.of(first, second).filter(java.util.Objects::nonNull).toArray(String[]::new);
        assertThat(words(Samples.english(), code, arguments)).isEqualTo(sentence);
        assertThat(words(Samples.german(), code, arguments)).doesNotStartWith(code).doesNotContain("{1}");
    }

    @Test void aCodeWithoutWordsIsShownAsItCame() {
        assertThat(words(Samples.english(), "something.new", "a", "b")).isEqualTo("something.new: a, b");
    }

    @Test void aBreakOfAProgramsOwnIsToldWithItsReason() {
        assertThat(words(Samples.english(), "task.later", "t_0", "900", "waiting for the moon"))
                .isEqualTo("t_0 takes a break of 15 min by itself: waiting for the moon");
    }

    @Test void aTaskOfTheHomeNetworkIsToldWithWhatItIs() {
        assertThat(words(Samples.english(), "task.resumed", "mersenne_1_0")).isEqualTo("Continued Prime search (mersenne_1_0).");
        assertThat(words(Samples.german(), "task.resumed", "mersenne_1_0")).isEqualTo("Primzahlsuche (mersenne_1_0) fortgesetzt.");
        assertThat(new JournalWords(Samples.german()).of(new JournalEntry(1, Samples.NOW, Kind.TASK, "Elsewhere", "task.resumed", List.of("mersenne_1_0"))))
                .isEqualTo("mersenne_1_0 fortgesetzt.");
    }

    @Test void aFigureThatIsNoneIsShownAsItCame() {
        assertThat(words(Samples.english(), "task.finished", "t_0", "soon")).isEqualTo("task.finished: t_0, soon");
    }
}
