package app.hearth.desktop.earnings;

import app.hearth.desktop.earnings.CompareWords.Cell;
import app.hearth.desktop.earnings.CompareWords.Line;
import app.hearth.desktop.earnings.EarningsViewModel.Around;
import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.BookReader.Spent;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.rewards.value.Comparison;
import app.hearth.rewards.value.Effort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The networks beside each other, for the same hour and the same kWh. The book is read only while this is looked at. */
final class Comparing extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(Comparing.class);
    /** Widths of the columns in percent. */
    private static final List<Integer> PRICED = List.of(37, 19, 20, 24);
    private static final List<Integer> PRICELESS = List.of(47, 25, 28);

    private final EarningsSource source;
    private final Texts texts;
    private final Executor background;
    private final GridPane grid = new GridPane();
    private final Label note = new Label();
    private RewardsSnapshot snapshot = RewardsSnapshot.NONE;
    private Networks networks = Networks.NONE;
    private Around around = Around.NOTHING;
    private Optional<List<Spent>> spent = Optional.empty();
    private boolean stale = true;
    private List<Line> shown = List.of();

    /** @param background where the book is read */
    Comparing(EarningsSource source, Texts texts, Executor background) {
        this.source = source;
        this.texts = texts;
        this.background = background;
        getStyleClass().add("comparing");
        setId("comparing");
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(true);
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().addAll("small", "muted");
        grid.getStyleClass().add("compare-grid");
        getChildren().addAll(grid, note);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    /** Shows it in the chart's place or puts it away. */
    void open(boolean now) {
        setVisible(now);
        look();
    }

    /** @param other whether the book holds something else than before */
    void follow(RewardsSnapshot latest, Networks names, Around beside, boolean other) {
        snapshot = latest;
        networks = names;
        around = beside;
        stale |= other;
        look();
    }

    private void look() {
        if (!isVisible()) return;
        if (!stale) {
            draw();
            return;
        }
        stale = false;
        background.execute(() -> {
            var found = read();
            Platform.runLater(() -> {
                spent = found;
                draw();
            });
        });
    }

    private Optional<List<Spent>> read() {
        try (var reader = source.reader()) {
            return Optional.of(reader.spent());
        } catch (IOException e) {
            LOG.warn("The book of earnings cannot be read to compare networks", e);
            return Optional.empty();
        }
    }

    private void draw() {
        if (spent.isEmpty()) {
            say(List.of(), texts.get("earnings.compare.unreadable"));
            return;
        }
        var comparisons = Comparison.of(Effort.of(spent.get(), snapshot.days(), texts.times().zone()), around.prices());
        var words = new CompareWords(texts);
        var lines = words.lines(comparisons, snapshot, networks);
        say(lines, lines.isEmpty() ? texts.get("earnings.compare.none") : words.note(comparisons, around.tariff()));
    }

    private void say(List<Line> lines, String below) {
        note.setText(below);
        setAccessibleText(lines.stream().map(Line::spoken).collect(Collectors.joining(". ")) + ". " + below);
        if (lines.equals(shown)) return;
        shown = lines;
        grid.getChildren().clear();
        if (lines.isEmpty()) return;
        var widths = lines.stream().anyMatch(line -> line.cells().size() == PRICED.size() - 1) ? PRICED : PRICELESS;
        grid.getColumnConstraints().setAll(widths.stream().map(width -> column(width, width.equals(widths.getFirst()) ? HPos.LEFT : HPos.RIGHT)).toList());
        int row = 0;
        // Heads of figures stand over nothing where no network has any yet.
        int heads = lines.stream().allMatch(line -> line.cells().isEmpty()) ? 1 : widths.size();
        for (int column = 0; column < heads; column++) grid.add(label(texts.get("earnings.compare.column." + column), "small", "muted"), column, row);
        for (var line : lines) {
            Region divider = new Region();
            divider.getStyleClass().add("divider");
            grid.add(divider, 0, ++row, widths.size(), 1);
            add(line, ++row, widths.size() - 1);
        }
    }

    private void add(Line line, int row, int figures) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", "network-" + (line.tone() + 1));
        HBox name = new HBox(swatch, label(line.name(), "strong"));
        name.getStyleClass().add("source-name");
        VBox names = new VBox(name);
        if (!line.rests().isEmpty()) names.getChildren().add(label(line.rests(), "small", "muted"));
        grid.add(names, 0, row);
        line.instead().ifPresent(words -> grid.add(top(label(words, "muted")), 1, row, figures, 1));
        for (int i = 0; i < line.cells().size(); i++) grid.add(cell(line.cells().get(i)), i + 1, row);
    }

    private static ColumnConstraints column(int width, HPos place) {
        var column = new ColumnConstraints();
        column.setPercentWidth(width);
        column.setHgrow(Priority.ALWAYS);
        column.setHalignment(place);
        return column;
    }

    private static Label top(Label words) {
        GridPane.setValignment(words, VPos.TOP);
        GridPane.setHalignment(words, HPos.LEFT);
        return words;
    }

    private static VBox cell(Cell cell) {
        var labels = new ArrayList<Label>();
        labels.add(label(cell.figure().orElse("–"), cell.figure().isPresent() ? "strong" : "muted"));
        labels.add(label(cell.below(), "small", "muted"));
        labels.forEach(label -> label.getStyleClass().add("compare-figure"));
        VBox box = new VBox();
        box.getStyleClass().add("compare-cell");
        box.getChildren().addAll(labels);
        return box;
    }

    private static Label label(String words, String... classes) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(classes);
        return label;
    }
}
