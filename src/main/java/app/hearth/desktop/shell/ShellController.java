package app.hearth.desktop.shell;

import app.hearth.desktop.catalogue.CatalogueSource;
import app.hearth.desktop.controls.Fxml;
import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.earnings.EarningsController;
import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.feed.LatestOnFx;
import app.hearth.desktop.feed.LoadPoint;
import app.hearth.desktop.feed.ReadingSource;
import app.hearth.desktop.feed.Screen;
import app.hearth.desktop.feed.Setting;
import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.limits.LimitsController;
import app.hearth.desktop.networks.NetworksController;
import app.hearth.desktop.overview.OverviewController;
import app.hearth.desktop.schedule.ScheduleController;
import app.hearth.desktop.status.Status;
import app.hearth.desktop.text.Texts;
import app.hearth.desktop.work.WorkController;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineClient.Subscription;
import app.hearth.engine.EngineSnapshot;
import app.hearth.monitor.Reading;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.rewards.notice.NoticeBoard;
import app.hearth.settings.Preset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Ties the sidebar to its view model, keeps the screens, and brings each state to the one that is shown. */
public final class ShellController {
    private static final PseudoClass RAIL = PseudoClass.getPseudoClass("rail");
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final PseudoClass LARGE = PseudoClass.getPseudoClass("large");
    private static final PseudoClass HUGE = PseudoClass.getPseudoClass("huge");

    private final EngineClient engine;
    private final ReadingSource readings;
    private final EarningsSource earnings;
    private final Texts texts;
    private final CatalogueSource catalogue;
    private final Consumer<String> browser;
    private final ShellViewModel model;
    private final SettingsEditor editor;
    private final OverviewController overview;
    /** Made when first opened: a screen costs memory and a part of a second of the start. */
    private final Map<ToggleButton, Screen> screens;
    private final Deque<ToggleButton> visited = new ArrayDeque<>();
    private final MenuButton mark = new MenuButton("Hearth");
    private final ContextMenu railMenu = new ContextMenu();
    private final HelpPane help;
    private List<Commands.Command> commands = List.of();
    private boolean goingBack;
    private List<Subscription> subscriptions = List.of();
    private boolean awake = true;
    private UndoBar undoBar;
    private Screen current;

    @FXML private BorderPane shell;
    @FXML private VBox sidebar;
    @FXML private HBox brand;
    @FXML private ToggleGroup navigation;
    @FXML private ToggleButton toOverview;
    @FXML private ToggleButton toLimits;
    @FXML private ToggleButton toSchedule;
    @FXML private ToggleButton toWork;
    @FXML private ToggleButton toEarnings;
    @FXML private ToggleButton toNetworks;
    @FXML private Label workCount;
    @FXML private HBox earningsNews;
    @FXML private Region dot;
    @FXML private Region railDot;
    @FXML private Label state;
    @FXML private Label first;
    @FXML private Label second;
    @FXML private SplitMenuButton snooze;
    @FXML private Button railSnooze;
    @FXML private Label probe;
    @FXML private StackPane place;

    /** With the catalogue that comes with the app, and no web pages. */
    public ShellController(EngineClient engine, ReadingSource readings, EarningsSource earnings, Texts texts) {
        this(engine, readings, earnings, texts, CatalogueSource.bundled(), _ -> { });
    }

    public ShellController(EngineClient engine, ReadingSource readings, EarningsSource earnings, Texts texts, CatalogueSource catalogue,
                           Consumer<String> browser) {
        this.engine = engine;
        this.readings = readings;
        this.earnings = earnings;
        this.texts = texts;
        this.catalogue = catalogue;
        this.browser = browser;
        this.model = new ShellViewModel(engine, texts);
        this.editor = SettingsEditor.unread(engine);
        this.overview = new OverviewController(engine, texts, editor, () -> navigation.selectToggle(toWork),
                this::open);
        this.screens = new HashMap<>();
        this.help = new HelpPane(texts, this::closeHelp);
    }

    /** Builds the shell and asks engine, readings and earnings for nothing yet; call once. */
    public Parent load() {
        return Fxml.load(this, "Shell", texts.bundle());
    }

    @FXML private void initialize() {
        brand.getChildren().setAll(mark);
        mark.setGraphic(Icons.mark());
        mark.getStyleClass().add("mark-menu");
        mark.setFocusTraversable(false); // F10 opens it
        navigation.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) navigation.selectToggle(before);
            else {
                if (before != null && before != now && !goingBack) visited.push((ToggleButton) before);
                show(screens.computeIfAbsent((ToggleButton) now, this::make));
            }
        });
        for (ToggleButton button : buttons()) {
            button.setTooltip(new Tooltip(button.getText()));
            button.focusTraversableProperty().bind(button.selectedProperty()); // one stop for Tab; arrows go on inside
        }
        workCount.textProperty().bind(model.workCount());
        state.textProperty().bind(model.state());
        first.textProperty().bind(model.firstLine());
        second.textProperty().bind(model.secondLine());
        var menu = new SnoozeMenu(engine, texts, () -> rail() ? railSnooze : snooze);
        menu.prepare(snooze.getItems());
        snooze.setOnShowing(_ -> menu.fill(snooze.getItems()));
        menu.prepare(railMenu.getItems());
        railMenu.setOnShowing(_ -> menu.fill(railMenu.getItems()));
        railSnooze.setContextMenu(railMenu);
        model.onHold().subscribe(this::labelSnooze);
        model.mood().subscribe(this::colourDots);
        shell.widthProperty().subscribe(this::fold);
        probe.fontProperty().subscribe(this::fold);
        undoBar = new UndoBar(editor, texts);
        StackPane.setAlignment(undoBar, Pos.BOTTOM_CENTER);
        navigation.selectToggle(toOverview);
    }

    private Screen make(ToggleButton button) {
        if (button == toOverview) return overview;
        editor.show(engine.snapshot().sharing().settings()); // screens read it while they are built
        if (button == toLimits) return new LimitsController(engine, earnings, texts, editor, this::open);
        if (button == toSchedule) return new ScheduleController(engine, earnings, texts, editor);
        if (button == toWork) return new WorkController(engine, texts);
        if (button == toNetworks) return new NetworksController(engine, catalogue, browser, texts);
        return new EarningsController(engine, earnings, texts, this::open);
    }

    /** In the order of the sidebar. */
    private List<ToggleButton> buttons() {
        return List.of(toOverview, toLimits, toSchedule, toWork, toEarnings, toNetworks);
    }

    private void labelSnooze(boolean onHold) {
        String words = texts.get(onHold ? "action.shareNow" : "shell.snooze");
        snooze.setText(words);
        snooze.setGraphic(Icons.of(onHold ? "fth-play" : "fth-pause"));
        railSnooze.setGraphic(Icons.of(onHold ? "fth-play" : "fth-pause"));
        railSnooze.setAccessibleText(words);
        railSnooze.setTooltip(new Tooltip(words));
    }

    private void colourDots(Status.Mood mood) {
        for (Region each : List.of(dot, railDot)) {
            for (Status.Mood other : Status.Mood.values()) {
                each.pseudoClassStateChanged(PseudoClass.getPseudoClass(other.name().toLowerCase(Locale.ROOT)), other == mood);
            }
        }
    }

    /** Below 50 em the sidebar is a rail of icons, below 72 em a little narrower. */
    private void fold() {
        double em = probe.getFont().getSize();
        shell.pseudoClassStateChanged(RAIL, shell.getWidth() < 50 * em);
        shell.pseudoClassStateChanged(NARROW, shell.getWidth() < 72 * em);
        shell.pseudoClassStateChanged(LARGE, em >= 19);
        shell.pseudoClassStateChanged(HUGE, em >= 26);
    }

    /** Starts to follow engine, readings and earnings. */
    public void start() {
        if (!subscriptions.isEmpty()) return;
        var snapshots = new LatestOnFx<EngineSnapshot>(this::arrived);
        var looks = new LatestOnFx<Reading>(this::arrived);
        var credits = new LatestOnFx<RewardsSnapshot>(this::arrived);
        subscriptions = List.of(engine.subscribe(snapshots), readings.onReading(looks), earnings.onChange(credits));
        overview.fill(readings.history());
        replay();
    }

    /** Stops following; safe to repeat. */
    public void stop() {
        subscriptions.forEach(Subscription::close);
        subscriptions = List.of();
    }

    /** Whether anybody can see the window. While not, states are not shown and nothing is drawn. */
    public void setAwake(boolean awake) {
        boolean woke = awake && !this.awake;
        this.awake = awake;
        if (woke) replay();
    }

    private void arrived(EngineSnapshot snapshot) {
        overview.keep(snapshot);
        if (!awake) return;
        model.show(snapshot);
        editor.show(snapshot.sharing().settings());
        current.show(snapshot);
    }

    private void arrived(Reading reading) {
        overview.keep(LoadPoint.of(reading));
        if (!awake) return;
        model.show(reading);
        current.show(reading);
    }

    private void arrived(RewardsSnapshot latest) {
        if (!awake) return;
        showNews();
        current.show(latest);
    }

    /** A dot at the name of the screen that has something to tell. */
    private void showNews() {
        boolean fresh = earnings.notices().map(NoticeBoard::fresh).orElse(false);
        earningsNews.setVisible(fresh);
        toEarnings.setAccessibleText(fresh ? texts.get("earnings.notice.dot") : null);
    }

    private void replay() {
        EngineSnapshot snapshot = engine.snapshot();
        editor.show(snapshot.sharing().settings());
        overview.keep(snapshot);
        model.show(snapshot);
        current.show(snapshot);
        readings.latest().ifPresent(this::arrived);
        showNews();
        current.show(earnings.latest());
    }

    private void show(Screen screen) {
        if (screen == current) return;
        current = screen;
        place.getChildren().setAll(screen.view(), undoBar);
        if (!subscriptions.isEmpty()) replay();
    }

    /** Opens a screen by its place in the sidebar, 0 first. */
    public void open(int index) {
        if (index < buttons().size()) navigation.selectToggle(buttons().get(index));
    }

    /** Opens the screen on which something is set, at its place. */
    public void open(Setting setting) {
        navigation.selectToggle(switch (setting.place()) {
            case LIMITS -> toLimits;
            case SCHEDULE -> toSchedule;
            case NETWORKS -> toNetworks;
        });
        current.reveal(setting);
    }

    /** Opens the screen whose button has this id; empty where there is none. */
    public Optional<Runnable> opener(String id) {
        return buttons().stream().filter(button -> button.getId().equals(id)).findFirst().map(button -> () -> navigation.selectToggle(button));
    }

    /** Chooses a level, to be taken back like any change; nothing happens where it rules already. */
    public void choose(Preset level) {
        editor.change(texts.get("limits.done.preset", texts.get("level." + level.name().toLowerCase(Locale.ROOT))), settings -> settings.withLevel(level));
    }

    /** The screen that is shown. */
    public Screen current() {
        return current;
    }

    /** Opens the screen shown before this one; nothing happens on the first. */
    public void back() {
        if (visited.isEmpty()) return;
        goingBack = true;
        navigation.selectToggle(visited.pop());
        goingBack = false;
    }

    /** Moves the focus to the next part of the window (1) or the one before (-1): sidebar, screen, undo bar. */
    public void nextRegion(int step) {
        Regions.move(List.of(sidebar, current.view(), undoBar), shell.getScene().getFocusOwner(), step);
    }

    /** Whether the screens are what the window shows. */
    boolean isShown() {
        return shell.getScene() != null;
    }

    /** Names of the screens in the order of the sidebar. */
    List<String> screenNames() {
        return buttons().stream().map(ToggleButton::getText).toList();
    }

    /** Takes what the mark's menu and the help are made of. */
    void offer(List<Commands.Command> all) {
        commands = all;
        mark.getItems().clear();
        Commands.Group group = null;
        for (var command : all) {
            if (group != null && group != command.group()) mark.getItems().add(new SeparatorMenuItem());
            group = command.group();
            var item = new MenuItem();
            item.setGraphic(new MenuRow(command.name(), command.key(texts)));
            item.setOnAction(_ -> command.act().run());
            mark.getItems().add(item);
        }
    }

    void openMenu() {
        mark.show();
    }

    /** Opens the words about this screen, or closes them. */
    void toggleHelp() {
        if (place.getChildren().contains(help)) {
            closeHelp();
            return;
        }
        var button = (ToggleButton) navigation.getSelectedToggle();
        place.getChildren().add(help);
        help.show(button.getText(), button.getId(), commands);
    }

    private void closeHelp() {
        if (place.getChildren().remove(help)) Regions.move(List.of(current.view()), null, 1);
    }

    /** Escape: closes what lies on top. */
    void closePane() {
        if (place.getChildren().contains(help)) closeHelp();
        else current.closePane();
    }

    /** Takes the last change of a setting back. */
    public void undo() {
        editor.undo();
    }

    /** Makes it again. */
    public void redo() {
        editor.redo();
    }

    public void openSnoozeMenu() {
        if (!rail()) {
            snooze.show();
            return;
        }
        railMenu.show(railSnooze, Side.RIGHT, 0, 0);
    }

    /** Whether the sidebar is a rail of icons. */
    private boolean rail() {
        return shell.getPseudoClassStates().contains(RAIL);
    }

    public void snoozeOrShareNow() {
        model.snoozeOrShare();
    }

    @FXML private void snoozeOrShare() {
        model.snoozeOrShare();
    }
}
