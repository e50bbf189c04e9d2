package app.hearth.desktop.limits;

import app.hearth.desktop.controls.CardRow;
import app.hearth.desktop.controls.Fxml;
import app.hearth.desktop.feed.LatestOnFx;
import app.hearth.desktop.feed.Screen;
import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Sharing;
import app.hearth.monitor.Reading;
import app.hearth.settings.UserSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The Limits screen: ties its groups to the settings and asks what they will mean. */
public final class LimitsController implements Screen {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private final Texts texts;
    private final SettingsEditor editor;
    private final EffectFeed feed;
    private final Parent view;
    private Sharing sharing;
    private Optional<Reading> reading = Optional.empty();
    private Optional<Asked> asked = Optional.empty();
    private Optional<Preview> preview = Optional.empty();
    private PresetCards cards;
    private List<Group> shown = List.of();
    private BudgetsCard budgets;
    private MannersCard manners;

    @FXML private ScrollPane scroll;
    @FXML private Button undo;
    @FXML private HBox notice;
    @FXML private Label noticeWords;
    @FXML private CardRow presets;
    @FXML private VBox groups;
    @FXML private TextFlow effect;
    @FXML private Label saved;

    /** A slider on its way: the settings in force, and those it would make. */
    private record Preview(UserSettings base, UserSettings next) {}

    /** What the effect was last asked for; the same is not asked twice within five minutes. */
    private record Asked(UserSettings settings, Object wishes, Instant at) {}

    public LimitsController(EngineClient engine, Texts texts, SettingsEditor editor) {
        this.texts = texts;
        this.editor = editor;
        this.sharing = engine.snapshot().sharing();
        this.feed = new EffectFeed(new LatestOnFx<>(this::showEffect));
        this.view = Fxml.load(this, "Limits", texts.bundle());
    }

    @FXML private void initialize() {
        cards = new PresetCards(presets, texts, editor);
        budgets = new BudgetsCard(texts, editor);
        manners = new MannersCard(texts, editor);
        shown = List.of(new HowMuchCard(texts, editor, this::preview), budgets, new QuietCard(texts, editor), manners, new StorageCard(texts, editor),
                new PresenceCard(texts, editor));
        groups.getChildren().setAll(shown);
        editor.current().subscribe(this::refresh);
    }

    private void refresh() {
        UserSettings settings = editor.current().get();
        var now = new LimitsState(settings, sharing, reading);
        undo.setVisible(editor.canUndo());
        Forms.present(notice, sharing.settingsNotice().isPresent());
        sharing.settingsNotice().ifPresent(found -> noticeWords.setText(
                texts.get("limits.notice", String.join(", ", found.fields()), found.copy())));
        saved.setText(texts.get(settings.equals(sharing.settings()) ? "limits.saved" : "limits.saving"));
        cards.show(now);
        shown.forEach(group -> group.show(now));
        askEffect(preview.filter(slid -> slid.base().equals(settings)).map(Preview::next).orElse(settings));
    }

    private void preview(UserSettings next) {
        preview = Optional.of(new Preview(editor.current().get(), next));
        askEffect(next);
    }

    private void askEffect(UserSettings settings) {
        var now = sharing.conditions().now();
        boolean known = asked.filter(last -> last.settings().equals(settings) && last.wishes().equals(sharing.wishes())
                && now.isBefore(last.at().plus(FRESH))).isPresent();
        if (known) return;
        asked = Optional.of(new Asked(settings, sharing.wishes(), now));
        feed.ask(sharing.start().with(settings));
    }

    private void showEffect(EffectFeed.Answer answer) {
        String words = answer.week().map(week -> EffectWords.of(week, answer.start(), texts)).orElse(texts.get("limits.effect.missing"));
        effect.getChildren().clear();
        String[] parts = words.split("\\*");
        for (int i = 0; i < parts.length; i++) effect.getChildren().add(part(parts[i], i % 2 == 0 ? "effect-word" : "effect-figure"));
        if (answer.week().isPresent()) effect.getChildren().add(part("  " + EffectWords.source(answer.start(), texts), "effect-source"));
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

    @Override public void show(EngineSnapshot snapshot) {
        sharing = snapshot.sharing();
        refresh();
    }

    @Override public void show(Reading now) {
        reading = Optional.of(now);
        refresh();
    }
}
