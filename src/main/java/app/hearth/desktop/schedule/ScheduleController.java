package app.hearth.desktop.schedule;

import app.hearth.desktop.controls.ChartTable;
import app.hearth.desktop.controls.Fxml;
import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.feed.ForecastFeed;
import app.hearth.desktop.feed.LatestOnFx;
import app.hearth.desktop.feed.Screen;
import app.hearth.desktop.feed.Setting;
import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.money.EarningsEffect;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineCommand.Apply;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Sharing;
import app.hearth.engine.policy.Forecast;
import app.hearth.engine.policy.Plan;
import app.hearth.engine.policy.Remedy;
import app.hearth.settings.DateException;
import app.hearth.settings.Paint;
import app.hearth.settings.UserSettings;
import app.hearth.settings.Week;
import app.hearth.settings.Week.Window;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.BoundingBox;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** The Schedule screen: ties the painter, the exceptions and the forecast to the settings. */
public final class ScheduleController implements Screen, WeekPainter.Listener, ExceptionList.Acts {
    private final EngineClient engine;
    private final EarningsSource earnings;
    private final SettingsEditor editor;
    private final ScheduleWords words;
    private final Texts texts;
    private final ForecastFeed feed;
    private final Parent view;
    private Sharing sharing;
    private Optional<Week> preview = Optional.empty();
    private WindowSheet windowSheet;
    private ExceptionSheet exceptionSheet;
    private ExceptionList exceptions;
    private WindowList table;
    private Brushes brushBar;
    private PainterMenu menu;
    private ContextMenu open = new ContextMenu();

    @FXML private ToggleGroup weeks;
    @FXML private ToggleButton computing;
    @FXML private ToggleButton transfers;
    @FXML private Button asList;
    @FXML private Button undo;
    @FXML private HBox brushPlace;
    @FXML private Label fresh;
    @FXML private StackPane painterPlace;
    @FXML private WeekPainter painter;
    @FXML private Text totalHours;
    @FXML private Text totalCost;
    @FXML private Label missing;
    @FXML private StackPane forecastPlace;
    @FXML private ForecastChart forecast;
    @FXML private Label when;
    @FXML private Label level;
    @FXML private Label rest;
    @FXML private Label why;
    @FXML private VBox exceptionPlace;
    @FXML private Button add;
    @FXML private Button tonight;
    @FXML private Pane layer;

    public ScheduleController(EngineClient engine, EarningsSource earnings, Texts texts, SettingsEditor editor) {
        this.engine = engine;
        this.earnings = earnings;
        this.editor = editor;
        this.texts = texts;
        this.words = new ScheduleWords(texts);
        this.sharing = engine.snapshot().sharing();
        this.feed = new ForecastFeed(ForecastWords::untilTheSeventhMidnight, new LatestOnFx<>(this::showForecast));
        this.view = Fxml.load(this, "Schedule", texts.bundle());
    }

    @FXML private void initialize() {
        painter.begin(words, this);
        windowSheet = new WindowSheet(layer, words, this::week, this::windowChanged);
        exceptionSheet = new ExceptionSheet(layer, words);
        exceptions = new ExceptionList(words, this);
        exceptionPlace.getChildren().add(exceptions);
        table = new WindowList(words, week -> painted(week, texts.get("schedule.done.week")), this::table);
        nameList(false);
        menu = new PainterMenu(words, painter);
        brushBar = new Brushes(words, painter::setBrush);
        brushPlace.getChildren().add(brushBar);
        brushBar.show(false);
        new ChartTable<ForecastWords.Bar>(forecastPlace, forecast, texts.bundle(), forecast::bars)
                .column("schedule.table.day", bar -> bar.readOut().get(0))
                .column("schedule.table.sharing", bar -> bar.readOut().get(1))
                .column("schedule.table.electricity", bar -> bar.readOut().get(2)).fromTop();
        weeks.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) weeks.selectToggle(before);
            else switchWeek();
        });
        editor.current().subscribe(this::refresh);
        refresh();
    }

    private void switchWeek() {
        windowSheet.close();
        brushBar.show(ofTransfers());
        refresh();
    }

    private boolean ofTransfers() {
        return transfers.isSelected();
    }

    private UserSettings settings() {
        return editor.current().get();
    }

    private Week week() {
        return ofTransfers() ? settings().transfers() : settings().computing();
    }

    private UserSettings with(Week week) {
        return ofTransfers() ? settings().withTransfers(week) : settings().withComputing(week);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(texts.now(), sharing.conditions().zone());
    }

    private void refresh() {
        UserSettings settings = settings();
        int own = settings.own().away().cpuPercent();
        int chosen = (int) Math.round(100 * PainterInk.level(settings.level(), own));
        painter.show(week(), new WeekPainter.Look(chosen, own, ofTransfers(), now().truncatedTo(ChronoUnit.MINUTES)));
        table.show(week(), ofTransfers());
        showNow(settings);
        exceptions.show(Exceptions.rows(settings, now(), words));
        boolean off = Exceptions.tonightIsOff(settings.exceptions(), now(), tonightName());
        tonight.setText(texts.get(off ? "schedule.tonightAgain" : "schedule.notTonight"));
        undo.setDisable(!editor.canUndo());
        boolean unpainted = !week().painted();
        fresh.setText(ofTransfers() ? texts.get("schedule.fresh.transfers") : texts.get("schedule.fresh"));
        fresh.setVisible(unpainted);
        fresh.setManaged(unpainted);
        askForecast();
    }

    private void showNow(UserSettings settings) {
        NowWords now = NowWords.of(sharing, settings, ofTransfers(), texts.now(), words);
        when.setText(now.when());
        level.setText(now.level());
        rest.setText(now.rest());
        why.setText(now.why());
        why.setVisible(!now.why().isEmpty());
        why.setManaged(!now.why().isEmpty());
    }

    private void askForecast() {
        UserSettings settings = preview.map(this::with).orElseGet(this::settings);
        feed.ask(sharing.start().with(settings));
    }

    private void showForecast(ForecastFeed.Answer answer) {
        Optional<Forecast> found = answer.forecast();
        missing.setVisible(found.isEmpty());
        missing.setManaged(found.isEmpty());
        forecastPlace.setVisible(found.isPresent());
        found.ifPresent(days -> {
            ForecastWords said = ForecastWords.of(days, answer.start(), words);
            forecast.show(said);
            forecast.setAccessibleText(texts.get("schedule.forecast.sentence", said.hours(), said.cost()));
            totalHours.setText(said.hours());
            String credit = EarningsEffect.of(earnings, days, answer.start(), texts).map(brought -> "\n" + texts.get("schedule.forecast.earned",
                    EarningsEffect.words(brought, 1, texts), brought.days())).orElse("");
            totalCost.setText(texts.get("schedule.forecast.cost", said.cost()) + texts.get("schedule.forecast.cost", ForecastWords.source(answer.start().power(), texts))
                    + credit);
        });
    }

    @Override public void preview(Optional<Week> week) {
        preview = week;
        askForecast();
    }

    @Override public void painted(Week week, String what) {
        preview = Optional.empty();
        boolean toTransfers = ofTransfers();
        editor.change(what, settings -> toTransfers ? settings.withTransfers(week) : settings.withComputing(week));
        askForecast();
    }

    private void windowChanged(Week week, Window window) {
        Block block = block(window);
        painter.setPainting(painter.painting().with(week).select(block));
        painted(week, words.painted(block, window.paint() instanceof Paint.Off));
    }

    private Block block(Window window) {
        int row = Edits.row(words.first(), window.day());
        return new Block(row, row, window.from(), window.to());
    }

    @Override public void open(Window window) {
        windowSheet.open(painter, painter.place(block(window)), window, ofTransfers());
    }

    @Override public void percent(Block block) {
        if (ofTransfers()) return;
        var window = new Window(Edits.day(words.first(), block.top()), block.from(), block.to(), new Paint.Percent(50));
        windowSheet.openPercent(painter, painter.place(block), window);
    }

    @Override public void menu(Cell cell, double screenX, double screenY) {
        open.hide();
        open = menu.of(cell);
        open.show(painter, screenX, screenY);
    }

    /** Puts the list of windows in the painter's place, or the painter back. */
    @FXML @Override public void table() {
        boolean shown = painterPlace.getChildren().remove(table);
        nameList(!shown);
        painter.setVisible(shown);
        if (!shown) painterPlace.getChildren().add(table);
        if (shown) painter.requestFocus();
        else table.focusFirst();
    }

    /** The button says what comes next; its tip, with which key. */
    private void nameList(boolean listed) {
        asList.setText(texts.get(listed ? "schedule.asWeek" : "schedule.asList"));
        asList.setTooltip(new Tooltip(texts.get(listed ? "schedule.showPainter" : "schedule.showTable")));
        asList.setGraphic(Icons.of(listed ? "fth-calendar" : "fth-list"));
    }

    @Override public void edit(DateException exception, Region row) {
        exceptionSheet.open(add, area(add), Optional.of(exception), now().toLocalDate(),
                changed -> editor.change(texts.get("schedule.done.exceptionChanged"), settings -> Exceptions.replace(settings, exception, changed, now())));
    }

    private static BoundingBox area(Region node) {
        return new BoundingBox(0, 0, node.getWidth(), node.getHeight());
    }

    @Override public void skip(DateException exception) {
        var ends = Plan.nextChange(t -> exception.covers(LocalDateTime.ofInstant(t, sharing.conditions().zone())), texts.now());
        ends.ifPresentOrElse(end -> engine.send(new Apply(new Remedy.SkipException(end))), () -> remove(exception));
    }

    @Override public void remove(DateException exception) {
        editor.change(texts.get("schedule.done.exceptionRemoved"), settings -> Exceptions.remove(settings, exception, now()));
    }

    @FXML private void addException() {
        exceptionSheet.open(add, area(add), Optional.empty(), now().toLocalDate(),
                made -> editor.change(texts.get("schedule.done.exceptionAdded"), settings -> Exceptions.add(settings, made, now())));
    }

    private String tonightName() {
        return texts.get("schedule.notTonight");
    }

    @FXML private void notTonight() {
        Optional<DateException> there = settings().exceptions().stream().filter(each -> Exceptions.isTonight(each, now(), tonightName())).findFirst();
        if (there.isPresent()) {
            remove(there.get());
            return;
        }
        editor.change(tonightName(), settings -> Exceptions.add(settings, Exceptions.notTonight(now(), tonightName()), now()));
    }

    @FXML private void undo() {
        editor.undo();
    }

    @Override public Parent view() {
        return view;
    }

    @Override public void show(EngineSnapshot snapshot) {
        sharing = snapshot.sharing();
        refresh();
    }

    /** The painter, of the week that is meant, or the exceptions; the one asked for gets the focus. */
    @Override public void reveal(Setting setting) {
        if (setting == Setting.EXCEPTIONS) {
            add.requestFocus();
            return;
        }
        weeks.selectToggle(setting == Setting.TRANSFERS ? transfers : computing);
        painter.requestFocus();
    }

    @Override public void closePane() {
        windowSheet.close();
        exceptionSheet.close();
    }
}
