package app.hearth.desktop.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleEarnings;
import app.hearth.desktop.Samples;
import app.hearth.desktop.controls.HistoryChart.Kind;
import app.hearth.rewards.Earnings;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EarningsViewModelTest {
    private final EarningsViewModel model = new EarningsViewModel(Samples.english());

    @Test void addsUpTodayAndTheMonth() {
        model.show(SampleEarnings.usual());
        var head = model.head().get().orElseThrow();
        assertThat(head.today().figure()).isEqualTo("123");
        assertThat(head.month().title()).isEqualTo("November");
        assertThat(head.sum().title()).isEqualTo("Since 9 Oct");
        assertThat(head.first()).isFalse();
        assertThat(head.fetched().replace('\u00a0', ' ')).isEqualTo("Fetched 6 min ago");
    }

    @Test void aDayWithoutCreditIsMissingNotZero() {
        model.show(SampleEarnings.usual());
        var columns = model.columns().get();
        assertThat(columns).hasSize(30);
        assertThat(columns.stream().filter(column -> column.kind() == Kind.NOTHING)).hasSize(3);
        assertThat(columns.getLast().axis()).isEqualTo("today");
    }

    @Test void weeksAndMonthsAddUpToTheSame() {
        model.show(SampleEarnings.usual());
        model.choose(Period.WEEK);
        double weeks = model.columns().get().stream().mapToDouble(column -> column.credit()).sum();
        model.choose(Period.MONTH);
        double months = model.columns().get().stream().mapToDouble(column -> column.credit()).sum();
        assertThat(weeks).isCloseTo(months, org.assertj.core.data.Offset.offset(0.001));
    }

    @Test void theFirstDayIsKnownAsSuch() {
        model.show(SampleEarnings.firstDay());
        assertThat(model.head().get().orElseThrow().first()).isTrue();
        assertThat(model.columns().get().stream().filter(column -> column.kind() == Kind.BEFORE)).hasSize(29);
    }

    @Test void keepsTheLastFiguresWithTheirAgeWhenTheNetworkIsAway() {
        model.show(SampleEarnings.offline());
        assertThat(model.head().get().orElseThrow().trouble()).contains("Home network can’t be reached (Connection refused). These are the figures of 13:25.");
    }

    @Test void findsReceiptsByWordsAndState() {
        model.show(SampleEarnings.usual());
        model.filter(Optional.of(Earnings.State.NOT_ACCEPTED));
        assertThat(model.receipts()).hasSize(1);
        model.search("nothing like it");
        assertThat(model.receipts()).isEmpty();
    }
}
