package app.hearth.desktop.status;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.text.Texts;
import app.hearth.engine.Trouble;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class TroubleWordsTest {
    private final Texts english = new Texts(Locale.ENGLISH, ZoneOffset.UTC, InstantSource.system());
    private final Texts german = new Texts(Locale.GERMAN, ZoneOffset.UTC, InstantSource.system());

    @Test void eachTroubleOfTheEngineHasWordsInBothLanguagesThatUseTheSameArguments() {
        for (var code : ResourceBundle.getBundle("app.hearth.engine.troubles", Locale.ROOT).keySet()) {
            var trouble = new Trouble(code, List.of("FIRST", "SECOND"));
            assertThat(german.has("trouble." + code)).as(code).isTrue();
            String shown = TroubleWords.of(trouble, english);
            // Of a task's end networks are told the program's or the system's own words, which the window puts into a sentence.
            if (code.startsWith("end.") || code.equals("task.refused")) assertThat(shown).as(code).endsWith(": " + trouble.english());
            else assertThat(shown).as(code).isEqualTo(trouble.english().replace('\'', '’'));
            String said = TroubleWords.of(trouble, german);
            assertThat(said).as(code).isNotEqualTo(trouble.english()).doesNotContain("{", " the ", "server ");
            for (var argument : trouble.arguments()) assertThat(said.contains(argument)).as(code).isEqualTo(shown.contains(argument));
        }
    }

    @Test void aRefusedConnectionReadsGermanThroughout() {
        assertThat(german.get("work.transfer.retryBecause", "10:00", TroubleWords.of(new Trouble("noConnection", List.of()), german)))
                .isEqualTo("nächster Versuch: 10:00 (keine Verbindung zum Server: vielleicht ist er aus, oder etwas dazwischen sperrt ihn)");
    }

    @Test void wordsOfOthersStayAsTheyAre() {
        assertThat(TroubleWords.of(Trouble.said("disk {0} isn't there"), german)).isEqualTo("disk {0} isn't there");
    }

    @Test void whatHappenedToOneOfSeveralFilesReadsGermanBehindItsName() {
        var trouble = Trouble.read(new Trouble("in", List.of("chunk.dat", "http.missing", "404")).stored());
        assertThat(TroubleWords.of(trouble, german)).isEqualTo("chunk.dat: der Server antwortete 404: diese Seite gibt es nicht");
        assertThat(trouble.english()).isEqualTo("chunk.dat: the server answered 404: there is no such page");
    }

    @Test void aCodeOfANewerHearthIsShownNotLost() {
        assertThat(TroubleWords.of(new Trouble("newer", List.of("x")), german)).isEqualTo("newer x");
    }
}
