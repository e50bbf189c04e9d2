package app.hearth.desktop.earnings;

import app.hearth.desktop.controls.HistoryChart.Column;
import app.hearth.desktop.money.ValueWords;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.policy.Forecast;
import app.hearth.engine.policy.MonthPlan;
import app.hearth.rewards.BookReader.Count;
import app.hearth.rewards.BookReader.Day;
import app.hearth.rewards.Event;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.rewards.RewardsSnapshot.SourceState;
import app.hearth.rewards.price.Price;
import app.hearth.rewards.value.Balance;
import app.hearth.rewards.value.EarningsForecast;
import app.hearth.rewards.value.PowerDay;
import app.hearth.settings.Electricity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the Earnings screen says but for the receipts. Knows no controls. */
final class EarningsViewModel {
    /** A card: what it is, the figure, its unit and the line below. */
    record Card(String title, String figure, String unit, String below) {}

    /**
     * The head of the screen.
     *
     * @param first   whether something has come on one day at most: fewer cards, and what credit is
     * @param sum     the card of all credit, left out on the first day
     * @param net     what is left of the month's worth, where that is known: in place of what is checked where there is little room
     * @param fetched how old the figures are
     * @param trouble what is wrong with sources or the book
     */
    record Head(boolean first, Card today, Card month, Card checking, Card sum, Optional<Card> net, String fetched, Optional<String> trouble) {}

    /** The chart: one entry for each network that it shows, its columns, and the units that it could show. */
    record History(List<Entry> legend, List<Column> columns, List<String> units, String unit) {
        /** A network and its tone. */
        record Entry(int tone, String name) {}
    }

    /** What is known beside the book: electricity, prices, the tariff and the plan of the days to come. */
    record Around(List<PowerDay> used, Map<String, Price> prices, Electricity tariff, List<Forecast.Day> plan) {
        static final Around NOTHING = new Around(List.of(), Map.of(), Electricity.UNKNOWN, List.of());
    }

    private final Texts texts;
    private final ReadOnlyObjectWrapper<Optional<Head>> head = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Balance>> balance = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<History> history = new ReadOnlyObjectWrapper<>(new History(List.of(), List.of(), List.of(), Event.CREDIT));
    private RewardsSnapshot latest = RewardsSnapshot.NONE;
    private Around around = Around.NOTHING;
    private Networks networks = Networks.NONE;
    private Period period = Period.DAY;
    private String unit = Event.CREDIT;

    EarningsViewModel(Texts texts) {
        this.texts = texts;
    }

    void show(RewardsSnapshot now, Around beside) {
        latest = now;
        around = beside;
        networks = Networks.of(now, texts.get("welcome.home"));
        tick();
        draw();
    }

    /** The ages in words pass with the time, also where nothing new comes. */
    void tick() {
        head.set(Optional.of(headOf(latest)));
        var month = YearMonth.from(texts.times().today());
        balance.set(latest.empty() ? Optional.empty() : Optional.of(balance(month)));
    }

    /** Of any month that the book knows. */
    Balance balance(YearMonth month) {
        return Balance.of(month, latest.days(), around.prices(), around.used(), around.tariff());
    }

    void choose(Period now) {
        period = now;
        draw();
    }

    void chooseUnit(String now) {
        unit = now;
        draw();
    }

    private void draw() {
        var units = latest.days().stream().map(Day::unit).distinct().sorted(Comparator.comparing((String it) -> !it.equals(Event.CREDIT))
                .thenComparing(Comparator.naturalOrder())).toList();
        if (!units.isEmpty() && !units.contains(unit)) unit = units.getFirst();
        var days = latest.days().stream().filter(day -> day.unit().equals(unit)).toList();
        var columns = period.columns(days, networks, texts);
        var tones = new LinkedHashMap<Integer, String>();
        columns.stream().flatMap(column -> column.parts().stream()).sorted(Comparator.comparingInt(part -> part.tone()))
                .forEach(part -> tones.merge(part.tone(), part.name(), (one, other) -> one.equals(other) ? one : texts.get("earnings.others")));
        history.set(new History(tones.entrySet().stream().map(tone -> new History.Entry(tone.getKey(), tone.getValue())).toList(), columns, units, unit));
    }

    /** Units that came in: all of them could have a price. */
    List<String> priceable() {
        return latest.sums().stream().map(sum -> sum.unit()).distinct().toList();
    }

    Networks networks() {
        return networks;
    }

    private Head headOf(RewardsSnapshot now) {
        LocalDate today = texts.times().today();
        YearMonth month = YearMonth.from(today);
        var days = now.days().stream().filter(day -> day.unit().equals(Event.CREDIT)).toList();
        var since = now.days().stream().map(Day::date).min(Comparator.naturalOrder());
        boolean first = since.map(day -> !day.isBefore(today)).orElse(true);
        return new Head(first, credit(texts.get("time.today.title"), sum(days, day -> day.date().equals(today)), others(day -> day.date().equals(today)) + shared(today)),
                credit(texts.times().month(month), sum(days, day -> YearMonth.from(day.date()).equals(month)),
                        others(day -> YearMonth.from(day.date()).equals(month)) + expected(today, month)),
                checking(now), total(now, since), net(balance(month)), fetched(now), trouble(now));
    }

    private static double sum(List<Day> days, Predicate<Day> which) {
        return days.stream().filter(which).mapToDouble(day -> day.amount().value()).sum();
    }

    /** What came in other units stands beside, never within. */
    private String others(Predicate<Day> which) {
        var sums = new LinkedHashMap<String, Double>();
        latest.days().stream().filter(day -> !day.unit().equals(Event.CREDIT)).filter(which)
                .forEach(day -> sums.merge(day.unit(), day.amount().value(), Double::sum));
        var words = new StringBuilder();
        sums.forEach((other, value) -> words.append(Period.amount(value, other, texts)).append(" · "));
        return words.toString();
    }

    private String shared(LocalDate day) {
        var time = around.used().stream().filter(used -> used.date().equals(day)).map(PowerDay::shared).reduce(Duration.ZERO, Duration::plus);
        int tasks = latest.days().stream().filter(it -> it.date().equals(day)).mapToInt(Day::events).sum();
        return time.toMinutes() < 1 ? texts.get("earnings.tasks", tasks) : texts.get("earnings.shared", texts.figures().span(Duration.ofMinutes(time.toMinutes())));
    }

    /** The month's forecast; how many tasks it was until it is known what is planned. */
    private String expected(LocalDate today, YearMonth month) {
        if (around.plan().isEmpty()) {
            return texts.get("earnings.tasks", latest.days().stream().filter(day -> YearMonth.from(day.date()).equals(month)).mapToInt(Day::events).sum());
        }
        var forecast = EarningsForecast.of(Event.CREDIT, latest.days(), around.used(), MonthPlan.hours(around.plan(), today), today);
        return new ValueWords(texts).forecast(forecast, balance(month));
    }

    private Card checking(RewardsSnapshot now) {
        var waiting = now.counts().stream().filter(count -> count.state() == State.PENDING).toList();
        int tasks = waiting.stream().mapToInt(Count::events).sum();
        String below = tasks == 0 ? texts.get("earnings.checking.none") : texts.get("earnings.tasks", tasks)
                + waiting.stream().map(Count::oldest).min(Comparator.naturalOrder()).filter(oldest -> Duration.between(oldest, texts.now()).toHours() >= 1)
                .map(oldest -> texts.get("earnings.oldest", texts.figures().estimate(Duration.between(oldest, texts.now())))).orElse("");
        return credit(texts.get("earnings.checking"), now.pending(Event.CREDIT).value(), below);
    }

    /** The card of today with what is checked in its line below. */
    static Card todayAndChecking(Head head, Texts texts) {
        return new Card(head.today().title(), head.today().figure(), head.today().unit(), texts.get("earnings.checking.of", head.checking().figure()));
    }

    private Optional<Card> net(Balance balance) {
        return new ValueWords(texts).net(balance, around.tariff().currency()).map(cell -> new Card(cell.name(), cell.value().orElseThrow(), "", cell.about()));
    }

    private Card total(RewardsSnapshot now, Optional<LocalDate> since) {
        double all = now.earned(Event.CREDIT).value();
        double seen = sum(now.days(), day -> day.unit().equals(Event.CREDIT));
        boolean before = all - seen > 0.005; // what networks' totals held when they were first seen
        int tasks = now.counts().stream().filter(count -> count.state() != State.PENDING && count.state() != State.REJECTED).mapToInt(Count::events).sum();
        String title = since.filter(_ -> !before).map(day -> texts.get("earnings.since", texts.times().date(day))).orElseGet(() -> texts.get("earnings.inAll"));
        return credit(title, all, before ? texts.get("earnings.before", texts.figures().credit(all - seen)) : texts.get("earnings.tasks", tasks));
    }

    private Card credit(String title, double credit, String below) {
        return new Card(title, texts.figures().credit(credit), texts.get("overview.today.credits"), below);
    }

    /** The age of the figures that are oldest, of sources that answer. */
    private String fetched(RewardsSnapshot now) {
        return now.sources().stream().filter(state -> state.error().isEmpty()).map(SourceState::fetchedAt).flatMap(Optional::stream).max(Comparator.<Instant>naturalOrder())
                .or(() -> now.sources().stream().map(SourceState::fetchedAt).flatMap(Optional::stream).max(Comparator.naturalOrder()))
                .map(at -> texts.get("earnings.fetched", texts.times().ago(at))).orElseGet(() -> texts.get("earnings.fetched.never"));
    }

    private Optional<String> trouble(RewardsSnapshot now) {
        if (now.trouble().isPresent()) return Optional.of(texts.get("earnings.trouble.book", now.trouble().get()));
        var failing = now.sources().stream().filter(state -> state.error().isPresent()).toList();
        if (failing.size() > 1) return Optional.of(texts.get("earnings.trouble.several", String.join(", ", failing.stream().map(SourceState::label).toList())));
        return failing.stream().findFirst().map(state -> state.fetchedAt()
                .map(at -> texts.get("earnings.trouble", state.label(), texts.times().moment(at), state.error().orElseThrow()))
                .orElseGet(() -> texts.get("earnings.trouble.never", state.label(), state.error().orElseThrow())));
    }

    ReadOnlyObjectProperty<Optional<Head>> head() {
        return head.getReadOnlyProperty();
    }

    /** Of this month; empty before anything came in. */
    ReadOnlyObjectProperty<Optional<Balance>> balance() {
        return balance.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<History> history() {
        return history.getReadOnlyProperty();
    }

    Period period() {
        return period;
    }
}
