package app.hearth.desktop.schedule;

import app.hearth.desktop.controls.Icons;
import app.hearth.settings.Paint;
import app.hearth.settings.Preset;
import app.hearth.settings.Week;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The week as a list that can be edited: a row for each window, with days, ends and level. The painter's equal for keys and ears. */
final class WindowList extends ScrollPane {
    private final ScheduleWords words;
    private final Consumer<Week> changed;
    private final GridPane grid = new GridPane();
    private final Label rest = new Label();
    private final Button add;
    private Week week = Week.UNPAINTED;
    private boolean transfers;

    /** @param back puts the painter in its place again */
    WindowList(ScheduleWords words, Consumer<Week> changed, Runnable back) {
        this.words = words;
        this.changed = changed;
        var texts = words.texts();
        add = Fields.button(texts.get("schedule.table.add"), Icons.of("fth-plus"), this::add, "compact");
        Button painter = Fields.button(texts.get("schedule.showPainter"), Icons.of("fth-calendar"), back, "compact");
        grid.getStyleClass().add("form-grid");
        rest.getStyleClass().addAll("muted", "small");
        rest.setWrapText(true);
        VBox all = new VBox(grid, rest, Fields.row(add, painter));
        all.getStyleClass().add("window-list");
        setContent(all);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE && (event.getCode() != KeyCode.T || event.isShortcutDown())) return;
            back.run();
            event.consume();
        });
    }

    void show(Week now, boolean ofTransfers) {
        if (now.equals(week) && ofTransfers == transfers && !grid.getChildren().isEmpty()) return;
        week = now;
        transfers = ofTransfers;
        int focused = focusedField();
        build();
        if (focused >= 0 && focused < grid.getChildren().size()) grid.getChildren().get(focused).requestFocus();
    }

    private int focusedField() {
        for (int i = 0; i < grid.getChildren().size(); i++) if (grid.getChildren().get(i).isFocused()) return i;
        return -1;
    }

    private void build() {
        grid.getChildren().clear();
        var texts = words.texts();
        Paint ground = Edits.ground(week);
        List<Stretch> rows = Stretch.of(week, ground);
        if (!rows.isEmpty()) grid.addRow(0, head("schedule.table.days"), head("schedule.from"), head("schedule.to"), head("schedule.level"));
        for (int i = 0; i < rows.size(); i++) row(rows.get(i), i + 1);
        boolean off = ground instanceof Paint.Off;
        boolean fresh = rows.isEmpty() && !off; // the line above says so
        rest.setVisible(!fresh);
        rest.setManaged(!fresh);
        rest.setText(texts.get(off ? "schedule.table.restOff" : transfers ? "schedule.table.restOn" : "schedule.table.restChosen"));
    }

    /** The first thing that can be done here. */
    void focusFirst() {
        (grid.getChildren().stream().filter(Node::isFocusTraversable).findFirst().orElse(add)).requestFocus();
    }

    private Label head(String key) {
        Label label = new Label(words.texts().get(key));
        label.getStyleClass().addAll("small", "subtle");
        return label;
    }

    private void row(Stretch stretch, int at) {
        var texts = words.texts();
        ComboBox<Integer> from = Fields.choice(texts.get("schedule.from"), IntStream.range(0, stretch.to()).boxed().toList(), words::time);
        ComboBox<Integer> to = Fields.choice(texts.get("schedule.to"), IntStream.rangeClosed(stretch.from() + 1, Week.DAY).boxed().toList(), words::time);
        LevelChoice level = new LevelChoice(words, transfers);
        from.setValue(stretch.from());
        to.setValue(stretch.to());
        level.show(stretch.paint());
        from.setOnAction(_ -> replace(stretch, new Stretch(stretch.days(), from.getValue(), stretch.to(), stretch.paint())));
        to.setOnAction(_ -> replace(stretch, new Stretch(stretch.days(), stretch.from(), to.getValue(), stretch.paint())));
        level.onChosen(paint -> replace(stretch, new Stretch(stretch.days(), stretch.from(), stretch.to(), paint)));
        grid.addRow(at, days(stretch), from, to, level,
                Fields.iconButton(texts.get("schedule.table.remove"), Icons.of("fth-x"), () -> changed.accept(stretch.remove(week, Edits.ground(week)))));
    }

    private MenuButton days(Stretch stretch) {
        MenuButton button = new MenuButton(words.days(stretch.days()));
        button.setAccessibleText(words.texts().get("schedule.table.days"));
        for (DayOfWeek day : words.week()) {
            CheckMenuItem item = new CheckMenuItem(words.longDay(day));
            item.setSelected(stretch.days().contains(day));
            item.setOnAction(_ -> replace(stretch, new Stretch(toggled(stretch, day), stretch.from(), stretch.to(), stretch.paint())));
            button.getItems().add(item);
        }
        return button;
    }

    private static EnumSet<DayOfWeek> toggled(Stretch stretch, DayOfWeek day) {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        days.addAll(stretch.days());
        if (!days.remove(day)) days.add(day);
        return days;
    }

    private void replace(Stretch before, Stretch after) {
        changed.accept(before.replace(week, Edits.ground(week), after));
    }

    /** A new row: an evening off, or on where the rest is off. */
    private void add() {
        boolean off = Edits.ground(week) instanceof Paint.Off;
        Paint paint = !off ? Paint.OFF : transfers ? Paint.AS_CHOSEN : new Paint.Level(Preset.BALANCED);
        changed.accept(new Stretch(EnumSet.of(DayOfWeek.MONDAY), 36, 44, paint).add(week));
    }

    @Override public void requestFocus() {
        (grid.getChildren().size() > 4 ? grid.getChildren().get(4) : add).requestFocus();
    }
}
