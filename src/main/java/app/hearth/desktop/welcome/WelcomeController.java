package app.hearth.desktop.welcome;

import app.hearth.desktop.controls.CardRow;
import app.hearth.desktop.controls.Fxml;
import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.controls.LiveChart;
import app.hearth.desktop.feed.ForecastFeed;
import app.hearth.desktop.feed.LatestOnFx;
import app.hearth.desktop.feed.LoadPoint;
import app.hearth.desktop.feed.ReadingSource;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineClient.Subscription;
import app.hearth.engine.EngineCommand;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.policy.Forecast;
import app.hearth.monitor.Reading;
import app.hearth.settings.Preset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Three steps on the first start. Skipping them is always there and means the suggested level and the home network. */
public final class WelcomeController {
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    private final EngineClient engine;
    private final Texts texts;
    private final WelcomeWords words;
    private final Outcome outcome;
    private final Parent view;
    private final Map<Preset, LevelCard> cards = new EnumMap<>(Preset.class);
    private final Map<Preset, Forecast> weeks = new EnumMap<>(Preset.class);
    private final Map<Preset, ForecastFeed> feeds = new EnumMap<>(Preset.class);
    private final ToggleGroup levels = new ToggleGroup();
    private List<Subscription> subscriptions = List.of();
    private EngineSnapshot snapshot;
    private Optional<Reading> reading;
    private boolean chosen;
    private int step;

    @FXML private HBox brand;
    @FXML private HBox steps;
    @FXML private ScrollPane scroll;
    @FXML private VBox first;
    @FXML private VBox second;
    @FXML private VBox third;
    @FXML private Label idle;
    @FXML private LiveChart chart;
    @FXML private Label costs;
    @FXML private Label suggestion;
    @FXML private CardRow levelCards;
    @FXML private HBox firstMinutes;
    @FXML private Label firstMinutesWords;
    @FXML private Button networks;
    @FXML private Button back;
    @FXML private Button skip;
    @FXML private Button next;

    /** What follows the welcome. */
    public interface Outcome {
        /** The welcome is over; {@code level} is the user's choice, or empty where the suggested one stays. */
        void done(Optional<Preset> level);

        /** Opens the networks; empty where there is no such screen. */
        Optional<Runnable> networks();
    }

    public WelcomeController(EngineClient engine, ReadingSource readings, Texts texts, Outcome outcome) {
        this.engine = engine;
        this.texts = texts;
        this.words = new WelcomeWords(texts);
        this.outcome = outcome;
        this.snapshot = engine.snapshot();
        this.reading = readings.latest();
        this.view = Fxml.load(this, "Welcome", texts.bundle());
        chart.fill(readings.history());
        subscriptions = List.of(engine.subscribe(new LatestOnFx<>(this::show)), readings.onReading(new LatestOnFx<>((Consumer<Reading>) this::show)));
        reading.ifPresent(this::show);
        show(snapshot);
    }

    @FXML private void initialize() {
        Label name = new Label("Hearth");
        name.getStyleClass().addAll("strong", "brand-name");
        brand.getChildren().addAll(Icons.mark(), name);
        chart.setMinutes(1);
        chart.setWords(new LiveChart.Words(texts.get("welcome.chart.ago"), texts.get("overview.chart.now"), texts.get("overview.chart.gap"),
                texts.get("overview.chart.percent")));
        for (Preset preset : WelcomeWords.OFFERED) {
            var card = new LevelCard(preset, words.name(preset), texts.get("welcome.about." + preset), texts.get("welcome.suggested"), levels);
            card.button().setOnAction(_ -> chosen = true);
            cards.put(preset, card);
            levelCards.getChildren().add(card);
            feeds.put(preset, new ForecastFeed(Forecast::week, new LatestOnFx<>(answer -> answer.forecast().ifPresent(week -> took(preset, week)))));
        }
        levels.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) levels.selectToggle(before);
        });
        present(networks, outcome.networks().isPresent());
        open(0);
        next.sceneProperty().subscribe(scene -> {
            if (scene != null) Platform.runLater(next::requestFocus); // once the window has given the focus to its first control
        });
    }

    private void took(Preset preset, Forecast week) {
        weeks.put(preset, week);
        describe();
    }

    private void show(EngineSnapshot now) {
        snapshot = now;
        feeds.forEach((preset, feed) -> feed.ask(now.sharing().start().with(now.sharing().settings().withLevel(preset))));
        describe();
    }

    private void show(Reading now) {
        boolean known = reading.isPresent();
        reading = Optional.of(now);
        idle.setText(words.idle(now));
        chart.add(LoadPoint.of(now));
        if (!known) describe();
    }

    private void describe() {
        var sharing = snapshot.sharing();
        Preset suggested = WelcomeWords.suggested(sharing, reading);
        suggestion.setText(words.suggestion(sharing, reading));
        costs.setText(words.cost(weeks));
        cards.forEach((preset, card) -> card.show(words.lines(preset, sharing, reading, Optional.ofNullable(weeks.get(preset))), preset == suggested));
        if (!chosen) levels.selectToggle(cards.get(suggested).button());
        Optional<String> minutes = words.firstMinutes(sharing);
        present(firstMinutes, minutes.isPresent());
        minutes.ifPresent(firstMinutesWords::setText);
    }

    private void open(int place) {
        step = place;
        List<VBox> pages = List.of(first, second, third);
        for (int i = 0; i < pages.size(); i++) {
            present(pages.get(i), i == place);
            Node mark = steps.getChildren().get(i);
            mark.pseudoClassStateChanged(NOW, i == place);
            ((Label) ((HBox) mark).getChildren().getFirst()).setText(i < place ? "✓" : String.valueOf(i + 1));
        }
        present(back, place > 0);
        next.setText(texts.get(place == pages.size() - 1 ? "welcome.start" : "welcome.continue"));
        scroll.setVvalue(0);
        next.requestFocus();
    }

    @FXML private void back() {
        open(step - 1);
    }

    @FXML private void next() {
        if (step < 2) open(step + 1);
        else end(Optional.of((Preset) levels.getSelectedToggle().getUserData()));
    }

    @FXML private void skip() {
        end(Optional.empty());
    }

    @FXML private void endFirstMinutes() {
        engine.send(new EngineCommand.EndFirstMinutes());
    }

    @FXML private void openNetworks() {
        end(Optional.of((Preset) levels.getSelectedToggle().getUserData()));
        outcome.networks().ifPresent(Runnable::run);
    }

    private void end(Optional<Preset> level) {
        stop();
        outcome.done(level);
    }

    /** Stops following; safe to repeat. */
    public void stop() {
        subscriptions.forEach(Subscription::close);
        subscriptions = List.of();
    }

    public Parent view() {
        return view;
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
