package app.hearth.desktop.overview;

import app.hearth.desktop.controls.ChartTable;
import app.hearth.desktop.controls.CoreBars;
import app.hearth.desktop.controls.Fxml;
import app.hearth.desktop.controls.LiveChart;
import app.hearth.desktop.feed.LoadPoint;
import app.hearth.desktop.feed.Screen;
import app.hearth.desktop.feed.Setting;
import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.overview.OverviewViewModel.Processor;
import app.hearth.desktop.status.Status;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.policy.Decision;
import app.hearth.monitor.Reading;
import app.hearth.rewards.RewardsSnapshot;
import atlantafx.base.controls.ProgressSliderSkin;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Ties the Overview's controls to its view model. */
public final class OverviewController implements Screen {
    private final Texts texts;
    private final OverviewViewModel model;
    private final Runnable openWork;
    private final Consumer<Setting> open;
    private final Parent view;
    private final PauseTransition settle = new PauseTransition(Duration.millis(400));
    private boolean following;
    private Optional<Boolean> held = Optional.empty();

    @FXML private OverviewGrid grid;
    @FXML private StatusHeader header;
    @FXML private ReasonsCard reasons;
    @FXML private Label shared;
    @FXML private Label yours;
    @FXML private Label idle;
    @FXML private StackPane chartPlace;
    @FXML private LiveChart chart;
    @FXML private HBox coreRow;
    @FXML private Label coreCount;
    @FXML private CoreBars cores;
    @FXML private Slider limit;
    @FXML private Label limitFigure;
    @FXML private Label limitWords;
    @FXML private HBox wishRow;
    @FXML private Label wishUntil;
    @FXML private Hyperlink keepWish;
    @FXML private Hyperlink dropWish;
    @FXML private Hyperlink toSchedule;
    @FXML private LoadTile graphics;
    @FXML private LoadTile memory;
    @FXML private HeatTile heat;
    @FXML private Label tasksTitle;
    @FXML private Hyperlink allTasks;
    @FXML private VBox taskRows;
    @FXML private Label noTasks;
    @FXML private TodayCard today;

    /** @param open shows where something is set */
    public OverviewController(EngineClient engine, Texts texts, SettingsEditor editor, Runnable openWork, Consumer<Setting> open) {
        this.texts = texts;
        this.openWork = openWork;
        this.open = open;
        this.model = new OverviewViewModel(engine, texts, editor, open);
        this.view = Fxml.load(this, "Overview", texts.bundle());
    }

    @FXML private void initialize() {
        header.onRemedy(model::apply);
        reasons.onRemedy(model::apply);
        reasons.onSetting(open, setting -> texts.get("reason.from." + setting.place()));
        model.status().subscribe(now -> now.ifPresent(this::showStatus));
        model.processor().subscribe(now -> now.ifPresent(this::showProcessor));
        model.today().subscribe(now -> now.ifPresent(today::show));
        model.spent().subscribe(now -> now.ifPresent(today::show));
        model.wish().subscribe(this::showRuling);
        model.painted().subscribe(this::showRuling);
        tasksTitle.textProperty().bind(model.tasksTitle());
        allTasks.textProperty().bind(model.allTasks());
        model.lines().addListener((Observable _) -> showLines());
        grid.columns().subscribe(columns -> {
            header.stack(columns == OverviewGrid.Columns.ONE);
            reasons.stack(columns == OverviewGrid.Columns.ONE);
        });
        prepareChart();
        prepareSlider();
        showLines();
    }

    private void prepareChart() {
        chart.setWords(new LiveChart.Words(texts.get("overview.chart.ago"), texts.get("overview.chart.now"),
                texts.get("overview.chart.gap"), texts.get("overview.chart.percent")));
        new ChartTable<LoadPoint>(chartPlace, chart, texts.bundle(), chart::points)
                .column("overview.table.time", point -> texts.times().clockSeconds(point.at()))
                .column("overview.shared", point -> texts.figures().percent(point.shared()))
                .column("overview.yours", point -> texts.figures().percent(point.yours()));
    }

    private void prepareSlider() {
        limit.setSkin(new ProgressSliderSkin(limit));
        settle.setOnFinished(_ -> model.shareUpTo((int) Math.round(limit.getValue())));
        limit.valueProperty().subscribe(value -> {
            int percent = (int) Math.round(value.doubleValue());
            limitFigure.setText(texts.figures().whole(percent));
            limitWords.setText(model.limitWords(percent));
            if (!following && !limit.isValueChanging()) settle.playFromStart();
        });
        limit.valueChangingProperty().subscribe(changing -> {
            if (!changing) settle.playFromStart();
        });
        model.limit().subscribe(this::followLimit);
    }

    private void followLimit(Number percent) {
        if (limit.isValueChanging()) return;
        following = true;
        limit.setValue(percent.doubleValue());
        limitWords.setText(model.limitWords(percent.intValue()));
        following = false;
        settle.stop();
    }

    private void showStatus(Status status) {
        header.show(status);
        reasons.show(status.reasons());
    }

    /** Below the slider: whose figure it shows, where that is not the level chosen on Limits. */
    private void showRuling() {
        boolean wish = model.wish().get().isPresent();
        Optional<String> said = model.wish().get().or(() -> model.painted().get());
        said.ifPresent(wishUntil::setText);
        present(wishRow, said.isPresent());
        present(keepWish, wish);
        present(dropWish, wish);
        present(toSchedule, !wish);
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    @FXML private void openSchedule() {
        open.accept(Setting.WEEK);
    }

    @FXML private void keepWish() {
        model.keepWish();
    }

    @FXML private void dropWish() {
        model.dropWish();
    }

    private void showProcessor(Processor now) {
        shared.setText(now.shared());
        yours.setText(now.yours());
        idle.setText(now.idle());
        coreCount.setText(now.cores());
        chart.setAccessibleText(now.sentence());
    }

    private void showTiles(Reading reading) {
        var tiles = model.tiles();
        Optional<LoadTile.Content> card = tiles.graphics(reading);
        grid.setPresent(graphics, card.isPresent());
        card.ifPresent(graphics::show);
        memory.show(tiles.memory(reading.memory()));
        heat.show(tiles.heat(reading, model.power()), tiles.heatFoot(reading, model.power()));
        boolean several = reading.cpu().cores().size() > 1;
        coreRow.setVisible(several);
        coreRow.setManaged(several);
        cores.show(reading.cpu().cores().stream().map(core -> new CoreBars.Core(core.shared(), core.yours())).toList());
    }

    private void showLines() {
        List<TaskLine> lines = model.lines();
        while (taskRows.getChildren().size() > lines.size()) taskRows.getChildren().removeLast();
        while (taskRows.getChildren().size() < lines.size()) taskRows.getChildren().add(new TaskRow());
        for (int i = 0; i < lines.size(); i++) ((TaskRow) taskRows.getChildren().get(i)).show(lines.get(i));
        noTasks.setVisible(lines.isEmpty());
        noTasks.setManaged(lines.isEmpty());
    }

    @FXML private void openWork() {
        openWork.run();
    }

    /** The chart's first points, oldest first. */
    public void fill(List<LoadPoint> history) {
        chart.fill(history);
    }

    /** The chart keeps every point, painted or not. */
    public void keep(LoadPoint point) {
        chart.add(point);
    }

    /** A hold that begins or ends is marked in the chart, with its time and reason; told also while another screen is shown. */
    public void keep(EngineSnapshot snapshot) {
        boolean hold = snapshot.decision() instanceof Decision.Hold;
        boolean turned = held.map(before -> before != hold).orElse(false);
        held = Optional.of(hold);
        if (turned) chart.mark(new LiveChart.Event(snapshot.at(), model.event(snapshot)));
    }

    @Override public Parent view() {
        return view;
    }

    @Override public void show(EngineSnapshot snapshot) {
        model.show(snapshot);
        limitWords.setText(model.limitWords((int) Math.round(limit.getValue()))); // the number of cores is known only now
    }

    @Override public void show(Reading reading) {
        model.show(reading);
        showTiles(reading);
    }

    @Override public void show(RewardsSnapshot earnings) {
        model.show(earnings);
    }
}
