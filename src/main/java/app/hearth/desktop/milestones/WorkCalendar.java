package app.hearth.desktop.milestones;

import app.hearth.desktop.text.Texts;
import app.hearth.rewards.milestone.Milestones;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The last half year as a small square for each day, the darker the more was computed on it; a week is a column. One day is read out: that under the
 * pointer, or else the one that the arrow keys moved to. That day has the focus, so that a screen reader speaks it by itself.
 */
final class WorkCalendar extends GridPane {
    private static final int WEEKS = 26;
    private static final int SHADES = 4;
    private final Texts texts;
    private final MilestoneWords words;
    private final ReadOnlyStringWrapper readOut = new ReadOnlyStringWrapper("");
    private final Map<LocalDate, Day> days = new HashMap<>();
    private LocalDate first;
    private LocalDate cursor;

    /** A square and what it says. */
    private static final class Day extends StackPane {
        private final LocalDate date;
        private final String said;

        private Day(LocalDate date, String said, int shade) {
            this.date = date;
            this.said = said;
            Region square = new Region();
            square.getStyleClass().addAll("work-day", "shade-" + shade);
            getStyleClass().add("work-cell");
            getChildren().add(square);
            setMaxWidth(Double.MAX_VALUE);
            setAccessibleRole(AccessibleRole.TEXT);
            setAccessibleText(said);
        }
    }

    WorkCalendar(Texts texts) {
        this.texts = texts;
        this.words = new MilestoneWords(texts);
        getStyleClass().add("work-calendar");
        for (int week = 0; week < WEEKS; week++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / WEEKS);
            getColumnConstraints().add(column);
        }
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> readOut.set(days.get(cursor).said));
    }

    /** Shows these days, and today as the one that is read out. */
    void show(Milestones milestones) {
        getChildren().clear();
        days.clear();
        LocalDate today = texts.times().today();
        cursor = today;
        first = today.with(TemporalAdjusters.previousOrSame(WeekFields.of(texts.locale()).getFirstDayOfWeek())).minusWeeks(WEEKS - 1);
        Duration most = milestones.days().tailMap(first).values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
        for (int week = 0; week < WEEKS; week++) {
            LocalDate monday = first.plusWeeks(week);
            // A month is named over its first whole week, but not where the next name would touch it.
            if (monday.getDayOfMonth() <= 7 && week < WEEKS - 1) {
                Label month = new Label(monday.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, texts.locale()));
                month.getStyleClass().addAll("small", "muted");
                add(month, week, 0, Math.min(3, WEEKS - week), 1);
            }
            for (int row = 0; row < 7; row++) {
                LocalDate date = monday.plusDays(row);
                if (!date.isAfter(today)) add(day(new Day(date, words.day(milestones, date), shade(milestones.days().get(date), most))), week, row + 1);
            }
        }
        days.get(today).setFocusTraversable(true);
        readOut.set(days.get(today).said);
    }

    private Day day(Day day) {
        days.put(day.date, day);
        day.focusedProperty().subscribe(focused -> {
            if (focused) moveTo(day.date);
        });
        day.setOnMouseEntered(_ -> readOut.set(day.said));
        day.setOnMousePressed(_ -> day.requestFocus());
        return day;
    }

    /** Weeks lie side by side, their days one below the other. */
    private void key(KeyEvent event) {
        LocalDate to = switch (event.getCode()) {
            case LEFT -> cursor.minusWeeks(1);
            case RIGHT -> cursor.plusWeeks(1);
            case UP -> cursor.minusDays(1);
            case DOWN -> cursor.plusDays(1);
            case HOME -> first;
            case END -> texts.times().today();
            default -> null;
        };
        if (to == null) return;
        event.consume(); // at the edge, too: the focus shall not jump out of the calendar
        if (!days.containsKey(to)) return;
        moveTo(to);
        days.get(to).requestFocus();
    }

    /** By Tab the focus comes back to where it was. */
    private void moveTo(LocalDate date) {
        days.get(cursor).setFocusTraversable(false);
        cursor = date;
        days.get(cursor).setFocusTraversable(true);
        readOut.set(days.get(cursor).said);
    }

    /** What the day that is read out says. */
    ReadOnlyStringProperty readOut() {
        return readOut.getReadOnlyProperty();
    }

    /** 0 for no work, else 1..4 by the part of the busiest day. */
    static int shade(Duration computed, Duration most) {
        if (computed == null) return 0;
        return most.isZero() ? 1 : (int) Math.clamp(Math.ceil(SHADES * (double) computed.toMillis() / most.toMillis()), 1, SHADES);
    }
}
