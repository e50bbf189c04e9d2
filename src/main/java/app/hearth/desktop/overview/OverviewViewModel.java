package app.hearth.desktop.overview;

import app.hearth.desktop.feed.Setting;
import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.limits.BudgetView;
import app.hearth.desktop.limits.LimitsState;
import app.hearth.desktop.status.RulingWords;
import app.hearth.desktop.status.Status;
import app.hearth.desktop.status.StatusWords;
import app.hearth.desktop.text.Figures;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineCommand;
import app.hearth.engine.EngineCommand.UseInstead;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.policy.Power;
import app.hearth.engine.policy.Remedy;
import app.hearth.engine.policy.Wishes;
import app.hearth.monitor.Reading;
import app.hearth.rewards.Event;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.settings.HowMuch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the Overview says. Knows no controls. */
final class OverviewViewModel {
    /** The processor's three figures and its core line. */
    record Processor(String shared, String yours, String idle, String cores, String sentence) {}

    /** What the day took: an amount, what it is of, and the budgets that are set, at most two, a full one first. */
    record Spent(String amount, String of, List<BudgetView> budgets) {}

    /** The day's card. */
    record Today(String credits, String checking, String total) {}

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final Texts texts;
    private final EngineClient engine;
    private final StatusWords words;
    private final RulingWords ruling;
    private final Tiles tiles;
    private final ReadOnlyObjectWrapper<Optional<Status>> status = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Processor>> processor = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Today>> today = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Spent>> spent = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> wish = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> painted = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper tasksTitle = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper allTasks = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper limit = new ReadOnlyIntegerWrapper(100);
    private final ObservableList<TaskLine> lines = FXCollections.observableArrayList();
    /** Kept: a view made at each call would be collected, and the listeners on it with it. */
    private final ObservableList<TaskLine> linesToRead = FXCollections.unmodifiableObservableList(lines);
    private final SettingsEditor editor;
    private final Consumer<Setting> open;
    private int totalCores = 1;
    private Optional<Power> power = Optional.empty();
    private Optional<EngineSnapshot.Sharing> sharing = Optional.empty();
    private Optional<UseInstead> asked = Optional.empty();
    private Instant askedAt = Instant.MIN;

    OverviewViewModel(EngineClient engine, Texts texts, SettingsEditor editor, Consumer<Setting> open) {
        this.engine = engine;
        this.texts = texts;
        this.editor = editor;
        this.open = open;
        this.words = new StatusWords(texts);
        this.ruling = new RulingWords(texts);
        this.tiles = new Tiles(texts);
    }

    void show(EngineSnapshot snapshot) {
        totalCores = snapshot.totalCores();
        status.set(Optional.of(words.of(snapshot)));
        power = Optional.of(snapshot.sharing().power());
        spent.set(Optional.of(spent(snapshot.sharing())));
        showLimit(snapshot);
        List<TaskLine> now = TaskLine.of(snapshot, texts);
        if (!lines.equals(now)) lines.setAll(now);
        boolean hold = snapshot.decision() instanceof Decision.Hold;
        tasksTitle.set(texts.get(hold ? "overview.tasks.waiting" : "overview.tasks"));
        long count = snapshot.tasks().stream().filter(task -> task.state().isOpen()).count();
        allTasks.set(count == 0 ? "" : texts.get("overview.tasks.all", count));
    }

    /** The slider follows the engine, except while a wish of the user is still on its way there. */
    private void showLimit(EngineSnapshot snapshot) {
        var wishes = snapshot.sharing().wishes();
        boolean arrived = asked.map(wish -> wish.figures().equals(wishes.instead().map(Wishes.Instead::figures))).orElse(true);
        if (!arrived && texts.now().isBefore(askedAt.plus(PATIENCE))) return;
        asked = Optional.empty();
        sharing = Optional.of(snapshot.sharing());
        wish.set(ruling.wish(snapshot.sharing()));
        painted.set(ruling.painted(snapshot));
        limit.set(ShareLimit.percent(snapshot.sharing()));
    }

    private Spent spent(EngineSnapshot.Sharing now) {
        var figures = texts.figures();
        var electricity = now.settings().electricity();
        double kwh = now.usage().kwhToday();
        var at = now.conditions();
        boolean priced = electricity.priceAt(LocalTime.ofInstant(at.now(), at.zone())).isPresent();
        String amount = priced ? figures.money(Power.cost(kwh, electricity, at.now(), at.zone()), electricity.currency()) : figures.energy(kwh);
        String of = texts.get("overview.electricity." + now.power().known().name().toLowerCase(Locale.ROOT));
        var budgets = BudgetView.of(new LimitsState(now.settings(), now, Optional.empty()), texts).stream()
                .sorted(Comparator.comparing(BudgetView::full).reversed()).limit(2).toList();
        return new Spent(amount, of, budgets);
    }

    void show(Reading latest) {
        var figures = texts.figures();
        var cpu = latest.cpu();
        processor.set(Optional.of(new Processor(figures.percentNumber(cpu.shared()), figures.percentNumber(cpu.yours()),
                idle(cpu, figures), texts.get("overview.cores", cpu.cores().size()),
                texts.get("overview.chart.sentence", figures.percent(cpu.shared()), figures.percent(cpu.yours())))));
    }

    /** What is left of 100 beside the two figures shown: rounded by itself it would make 99 or 101 of the three. */
    private static String idle(Reading.Cpu cpu, Figures figures) {
        return figures.whole(Math.max(0, 100 - Math.round(cpu.shared() * 100) - Math.round(cpu.yours() * 100)));
    }

    void show(RewardsSnapshot earnings) {
        var figures = texts.figures();
        double credit = earnings.days().stream().filter(day -> day.date().equals(texts.times().today()) && day.unit().equals(Event.CREDIT))
                .mapToDouble(day -> day.amount().value()).sum();
        boolean first = earnings.earned(Event.CREDIT).isZero() && earnings.days().isEmpty();
        String checking = earnings.pendingTasks() == 0 ? texts.get("overview.today.noneChecking")
                : texts.get("overview.today.checking", figures.credit(earnings.pending(Event.CREDIT).value()));
        today.set(Optional.of(new Today(figures.credit(credit), first ? texts.get("overview.today.first") : checking,
                texts.get("overview.today.total", figures.credit(earnings.earned(Event.CREDIT).value())))));
    }

    /** Asks for a new limit, in percent of the whole processor; the same wish is not sent twice. */
    void shareUpTo(int percent) {
        if (sharing.isEmpty()) return;
        UseInstead wish = ShareLimit.toCommand(percent, sharing.get());
        if (percent == limit.get() && asked.isEmpty() || asked.filter(wish::equals).isPresent()) return;
        ask(texts.get("overview.wish.set", texts.figures().percent(percent / 100.0)), wish);
        limit.set(percent);
    }

    /** Sends a wish for now so that it can be taken back like any setting. */
    private void ask(String what, UseInstead now) {
        UseInstead before = asked.orElseGet(() -> new UseInstead(inForce()));
        asked = Optional.of(now);
        askedAt = texts.now();
        editor.make(new SettingsEditor.Change(what, before, now));
    }

    /** Which of the two figures it is, and what it means in cores. */
    String limitWords(int percent) {
        return texts.get("overview.limit.words", sharing.map(now -> ShareLimit.cores(percent, now)).orElse(ShareLimit.cores(percent, totalCores)));
    }

    /** Makes the figures of the wish in force the user's own. */
    void keepWish() {
        inForce().ifPresent(figures -> {
            editor.change(texts.get("overview.wish.kept", texts.figures().percent(figures.away().cpuPercent() / 100.0)), s -> s.withOwn(figures));
            engine.send(new UseInstead(Optional.empty()));
        });
    }

    /** Back to the level's figures. */
    void dropWish() {
        inForce().ifPresent(_ -> ask(texts.get("overview.wish.dropped"), new UseInstead(Optional.empty())));
    }

    private Optional<HowMuch> inForce() {
        return sharing.flatMap(now -> now.wishes().instead()).map(Wishes.Instead::figures);
    }

    /** Carries a remedy out; one that changes nothing by itself opens the place where the limit stands. */
    void apply(EngineCommand command) {
        if (command instanceof EngineCommand.Apply(Remedy.OpenLimits())) open.accept(settingOf(command));
        else engine.send(command);
    }

    /** Where the figure stands that a remedy leads to. */
    private Setting settingOf(EngineCommand command) {
        return status.get().stream().flatMap(now -> now.reasons().stream())
                .filter(reason -> reason.remedy().filter(remedy -> remedy.command().equals(command)).isPresent())
                .map(Status.Reason::from).flatMap(Optional::stream).findFirst().orElse(Setting.LEVEL);
    }

    /** The words at a turn in the chart. */
    String event(EngineSnapshot snapshot) {
        Status now = words.of(snapshot);
        return texts.get("overview.chart.event", texts.times().clock(snapshot.at()), now.why().orElse(now.brief()));
    }

    Optional<Power> power() {
        return power;
    }

    ReadOnlyObjectProperty<Optional<Spent>> spent() {
        return spent.getReadOnlyProperty();
    }

    /** Until when a wish of the user's is in force, in words; empty while none is. */
    ReadOnlyObjectProperty<Optional<String>> wish() {
        return wish.getReadOnlyProperty();
    }

    /** What schedule or exception have set for now, in words; empty where the chosen level or a wish rules. */
    ReadOnlyObjectProperty<Optional<String>> painted() {
        return painted.getReadOnlyProperty();
    }

    Tiles tiles() {
        return tiles;
    }

    ReadOnlyObjectProperty<Optional<Status>> status() {
        return status.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Processor>> processor() {
        return processor.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Today>> today() {
        return today.getReadOnlyProperty();
    }

    ReadOnlyStringProperty tasksTitle() {
        return tasksTitle.getReadOnlyProperty();
    }

    ReadOnlyStringProperty allTasks() {
        return allTasks.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty limit() {
        return limit.getReadOnlyProperty();
    }

    ObservableList<TaskLine> lines() {
        return linesToRead;
    }
}
