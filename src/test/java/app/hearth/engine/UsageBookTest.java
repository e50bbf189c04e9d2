package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.UsageBook.Used;
import app.hearth.engine.policy.Power;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What sharing used, by day and by how it is known. */
final class UsageBookTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test void eachKilowattHourRemembersHowItIsKnown() {
        var book = new UsageBook(new EngineState());
        assertThat(book.days()).isEmpty();
        book.shared(TODAY, 1000, new Used(1, Power.Source.SENSOR, 0, "EUR"));
        book.shared(TODAY, 1000, new Used(2, Power.Source.ENTERED, 0.5, "EUR"));
        book.shared(TODAY, 1000, new Used(4, Power.Source.ESTIMATE, 1, "EUR"));
        book.flush(TODAY);
        assertThat(book.days()).containsExactly(new EnergyDay(TODAY, Duration.ofSeconds(3), 7, 1, 2, 1.5, "EUR"));
    }

    @Test void moneyOfTwoCurrenciesIsNeverAddedAndOnlyThePresentOneCounts() {
        var book = new UsageBook(new EngineState());
        book.shared(TODAY.minusDays(1), 1000, new Used(1, Power.Source.SENSOR, 4, "USD"));
        book.shared(TODAY, 1000, new Used(2, Power.Source.SENSOR, 1, "USD"));
        book.shared(TODAY, 1000, new Used(2, Power.Source.SENSOR, 0.5, "EUR"));
        assertThat(book.at(TODAY, "EUR").moneyMonth()).isEqualTo(0.5);
        assertThat(book.at(TODAY, "EUR").otherMoney()).isEqualTo(Map.of("USD", 5.0));
        assertThat(book.at(TODAY, "USD").moneyMonth()).isEqualTo(5);
        book.shared(TODAY, 1000, new Used(2, Power.Source.SENSOR, 2, "USD"));
        assertThat(book.at(TODAY, "USD").moneyMonth()).isEqualTo(7);
        assertThat(book.at(TODAY, "USD").otherMoney()).isEqualTo(Map.of("EUR", 0.5));
        book.flush(TODAY);
        assertThat(book.days().getLast().money()).as("neither is the day's cost").isZero();
        assertThat(book.days().getLast().currency()).isEmpty();
    }

    @Test void daysAreThereAfterAMinuteAndAfterARestart() {
        var state = new EngineState();
        var book = new UsageBook(state);
        book.shared(TODAY.minusDays(1), 60_000, new Used(1, Power.Source.SENSOR, 0, "EUR"));
        book.shared(TODAY, 60_000, new Used(3, Power.Source.SENSOR, 0, "EUR"));
        assertThat(book.days()).extracting(EnergyDay::kwh).containsExactly(1.0, 3.0);
        assertThat(new UsageBook(state).days()).isEqualTo(book.days());
    }
}
