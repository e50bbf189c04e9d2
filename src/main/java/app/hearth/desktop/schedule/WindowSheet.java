package app.hearth.desktop.schedule;

import app.hearth.desktop.controls.Icons;
import app.hearth.settings.Paint;
import app.hearth.settings.Week;
import app.hearth.settings.Week.Window;
import java.time.DayOfWeek;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;

/** One window's exact ends and level. Each change counts at once. */
final class WindowSheet extends Sheet {
    private static final List<DayOfWeek> WORKDAYS = List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY);
    private final ScheduleWords words;
    private final Supplier<Week> week;
    private final BiConsumer<Week, Window> changed;
    private final ComboBox<Integer> from;
    private final ComboBox<Integer> to;
    private LevelChoice level;
    private final GridPane grid = new GridPane();
    private Window window;
    private boolean transfers;
    private boolean following;

    /** @param changed takes the week and the window as it is now */
    WindowSheet(Pane layer, ScheduleWords words, Supplier<Week> week, BiConsumer<Week, Window> changed) {
        super(layer, words);
        this.words = words;
        this.week = week;
        this.changed = changed;
        var texts = words.texts();
        from = Fields.choice(texts.get("schedule.from"), IntStream.range(0, Week.DAY).boxed().toList(), words::time);
        to = Fields.choice(texts.get("schedule.to"), IntStream.rangeClosed(1, Week.DAY).boxed().toList(), words::time);
        from.valueProperty().subscribe(this::resized);
        to.valueProperty().subscribe(this::resized);
        grid.getStyleClass().add("form-grid");
        HBox copies = Fields.row(
                Fields.button(texts.get("schedule.copyWorkdays"), Icons.of("fth-copy"), () -> copy(WORKDAYS), "compact"),
                Fields.button(texts.get("schedule.copyEveryDay"), null, () -> copy(List.of(DayOfWeek.values())), "compact"));
        getChildren().addAll(grid, copies);
    }

    private void build() {
        level = new LevelChoice(words, transfers);
        level.onChosen(paint -> apply(week.get().paint(new Window(window.day(), window.from(), window.to(), paint)), paint, window.from(), window.to()));
        var texts = words.texts();
        HBox times = Fields.row(from, new Label("–"), to);
        grid.getChildren().clear();
        grid.addRow(0, Fields.label(texts.get("schedule.when"), from, "muted"), times);
        grid.addRow(1, Fields.label(texts.get("schedule.level"), level, "muted"), level);
    }

    void open(Node painter, Bounds area, Window about, boolean ofTransfers) {
        transfers = ofTransfers;
        build();
        follow(about);
        open(painter, area, from);
    }

    /** Opens it with the focus in the exact percent. */
    void openPercent(Node painter, Bounds area, Window about) {
        open(painter, area, about, false);
        level.askPercent();
        fit();
    }

    private void follow(Window now) {
        following = true;
        window = now;
        setTitle(words.longDay(now.day()));
        from.setValue(now.from());
        to.setValue(now.to());
        level.show(now.paint());
        following = false;
    }

    private void resized() {
        if (following || from.getValue() == null || to.getValue() == null) return;
        int start = from.getValue();
        int end = to.getValue();
        if (start >= end) { // an end that is passed moves along, so no field can hold a wrong figure
            if (start != window.from()) end = Math.min(Week.DAY, start + (window.to() - window.from()));
            else start = Math.max(0, end - (window.to() - window.from()));
        }
        apply(Edits.resize(week.get(), window, start, end), window.paint(), start, end);
    }

    private void apply(Week next, Paint paint, int start, int end) {
        follow(new Window(window.day(), start, end, paint));
        changed.accept(next, window);
        fit();
    }

    private void copy(List<DayOfWeek> days) {
        changed.accept(Edits.copyWindow(week.get(), window, days), window);
    }
}
