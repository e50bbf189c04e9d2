package app.hearth.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.Samples;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {
    private final Figures english = Samples.english().figures();
    private final Figures german = Samples.german().figures();

    private static String plain(String words) {
        return words.replace('\u00a0', ' ');
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,      0 s
            40,     40 s
            60,     1 min
            201,    3 min 21 s
            599,    9 min 59 s
            601,    10 min
            7500,   2 h 05 min
            7200,   2 h
            90000,  1 day 1 h
            273600, 3 days 4 h
            """)
    void saysASpanInItsTwoLargestUnits(long seconds, String words) {
        assertThat(plain(english.span(Duration.ofSeconds(seconds)))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,         0
            0.001,     below 0.01
            0.3,       0.30
            2.34,      2.3
            122.5,     123
            1204877.4, "1,204,877"
            """, quoteCharacter = '"')
    void givesCreditOnlyTheDigitsItDeserves(double credit, String words) {
        assertThat(english.credit(credit)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.996, 99 %", "0.9999, 99 %", "1, 100 %"})
    void readsHundredPercentOnlyWhenAllIsDone(double progress, String words) {
        assertThat(plain(english.progress(progress))).isEqualTo(words);
    }

    @Test void followsTheLocale() {
        assertThat(plain(german.bytes(3_435_973_837L))).isEqualTo("3,2 GB");
        assertThat(plain(english.bytes(3_435_973_837L))).isEqualTo("3.2 GB");
        assertThat(german.credit(1204877)).isEqualTo("1.204.877");
        assertThat(plain(german.span(Duration.ofHours(76)))).isEqualTo("3 Tage 4 h");
    }

    @Test void saysMomentsByTheirDistance() {
        Times times = Samples.english().times();
        assertThat(times.moment(Samples.NOW.plusSeconds(2880))).isEqualTo("15:20");
        assertThat(times.moment(Samples.NOW.plus(Duration.ofDays(3)))).isEqualTo("Wednesday at 14:32");
        assertThat(times.moment(Samples.NOW.plus(Duration.ofDays(14)))).isEqualTo("6 Dec at 14:32");
        assertThat(times.ago(Samples.NOW.minusSeconds(2))).isEqualTo("just now");
        assertThat(plain(times.ago(Samples.NOW.minusSeconds(360)))).isEqualTo("6 min ago");
        assertThat(Samples.german().times().dayName(Samples.NOW.plus(Duration.ofDays(1)))).isEqualTo("morgen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fa-IR", "ar-EG", "bn-BD", "mr-IN", "my-MM"})
    void digitsAreLatinAsOurWordsAre(String language) {
        var texts = new Texts(Locale.forLanguageTag(language), ZoneOffset.UTC, InstantSource.system());
        assertThat(texts.figures().decimal(1234.5, 1) + texts.figures().percent(0.67) + texts.get("work.tab.tasks", 12)).containsPattern("[0-9]").doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
    }

    @Test void whatIsTakenBackIsBelowZeroAndNeverLooksLikeALittle() {
        assertThat(english.credit(-12.25)).isEqualTo("-12.2");
        assertThat(english.credit(-1500)).isEqualTo("-1,500");
        assertThat(english.credit(-0.25)).isEqualTo("-0.25");
        assertThat(english.credit(-0.001)).isEqualTo("0");
        assertThat(plain(english.money(-0.001, "EUR"))).isEqualTo("€0.00");
        assertThat(plain(english.money(-1.5, "EUR"))).isEqualTo("-€1.50");
    }

    @Test void aFigureThatIsRoundedUpLooksLikeItsNeighbours() {
        assertThat(english.credit(99.97)).isEqualTo("100");
        assertThat(english.credit(0.997)).isEqualTo("1.0");
    }

    @Test void littleOfATokenIsNotShownAsNothing() {
        assertThat(english.token(12.3456)).isEqualTo("12.35");
        assertThat(english.token(0.05)).isEqualTo("0.05");
        assertThat(english.token(0.01234)).isEqualTo("0.0123");
        assertThat(english.token(0.000_012_5)).isEqualTo("0.0000125");
        assertThat(english.token(0.000_000_01)).isEqualTo("0.00000001");
        assertThat(english.token(-0.05)).isEqualTo("-0.05");
        assertThat(english.token(0)).isEqualTo("0.00");
        assertThat(german.token(1234.5)).isEqualTo("1.234,50");
    }

    @Test void moneyHasTheDecimalsOfItsCurrency() {
        assertThat(plain(german.money(12.34, "EUR"))).isEqualTo("12,34 €");
        assertThat(plain(german.money(250.4, "JPY"))).isEqualTo("250 ¥");
        assertThat(plain(german.money(1.2345, "KWD"))).isEqualTo("1,234 KWD");
        assertThat(plain(english.money(0.3, "JPY"))).isEqualTo("below JP¥1");
        assertThat(plain(english.money(0.003, "EUR"))).isEqualTo("below €0.01");
        assertThat(new Texts(Locale.JAPAN, ZoneOffset.UTC, InstantSource.system()).figures().money(12.34, "EUR")).contains("12.34");
    }
}
