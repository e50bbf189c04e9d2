package app.hearth.desktop.earnings;

import app.hearth.desktop.controls.ChartTable;
import app.hearth.desktop.controls.Facts;
import app.hearth.desktop.controls.Fxml;
import app.hearth.desktop.controls.HistoryChart;
import app.hearth.desktop.controls.HistoryChart.Column;
import app.hearth.desktop.controls.PaneBeside;
import app.hearth.desktop.earnings.EarningsViewModel.Around;
import app.hearth.desktop.earnings.EarningsViewModel.Head;
import app.hearth.desktop.earnings.EarningsViewModel.History;
import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.feed.ForecastFeed;
import app.hearth.desktop.feed.LatestOnFx;
import app.hearth.desktop.feed.Screen;
import app.hearth.desktop.feed.Setting;
import app.hearth.desktop.milestones.MilestonesDialog;
import app.hearth.desktop.money.MoneyController;
import app.hearth.desktop.money.ValueStrip;
import app.hearth.desktop.notices.NoticeLines;
import app.hearth.desktop.notices.NoticesDialog;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.policy.Forecast;
import app.hearth.rewards.EarningsSource.Kind;
import app.hearth.rewards.Event;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.settings.Electricity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Ties the Earnings controls to their view model. */
public final class EarningsController implements Screen {
    private final EngineClient engine;
    private final EarningsSource source;
    private final Texts texts;
    private final EarningsViewModel model;
    private final ReceiptsCard receipts;
    private final SourcesPane sources;
    private final Comparing comparing;
    private final ForecastFeed forecast;
    private final Consumer<Setting> open;
    private final Executor background;
    private final Parent view;
    private Optional<NoticeLines> told = Optional.empty();
    private Optional<NoticesDialog> noticesDialog = Optional.empty();
    private Optional<MilestonesDialog> milestones = Optional.empty();
    private Optional<MoneyController> money = Optional.empty();
    private ValueStrip strip;
    private NextSteps steps;
    private RewardsSnapshot latest = RewardsSnapshot.NONE;
    private List<Forecast.Day> plan = List.of();

    @FXML private PaneBeside beside;
    @FXML private ScrollPane scroll;
    @FXML private StackPane cover;
    @FXML private Hyperlink fetched;
    @FXML private Button refresh;
    @FXML private MenuButton export;
    @FXML private StackPane exportPlace;
    @FXML private Button achieved;
    @FXML private Button notices;
    @FXML private StackPane noticePlace;
    @FXML private HBox trouble;
    @FXML private Label troubleWords;
    @FXML private CreditCard today;
    @FXML private CreditCard month;
    @FXML private CreditCard checking;
    @FXML private CreditCard sum;
    @FXML private CreditCard net;
    @FXML private HBox thanks;
    @FXML private StackPane stripPlace;
    @FXML private Label historyTitle;
    @FXML private Label historyNote;
    @FXML private FlowPane legend;
    @FXML private MenuButton units;
    @FXML private ToggleGroup periods;
    @FXML private ToggleButton day;
    @FXML private ToggleButton week;
    @FXML private ToggleButton monthly;
    @FXML private ToggleButton compare;
    @FXML private StackPane chartPlace;
    @FXML private StackPane comparePlace;
    @FXML private HistoryChart chart;
    @FXML private TextField search;
    @FXML private MenuButton states;
    @FXML private MenuButton networks;
    @FXML private TableView<ReceiptView> table;
    @FXML private Label empty;
    @FXML private VBox pane;
    @FXML private StackPane stepsPlace;

    /** @param open shows where something is set on another screen */
    public EarningsController(EngineClient engine, EarningsSource source, Texts texts, Consumer<Setting> open) {
        this(engine, source, texts, open, Executors.newSingleThreadExecutor(Thread.ofVirtual().name("receipts").factory()));
    }

    EarningsController(EngineClient engine, EarningsSource source, Texts texts, Consumer<Setting> open, Executor background) {
        this.engine = engine;
        this.source = source;
        this.texts = texts;
        this.open = open;
        this.background = background;
        this.model = new EarningsViewModel(texts);
        this.sources = new SourcesPane(texts, this::closePane);
        this.comparing = new Comparing(source, texts, background);
        this.receipts = new ReceiptsCard(source, texts, background, model::networks, this::showPane);
        this.forecast = new ForecastFeed(Forecast::week, new LatestOnFx<>(this::planned));
        this.view = Fxml.load(this, "Earnings", texts.bundle());
    }

    @FXML private void initialize() {
        model.head().subscribe(now -> now.ifPresent(this::showHead));
        var exporting = new Exporting(source, texts);
        exporting.offer(export, model::balance, () -> model.networks().names());
        exportPlace.getChildren().add(exporting);
        exportPlace.managedProperty().bind(exporting.managedProperty());
        strip = new ValueStrip(texts, this::openMoney);
        stripPlace.getChildren().add(strip);
        steps = new NextSteps(texts, () -> open.accept(Setting.NETWORKS), () -> open.accept(Setting.BUDGETS));
        stepsPlace.getChildren().add(steps);
        stepsPlace.managedProperty().bind(steps.managedProperty());
        model.balance().subscribe(now -> {
            now.ifPresent(balance -> strip.show(balance, tariff().currency()));
            fold();
        });
        model.history().subscribe(this::showHistory);
        comparePlace.getChildren().add(comparing);
        comparePlace.managedProperty().bind(comparing.managedProperty());
        preparePeriods();
        receipts.tie(table, search, states, networks, empty);
        new ChartTable<Column>(chartPlace, chart, texts.bundle(), chart::columns)
                .column("earnings.table.when", column -> column.readOut().getFirst())
                .column("receipt.column.credits", column -> texts.figures().credit(column.credit()))
                .column("earnings.table.networks", column -> String.join(", ", column.parts().stream()
                        .map(part -> part.name() + " " + texts.figures().credit(part.value())).toList()));
    }

    private void preparePeriods() {
        periods.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) periods.selectToggle(before);
            else if (now != compare) model.choose(now == day ? Period.DAY : now == week ? Period.WEEK : Period.MONTH);
            comparing.open(now == compare);
            present(chartPlace, now != compare);
            historyTitle.setText(texts.get(now == compare ? "earnings.compare.title" : "earnings.history." + model.period()));
            showHistory(model.history().get());
            showNote();
        });
        periods.selectToggle(day);
    }

    private void showHead(Head head) {
        fetched.setText(head.fetched());
        head.trouble().ifPresent(troubleWords::setText);
        present(trouble, head.trouble().isPresent());
        today.show(head.today());
        month.show(head.month());
        checking.show(head.checking());
        sum.show(head.sum());
        present(month, !head.first());
        head.net().ifPresent(net::show);
        fold();
        present(thanks, head.first());
        showNote();
    }

    private void showNote() {
        present(historyNote, model.head().get().map(Head::first).orElse(false) && !comparing.isVisible());
    }

    /** An open pane needs the room of the last card, and the strip folds into the one before. */
    private void fold() {
        var head = model.head().get();
        boolean first = head.map(Head::first).orElse(true);
        boolean folded = pane.isVisible() && !first && head.flatMap(Head::net).isPresent();
        present(sum, !first && !pane.isVisible());
        present(net, folded);
        present(checking, !folded);
        head.ifPresent(now -> today.show(folded ? EarningsViewModel.todayAndChecking(now, texts) : now.today()));
        present(stripPlace, model.balance().get().isPresent() && !folded);
        boolean priced = tariff().pricePerKwh().isPresent() || !tariff().windows().isEmpty();
        steps.show(first && latest.sources().stream().noneMatch(state -> state.kind() == Kind.BOINC), first && !priced);
    }

    private void showHistory(History history) {
        chart.show(history.columns(), texts.locale());
        if (!history.columns().isEmpty()) {
            double all = history.columns().stream().mapToDouble(Column::credit).sum();
            chart.setAccessibleText(texts.get("earnings.chart.sentence", texts.get("earnings.history." + model.period()), Period.amount(all, history.unit(), texts)));
        }
        boolean charted = !comparing.isVisible();
        present(legend, charted && history.legend().size() > 1);
        legend.getChildren().setAll(history.legend().stream().map(EarningsController::entry).toList());
        present(units, charted && history.units().size() > 1);
        units.setText(unitName(history.unit()));
        if (units.getItems().size() != history.units().size()) units.getItems().setAll(history.units().stream().map(this::unitItem).toList());
    }

    private String unitName(String unit) {
        return unit.equals(Event.CREDIT) ? texts.get("receipt.column.credits") : unit;
    }

    private MenuItem unitItem(String unit) {
        MenuItem item = new MenuItem(unitName(unit));
        item.setOnAction(_ -> model.chooseUnit(unit));
        return item;
    }

    private static Node entry(History.Entry network) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", "network-" + (network.tone() + 1));
        HBox entry = new HBox(swatch, new Label(network.name()));
        entry.getStyleClass().addAll("legend-entry", "small");
        return entry;
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    /** Shows a pane beside the receipts; null closes it. */
    private void showPane(Node content) {
        if (content != null) pane.getChildren().setAll(content);
        beside.setOpen(content != null);
        fold();
    }

    @FXML private void showSources() {
        table.getSelectionModel().clearSelection();
        sources.show(new SourceWords(texts).lines(latest, model.networks()));
        showPane(sources);
    }

    @FXML private void refresh() {
        source.refresh();
    }

    private void openMoney() {
        if (money.isEmpty()) {
            money = source.money().map(kept -> new MoneyController(kept, this::tariff, texts,
                    () -> open.accept(Setting.BUDGETS), this::closeMoney));
        }
        money.ifPresent(dialog -> {
            cover.getChildren().setAll(dialog.view());
            present(cover, true);
            dialog.open(model.priceable());
        });
    }

    /** The first look at the book, which makes this, comes when the services are there. */
    private void showNotices() {
        if (told.isEmpty()) {
            told = source.notices().map(board -> new NoticeLines(board, texts));
            told.ifPresent(lines -> {
                noticePlace.getChildren().setAll(lines);
                noticePlace.visibleProperty().bind(lines.visibleProperty());
                noticePlace.managedProperty().bind(lines.managedProperty());
                present(notices, true);
            });
        }
        told.ifPresent(NoticeLines::show);
        noticesDialog.filter(_ -> cover.isVisible()).ifPresent(NoticesDialog::show);
    }

    /** Opens the dialog that says how far each kind of notice goes. */
    @FXML public void openNotices() {
        if (noticesDialog.isEmpty()) {
            noticesDialog = source.notices().map(board -> new NoticesDialog(board, texts, () -> {
                present(cover, false);
                notices.requestFocus();
            }));
        }
        noticesDialog.ifPresent(dialog -> {
            cover.getChildren().setAll(dialog);
            present(cover, true);
            dialog.open();
        });
    }

    /** Opens the dialog of what was done in all. */
    @FXML public void openMilestones() {
        if (milestones.isEmpty()) {
            milestones = Optional.of(new MilestonesDialog(source, texts, background, () -> model.networks().names(), () -> {
                present(cover, false);
                achieved.requestFocus();
            }));
        }
        milestones.ifPresent(dialog -> {
            cover.getChildren().setAll(dialog);
            present(cover, true);
            dialog.open();
        });
    }

    /** Shows the picture of what was done in all, as the open dialog's button does. */
    public void choosePicture() {
        milestones.ifPresent(MilestonesDialog::choosePicture);
    }

    private Electricity tariff() {
        return engine.snapshot().sharing().settings().electricity();
    }

    private void closeMoney() {
        present(cover, false);
        show(source.latest());
        strip.requestFocus();
    }

    /** Opens the pane of a receipt by its row. */
    public void chooseReceipt(int row) {
        receipts.choose(row);
    }

    /** Cuts the history by day, week or month, 0 first, or compares the networks. */
    public void choosePeriod(int index) {
        periods.selectToggle(List.of(day, week, monthly, compare).get(index));
    }

    /** Opens the pane of all sources. */
    public void chooseSources() {
        showSources();
    }

    @Override public Parent view() {
        return view;
    }

    @Override public void show(RewardsSnapshot earnings) {
        boolean other = !earnings.counts().equals(latest.counts()) || !earnings.sums().equals(latest.sums());
        latest = earnings;
        model.show(earnings, around());
        receipts.follow(earnings, other);
        comparing.follow(earnings, model.networks(), around(), other);
        showNotices();
        if (pane.isVisible() && sources.getParent() == pane) sources.show(new SourceWords(texts).lines(latest, model.networks()));
    }

    private Around around() {
        return new Around(source.used(), source.prices(), tariff(), plan);
    }

    private void planned(ForecastFeed.Answer answer) {
        answer.forecast().ifPresent(found -> {
            plan = found.days();
            model.show(latest, around());
        });
    }

    @Override public void show(EngineSnapshot snapshot) {
        model.tick();
        forecast.ask(snapshot.sharing().start());
    }

    @Override public void closePane() {
        if (cover.isVisible()) return;
        table.getSelectionModel().clearSelection();
        showPane(null);
        table.requestFocus();
    }

    /** The lines stand at the top. A dialog that only shows something goes; one in which the user types stays. */
    @Override public void revealNotices() {
        boolean typing = money.map(dialog -> cover.getChildren().contains(dialog.view())).orElse(false);
        if (!typing) present(cover, false);
        scroll.setVvalue(scroll.getVmin());
    }

    @Override public void find() {
        search.requestFocus();
    }
}
