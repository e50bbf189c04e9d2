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
            assertThat(TroubleWords.of(trouble, english)).as(code).isEqualTo(trouble.english().replace('\'', '’'));
            String said = TroubleWords.of(trouble, german);
            assertThat(said).as(code).isNotEqualTo(trouble.english()).doesNotContain("{", " the ", "server ");
            for (var argument : trouble.arguments()) assertThat(said.contains(argument)).as(code).isEqualTo(trouble.english().contains(argument));
        }
    }

    @Test void wordsOfOthersStayAsTheyAre() {
        assertThat(TroubleWords.of(Trouble.said("disk {0} isn't there"), german)).isEqualTo("disk {0} isn't there");
    }

    @Test void aCodeOfANewerHearthIsShownNotLost() {
        assertThat(TroubleWords.of(new Trouble("newer", List.of("x")), german)).isEqualTo("newer x");
    }
}
