package app.hearth.desktop.limits;

import app.hearth.desktop.controls.CardRow;
import app.hearth.desktop.controls.Fxml;
import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.feed.ForecastFeed;
import app.hearth.desktop.feed.LatestOnFx;
import app.hearth.desktop.feed.Screen;
import app.hearth.desktop.feed.Setting;
import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.money.EarningsEffect;
import app.hearth.desktop.status.RulingWords;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Sharing;
import app.hearth.engine.policy.Forecast;
import app.hearth.monitor.Reading;
import app.hearth.settings.UserSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.util.Duration;

/** The Limits screen: ties its groups to the settings and asks what they will mean. */
public final class LimitsController implements Screen {
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");
    private static final Set<String> ROWS = Set.of("limit-tile", "amount-cell", "limit-group");
    /** How long the place that a link led to stays marked. */
    private static final Duration MARKED = Duration.seconds(3);
    private final Texts texts;
    private final EngineClient engine;
    private final EarningsSource earnings;
    private final SettingsEditor editor;
    private final ForecastFeed feed;
    private final Parent view;
    private final Consumer<Setting> open;
    private final RulingWords ruling;
    private EngineSnapshot snapshot;
    private Optional<Reading> reading = Optional.empty();
    private Optional<Preview> preview = Optional.empty();
    private PresetCards cards;
    private List<Group> shown = List.of();
    private BudgetsCard budgets;
    private MannersCard manners;

    @FXML private ScrollPane scroll;
    @FXML private Button undo;
    @FXML private HBox notice;
    @FXML private Label noticeWords;
    @FXML private HBox rulingLine;
    @FXML private Label rulingWords;
    @FXML private Button rulingPlace;
    @FXML private CardRow presets;
    @FXML private VBox groups;
    @FXML private TextFlow effect;
    @FXML private Label saved;

    /** A slider on its way: the settings in force, and those it would make. */
    private record Preview(UserSettings base, UserSettings next) {}

    /** @param open shows where something else is set */
    public LimitsController(EngineClient engine, EarningsSource earnings, Texts texts, SettingsEditor editor, Consumer<Setting> open) {
        this.open = open;
        this.ruling = new RulingWords(texts);
        this.texts = texts;
        this.editor = editor;
        this.engine = engine;
        this.earnings = earnings;
        this.snapshot = engine.snapshot();
        this.feed = new ForecastFeed(Forecast::week, new LatestOnFx<>(this::showEffect));
        this.view = Fxml.load(this, "Limits", texts.bundle());
    }

    @FXML private void initialize() {
        cards = new PresetCards(presets, texts, editor);
        budgets = new BudgetsCard(texts, editor);
        manners = new MannersCard(texts, editor);
        shown = List.of(new HowMuchCard(texts, editor, engine::cards, this::preview), budgets, new QuietCard(texts, editor, engine::cards), manners, new StorageCard(texts, editor),
                new PresenceCard(texts, editor));
        groups.getChildren().setAll(shown);
        editor.current().subscribe(this::refresh);
    }

    private void refresh() {
        UserSettings settings = editor.current().get();
        Sharing sharing = snapshot.sharing();
        var now = new LimitsState(settings, sharing, reading);
        undo.setVisible(editor.canUndo());
        Forms.present(notice, sharing.settingsNotice().isPresent());
        sharing.settingsNotice().ifPresent(found -> noticeWords.setText(
                texts.get("limits.notice", String.join(", ", found.fields()), found.copy())));
        saved.setText(texts.get(settings.equals(sharing.settings()) ? "limits.saved" : "limits.saving"));
        var wish = ruling.wishEnd(sharing).map(end -> texts.get("limits.ruling.wish", end));
        var inForce = wish.or(() -> ruling.painted(snapshot).map(words -> texts.get("limits.ruling", words)));
        Forms.present(rulingLine, inForce.isPresent());
        Forms.present(rulingPlace, wish.isEmpty());
        inForce.ifPresent(rulingWords::setText);
        cards.show(now);
        shown.forEach(group -> group.show(now));
        askEffect(preview.filter(slid -> slid.base().equals(settings)).map(Preview::next).orElse(settings));
    }

    private void preview(UserSettings next) {
        preview = Optional.of(new Preview(editor.current().get(), next));
        askEffect(next);
    }

    private void askEffect(UserSettings settings) {
        feed.ask(snapshot.sharing().start().with(settings));
    }

    private void showEffect(ForecastFeed.Answer answer) {
        var brought = answer.forecast().flatMap(week -> EarningsEffect.of(earnings, week, answer.start(), texts));
        String words = answer.forecast().map(week -> EffectWords.of(week, answer.start(), brought, texts)).orElse(texts.get("limits.effect.missing"));
        effect.getChildren().clear();
        String[] parts = words.split("\\*");
        for (int i = 0; i < parts.length; i++) effect.getChildren().add(part(parts[i], i % 2 == 0 ? "effect-word" : "effect-figure"));
        if (answer.forecast().isPresent()) effect.getChildren().add(part("  " + EffectWords.source(answer.start(), brought, texts), "effect-source"));
        effect.setAccessibleText(words.replace("*", ""));
    }

    private static Text part(String words, String style) {
        Text text = new Text(words);
        text.getStyleClass().add(style);
        return text;
    }

    @FXML private void undo() {
        editor.undo();
    }

    @FXML private void openSchedule() {
        open.accept(Setting.WEEK);
    }

    /** Scrolls to a control, focuses it and marks the row it stands in for a moment. */
    @Override public void reveal(Setting setting) {
        if (view.getScene() == null) return;
        view.getScene().getRoot().applyCss(); // a screen opened for the first time has neither skins nor places yet
        view.getScene().getRoot().layout();
        String id = setting.control();
        Node control = shown(id).or(() -> shown("inUse" + Character.toUpperCase(id.charAt(0)) + id.substring(1))).orElse(null);
        if (control == null) return;
        Node row = Stream.iterate(control, each -> each != null, Node::getParent)
                .filter(each -> ROWS.stream().anyMatch(each.getStyleClass()::contains)).findFirst().orElse(control);
        Node column = scroll.getContent();
        var at = column.sceneToLocal(row.localToScene(row.getBoundsInLocal()));
        double spare = column.getBoundsInLocal().getHeight() - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(spare <= 0 ? 0 : Math.clamp((at.getCenterY() - scroll.getViewportBounds().getHeight() / 2) / spare, 0, 1));
        control.requestFocus();
        row.pseudoClassStateChanged(POINTED, true);
        var end = new PauseTransition(MARKED);
        end.setOnFinished(_ -> row.pseudoClassStateChanged(POINTED, false));
        end.play();
    }

    /** What has two values, one for use and one for absence, has two controls, and its single one is hidden then. */
    private Optional<Node> shown(String id) {
        return Optional.ofNullable(view.lookup("#" + id))
                .filter(control -> Stream.iterate(control, each -> each != null, Node::getParent).allMatch(Node::isVisible));
    }

    /** Opens the fields of the budgets. */
    public void editBudgets() {
        budgets.edit();
    }

    /** Scrolls the column: 0 its begin, 1 its end. */
    public void reveal(double part) {
        scroll.setVvalue(part);
    }

    @Override public Parent view() {
        return view;
    }

    @Override public void closePane() {
        manners.closePicker();
    }

    @Override public void show(EngineSnapshot now) {
        snapshot = now;
        refresh();
    }

    @Override public void show(Reading now) {
        reading = Optional.of(now);
        refresh();
    }
}
