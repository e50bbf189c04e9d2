package app.hearth.desktop.earnings;

import app.hearth.desktop.controls.HistoryChart.Column;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.Earnings;
import app.hearth.rewards.Earnings.Day;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** What the Earnings screen says. Knows no controls. */
final class EarningsViewModel {
    /** A card: what it is, the figure, its unit and the line below. */
    record Card(String title, String figure, String unit, String below) {}

    /**
     * The head of the screen.
     *
     * @param first    whether credit has come on one day at most: fewer cards, and what credit is
     * @param sum      the card of all credit, left out on the first day
     * @param fetched  how old the figures are
     * @param trouble  what is wrong with the source
     */
    record Head(boolean first, Card today, Card month, Card checking, Card sum, String fetched, Optional<String> trouble) {}

    private final Texts texts;
    private final ReadOnlyObjectWrapper<Optional<Head>> head = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Column>> columns = new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<ReceiptView> receipts = FXCollections.observableArrayList();
    private final FilteredList<ReceiptView> shown = new FilteredList<>(receipts);
    private Earnings latest = Earnings.none("");
    private Period period = Period.DAY;
    private String search = "";
    private Optional<Earnings.State> state = Optional.empty();

    EarningsViewModel(Texts texts) {
        this.texts = texts;
    }

    void show(Earnings now) {
        latest = now;
        head.set(Optional.of(headOf(now)));
        columns.set(period.columns(now.days(), texts));
        List<ReceiptView> rows = now.receipts().stream().map(receipt -> ReceiptView.of(receipt, texts)).toList();
        if (!rows.equals(receipts)) receipts.setAll(rows);
    }

    /** The ages in words pass with the time, also where nothing new comes. */
    void tick() {
        head.set(Optional.of(headOf(latest)));
    }

    void choose(Period now) {
        period = now;
        columns.set(period.columns(latest.days(), texts));
    }

    void search(String words) {
        search = words;
        filter();
    }

    void filter(Optional<Earnings.State> wanted) {
        state = wanted;
        filter();
    }

    private void filter() {
        shown.setPredicate(row -> state.map(wanted -> row.receipt().state() == wanted).orElse(true) && row.matches(search));
    }

    private Head headOf(Earnings now) {
        LocalDate today = texts.times().today();
        YearMonth month = YearMonth.from(today);
        Optional<LocalDate> since = now.days().stream().map(Day::date).findFirst();
        boolean first = since.map(day -> !day.isBefore(today)).orElse(true);
        return new Head(first,
                card(texts.get("time.today.title"), now.days(), day -> day.date().equals(today)),
                card(texts.times().month(month), now.days(), day -> YearMonth.from(day.date()).equals(month)),
                checking(now), sum(now, since), fetched(now), trouble(now));
    }

    private Card card(String title, List<Day> days, Predicate<Day> which) {
        List<Day> chosen = days.stream().filter(which).toList();
        return credit(title, chosen.stream().mapToDouble(Day::credit).sum(),
                texts.get("earnings.tasks", chosen.stream().mapToInt(Day::tasks).sum()));
    }

    private Card checking(Earnings now) {
        String below = now.pendingTasks() == 0 ? texts.get("earnings.checking.none") : texts.get("earnings.tasks", now.pendingTasks());
        return credit(texts.get("earnings.checking"), now.pending(), below);
    }

    private Card sum(Earnings now, Optional<LocalDate> since) {
        String title = since.map(day -> texts.get("earnings.since", texts.times().date(day))).orElseGet(() -> texts.get("earnings.inAll"));
        return credit(title, now.total(), texts.get("earnings.tasks", now.days().stream().mapToInt(Day::tasks).sum()));
    }

    private Card credit(String title, double credit, String below) {
        return new Card(title, texts.figures().credit(credit), texts.get("overview.today.credits"), below);
    }

    private String fetched(Earnings now) {
        return now.fetchedAt().map(at -> texts.get("earnings.fetched", texts.times().ago(at))).orElseGet(() -> texts.get("earnings.fetched.never"));
    }

    private Optional<String> trouble(Earnings now) {
        return now.error().map(error -> now.fetchedAt()
                .map(at -> texts.get("earnings.trouble", now.source(), texts.times().moment(at), error))
                .orElseGet(() -> texts.get("earnings.trouble.never", now.source(), error)));
    }

    ReadOnlyObjectProperty<Optional<Head>> head() {
        return head.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Column>> columns() {
        return columns.getReadOnlyProperty();
    }

    ObservableList<ReceiptView> receipts() {
        return shown;
    }

    Period period() {
        return period;
    }
}
