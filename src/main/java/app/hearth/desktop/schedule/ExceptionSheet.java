package app.hearth.desktop.schedule;

import app.hearth.desktop.controls.Icons;
import app.hearth.settings.DateException;
import app.hearth.settings.DateException.Repeat;
import app.hearth.settings.Paint;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.util.StringConverter;

/** One exception's dates, times, repetition, level and name. */
final class ExceptionSheet extends Sheet {
    private final ScheduleWords words;
    private final TextField name = new TextField();
    private final DatePicker first = new DatePicker();
    private final DatePicker last = new DatePicker();
    private final CheckBox allDay;
    private final ComboBox<LocalTime> from;
    private final ComboBox<LocalTime> to;
    private final ComboBox<Repeat> repeat;
    private final LevelChoice level;
    private final HBox times;
    private final Label problem = new Label();
    private final Button done;
    private Consumer<DateException> chosen = _ -> { };

    ExceptionSheet(Pane layer, ScheduleWords words) {
        super(layer, words);
        this.words = words;
        var texts = words.texts();
        List<LocalTime> halves = IntStream.range(0, 48).mapToObj(half -> LocalTime.MIDNIGHT.plusMinutes(30L * half)).toList();
        from = Fields.choice(texts.get("schedule.from"), halves, words::time);
        to = Fields.choice(texts.get("schedule.to"), halves, words::time);
        repeat = Fields.choice(texts.get("schedule.exception.repeat"), List.of(Repeat.values()), this::repeatWords);
        level = new LevelChoice(words, false);
        allDay = new CheckBox(texts.get("schedule.exception.whole"));
        times = Fields.row(from, new Label("–"), to);
        name.setPromptText(texts.get("schedule.exception.prompt"));
        name.setAccessibleText(texts.get("schedule.exception.name"));
        problem.getStyleClass().addAll("small", "error");
        problem.setGraphic(Icons.of("fth-alert-circle", "error"));
        problem.setWrapText(true);
        done = Fields.button("", Icons.of("fth-check"), this::finish, "primary");
        date(first, texts.get("schedule.exception.first"));
        date(last, texts.get("schedule.exception.last"));
        first.valueProperty().subscribe((before, now) -> {
            if (now != null && (last.getValue() == null || last.getValue().isBefore(now) || last.getValue().equals(before))) last.setValue(now);
        });
        lay();
        for (var each : List.of(first.valueProperty(), last.valueProperty(), from.valueProperty(), to.valueProperty(), repeat.valueProperty())) each.subscribe(this::check);
        allDay.selectedProperty().subscribe(this::check);
    }

    private void lay() {
        var texts = words.texts();
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        grid.addRow(0, Fields.label(texts.get("schedule.exception.name"), name, "muted"), name);
        grid.addRow(1, Fields.label(texts.get("schedule.exception.first"), first, "muted"), Fields.row(first, new Label("–"), last));
        grid.addRow(2, Fields.label(texts.get("schedule.when"), allDay, "muted"), Fields.row(allDay, times));
        grid.addRow(3, Fields.label(texts.get("schedule.exception.repeat"), repeat, "muted"), repeat);
        grid.addRow(4, Fields.label(texts.get("schedule.level"), level, "muted"), level);
        HBox buttons = Fields.row(done, Fields.button(texts.get("schedule.cancel"), null, this::close));
        buttons.getStyleClass().add("align-right");
        getChildren().addAll(grid, problem, buttons);
    }

    private String repeatWords(Repeat each) {
        return words.texts().get(switch (each) {
            case NEVER -> "schedule.repeat.never";
            case MONTHLY -> "schedule.repeat.monthly";
            case YEARLY -> "schedule.repeat.yearly";
        });
    }

    private void date(DatePicker picker, String what) {
        var format = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(words.texts().locale());
        picker.setAccessibleText(what);
        picker.setPrefWidth(Math.round(10 * 15));
        picker.getStyleClass().add("date-field");
        picker.setConverter(new StringConverter<>() {
            @Override public String toString(LocalDate date) {
                return date == null ? "" : format.format(date);
            }

            @Override public LocalDate fromString(String text) {
                try {
                    return text.isBlank() ? null : LocalDate.parse(text.strip(), format);
                } catch (DateTimeParseException _) {
                    return picker.getValue();
                }
            }
        });
    }

    /** Opens it for a new exception or one that there is; {@code then} gets it when the user is done. */
    void open(Node by, Bounds area, Optional<DateException> about, LocalDate today, Consumer<DateException> then) {
        chosen = _ -> { };
        var texts = words.texts();
        DateException shown = about.orElse(DateException.allDay("", today, today, Paint.OFF));
        boolean whole = shown.from().equals(LocalTime.MIDNIGHT) && shown.to().equals(LocalTime.MIDNIGHT);
        setTitle(texts.get(about.isPresent() ? "schedule.exception.edit" : "schedule.exception.new"));
        done.setText(texts.get(about.isPresent() ? "schedule.exception.change" : "schedule.exception.add"));
        name.setText(shown.name());
        first.setValue(shown.first());
        last.setValue(shown.last());
        allDay.setSelected(whole);
        from.setValue(whole ? LocalTime.of(18, 0) : shown.from());
        to.setValue(whole ? LocalTime.of(22, 0) : shown.to());
        repeat.setValue(shown.repeat());
        level.show(shown.paint());
        chosen = then;
        check();
        open(by, area, name);
    }

    private Optional<DateException> value() {
        if (first.getValue() == null || last.getValue() == null || repeat.getValue() == null) return Optional.empty();
        LocalTime start = allDay.isSelected() ? LocalTime.MIDNIGHT : from.getValue();
        LocalTime end = allDay.isSelected() ? LocalTime.MIDNIGHT : to.getValue();
        if (start == null || end == null) return Optional.empty();
        try {
            return Optional.of(new DateException(name.getText().strip(), first.getValue(), last.getValue(), start, end, repeat.getValue(), level.value()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void check() {
        times.setVisible(!allDay.isSelected());
        times.setManaged(!allDay.isSelected());
        boolean good = value().isPresent();
        boolean reversed = first.getValue() != null && last.getValue() != null && last.getValue().isBefore(first.getValue());
        problem.setText(words.texts().get(reversed ? "schedule.exception.reversed" : "schedule.exception.tooLong"));
        problem.setVisible(!good);
        problem.setManaged(!good);
        done.setDisable(!good);
        fit();
    }

    private void finish() {
        value().ifPresent(exception -> {
            Consumer<DateException> then = chosen;
            close();
            then.accept(exception);
        });
    }
}
