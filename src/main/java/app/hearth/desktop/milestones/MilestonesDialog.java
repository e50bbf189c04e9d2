package app.hearth.desktop.milestones;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.milestones.MilestoneWords.Line;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.BookReader.Work;
import app.hearth.rewards.Event;
import app.hearth.rewards.milestone.Milestones;
import app.hearth.rewards.milestone.Milestones.Family;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Milestones in a dialog, for a cover over a screen: call {@link #open} when it is shown. The book is read only then, and beside everything else. */
public final class MilestonesDialog extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(MilestonesDialog.class);
    private final EarningsSource source;
    private final Texts texts;
    private final MilestoneWords words;
    private final Executor background;
    private final Supplier<Map<String, String>> networks;
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private final Label title = new Label();
    private final Button close = new Button();
    private final Button picture;
    private final HBox foot;
    private Optional<Milestones> milestones = Optional.empty();
    private List<String> worked = List.of();
    /** Whether the picture is shown in place of the milestones. */
    private boolean pictured;

    /**
     * @param background where the book is read
     * @param networks   names of the sources by their keys
     * @param onClose    hides it
     */
    public MilestonesDialog(EarningsSource source, Texts texts, Executor background, Supplier<Map<String, String>> networks, Runnable onClose) {
        this.source = source;
        this.texts = texts;
        this.words = new MilestoneWords(texts);
        this.background = background;
        this.networks = networks;
        getStyleClass().addAll("card", "add-dialog", "milestones-dialog");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        title.getStyleClass().add("status-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        close.setGraphic(Icons.of("fth-x"));
        close.getStyleClass().add("icon-only");
        close.setAccessibleText(texts.get("action.close"));
        close.setOnAction(_ -> onClose.run());
        HBox head = new HBox(title, close);
        head.getStyleClass().add("add-line");
        content.getStyleClass().add("milestones");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(0);
        scroll.prefHeightProperty().bind(content.heightProperty()); // its words wrap, which the pane does not ask about
        VBox.setVgrow(scroll, Priority.ALWAYS);
        picture = new Button(texts.get("earnings.milestone.picture"), Icons.of("fth-image"));
        picture.setOnAction(_ -> showPicture());
        picture.setMinWidth(USE_PREF_SIZE);
        Label local = label(texts.get("earnings.milestone.local"), "small", "muted");
        local.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(local, Priority.ALWAYS);
        foot = new HBox(local, picture);
        foot.getStyleClass().add("add-line");
        getChildren().addAll(head, scroll, foot);
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::bringIntoView);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            event.consume();
            if (pictured) showAll();
            else onClose.run();
        });
    }

    /** By the keyboard the focus comes to what large text has pushed out of sight, such as a day of the calendar. */
    private void bringIntoView(Node focused) {
        Node within = focused;
        while (within != null && within != content) within = within.getParent();
        if (within == null) return;
        var at = content.sceneToLocal(focused.localToScene(focused.getBoundsInLocal()));
        double seen = scroll.getViewportBounds().getHeight();
        double spare = content.getHeight() - seen;
        double top = scroll.getVvalue() * spare;
        if (spare > 0 && (at.getMinY() < top || at.getMaxY() > top + seen)) scroll.setVvalue(Math.clamp((at.getCenterY() - seen / 2) / spare, 0, 1));
    }

    /** Reads the book and shows what was done. */
    public void open() {
        pictured = false;
        present(foot, false);
        title.setText(texts.get("earnings.milestones"));
        content.getChildren().clear();
        background.execute(() -> {
            var found = read();
            Platform.runLater(() -> show(found));
        });
        Platform.runLater(close::requestFocus);
    }

    private Optional<List<Work>> read() {
        try (var reader = source.reader()) {
            return Optional.of(reader.work(texts.times().zone()));
        } catch (IOException e) {
            LOG.warn("The book of earnings cannot be read for its milestones", e);
            return Optional.empty();
        }
    }

    private void show(Optional<List<Work>> work) {
        if (work.isEmpty()) {
            content.getChildren().setAll(label(texts.get("earnings.compare.unreadable"), "muted"));
            return;
        }
        milestones = Optional.of(Milestones.of(work.get(), texts.times().today()));
        var names = networks.get();
        worked = work.get().stream().map(Work::source).distinct().map(key -> names.getOrDefault(key, key)).toList();
        showAll();
    }

    private void showAll() {
        pictured = false;
        title.setText(texts.get("earnings.milestones"));
        var now = milestones.orElseThrow();
        boolean any = now.totals().results() > 0;
        present(foot, any);
        content.getChildren().clear();
        if (!any) content.getChildren().add(label(texts.get("earnings.milestone.none"), "muted"));
        else {
            words.lines(now, credits()).forEach(line -> content.getChildren().add(line(line)));
            var calendar = new WorkCalendar(texts);
            calendar.show(now);
            Label readOut = label("", "small");
            readOut.textProperty().bind(calendar.readOut());
            VBox days = new VBox(calendar, readOut, label(words.rows(now), "small", "muted"));
            String why = words.why(now);
            if (!why.isEmpty()) days.getChildren().add(label(why, "small", "muted"));
            days.getStyleClass().add("milestone-days");
            content.getChildren().add(days);
        }
        FlowPane badges = new FlowPane();
        badges.getStyleClass().add("milestone-badges");
        now.families().forEach(family -> badges.getChildren().add(badge(family)));
        content.getChildren().add(badges);
    }

    /** What came in since the book was begun. */
    private double credits() {
        return source.latest().days().stream().filter(day -> day.unit().equals(Event.CREDIT)).mapToDouble(day -> day.amount().value()).sum();
    }

    private static Node line(Line line) {
        VBox names = new VBox(label(line.figure(), "strong"), label(line.like(), "small", "muted"));
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox row = new HBox(Icons.of(line.icon(), "ember"), names);
        row.getStyleClass().add("milestone-line");
        return row;
    }

    private Node badge(Family family) {
        VBox names = new VBox(label(words.title(family), "strong"));
        words.since(family).ifPresent(since -> names.getChildren().add(label(since, "small", "muted")));
        words.next(family).ifPresent(next -> {
            ProgressBar bar = new ProgressBar(family.part());
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.getStyleClass().add("milestone-bar");
            names.getChildren().addAll(bar, label(next, "small", "muted"));
        });
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox badge = new HBox(new Medal(family), names);
        badge.getStyleClass().add("milestone-badge");
        badge.setAccessibleText(words.spoken(family));
        return badge;
    }

    private void showPicture() {
        pictured = true;
        title.setText(texts.get("earnings.milestone.picture.title"));
        present(foot, false);
        var form = new PictureForm(new SharePicture(milestones.orElseThrow(), credits(), worked, texts), texts, this::showAll);
        content.getChildren().setAll(form);
    }

    /** Shows the picture to be saved, as its button does. */
    public void choosePicture() {
        picture.fire();
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    private static Label label(String words, String... classes) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(classes);
        return label;
    }
}
