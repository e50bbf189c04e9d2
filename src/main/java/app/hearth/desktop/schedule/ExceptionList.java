package app.hearth.desktop.schedule;

import app.hearth.desktop.controls.Icons;
import app.hearth.settings.DateException;
import app.hearth.settings.Paint;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The exceptions as rows: a swatch of the level, when, what, its name; edit, skip and remove. */
final class ExceptionList extends VBox {
    private final ScheduleWords words;
    private final Acts acts;
    private List<Exceptions.Row> shown = List.of();

    /** What can be done with a row. */
    interface Acts {
        void edit(DateException exception, Region row);

        void skip(DateException exception);

        void remove(DateException exception);
    }

    ExceptionList(ScheduleWords words, Acts acts) {
        this.words = words;
        this.acts = acts;
        getStyleClass().add("exceptions");
        build();
    }

    void show(List<Exceptions.Row> rows) {
        if (rows.equals(shown)) return;
        shown = List.copyOf(rows);
        build();
    }

    private void build() {
        getChildren().clear();
        shown.forEach(row -> getChildren().add(row(row)));
        if (!shown.isEmpty()) return;
        Label none = new Label(words.texts().get("schedule.exception.none"));
        none.getStyleClass().addAll("small", "muted");
        none.setWrapText(true);
        getChildren().add(none);
    }

    private HBox row(Exceptions.Row row) {
        var texts = words.texts();
        DateException exception = row.exception();
        VBox names = new VBox(label(row.title(), "strong"), label(row.detail(), "small", "muted"));
        if (!exception.name().isBlank()) names.getChildren().add(label(texts.get("schedule.exception.quoted", exception.name()), "small", "muted"));
        names.getStyleClass().add("names");
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox line = new HBox(swatch(exception.paint()), names);
        line.getStyleClass().add("exception-row");
        var edit = Fields.iconButton(texts.get("schedule.exception.editOne", row.title()), Icons.of("fth-edit-2", "muted"), () -> acts.edit(exception, line));
        var remove = Fields.iconButton(texts.get("schedule.exception.removeOne", row.title()), Icons.of("fth-x", "muted"), () -> acts.remove(exception));
        HBox buttons = new HBox(edit, remove);
        line.getChildren().add(buttons);
        if (row.inForce()) {
            names.getChildren().add(Fields.button(texts.get("schedule.exception.skip"), null, () -> acts.skip(exception), "compact", "skip"));
        }
        return line;
    }

    private static Label label(String words, String... styles) {
        Label label = new Label(words);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        return label;
    }

    /** The level as in the painter: by height and strength. */
    static Region swatch(Paint paint) {
        Region fill = new Region();
        fill.getStyleClass().addAll("level-fill", switch (paint) {
            case Paint.Off() -> "off";
            case Paint.AsChosen() -> "chosen";
            case Paint.Level(var preset) -> preset.name().toLowerCase(java.util.Locale.ROOT);
            case Paint.Percent(int percent) -> percent <= 33 ? "gentle" : percent <= 66 ? "balanced" : "everything";
        });
        VBox swatch = new VBox(fill);
        swatch.getStyleClass().add("level-swatch");
        return swatch;
    }
}
