package app.hearth.desktop.milestones;

import app.hearth.desktop.text.Texts;
import app.hearth.rewards.milestone.Milestones;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** The last half year as a small square for each day, the darker the more was computed on it; a week is a column. */
final class WorkCalendar extends GridPane {
    private static final int WEEKS = 26;
    private static final int SHADES = 4;
    private final Texts texts;
    private final Tooltip tip = new Tooltip();

    WorkCalendar(Texts texts) {
        this.texts = texts;
        getStyleClass().add("work-calendar");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        for (int week = 0; week < WEEKS; week++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / WEEKS);
            getColumnConstraints().add(column);
        }
        tip.setShowDelay(javafx.util.Duration.millis(150));
        Tooltip.install(this, tip);
        addEventFilter(MouseEvent.MOUSE_MOVED, event -> tip.setText(event.getTarget() instanceof Region day && day.getUserData() instanceof String words ? words : ""));
    }

    /** @param words what the days say together */
    void show(Milestones milestones, String words) {
        getChildren().clear();
        setAccessibleText(words);
        LocalDate today = texts.times().today();
        var first = WeekFields.of(texts.locale()).getFirstDayOfWeek();
        LocalDate start = today.with(TemporalAdjusters.previousOrSame(first)).minusWeeks(WEEKS - 1);
        Duration most = milestones.days().tailMap(start).values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
        for (int week = 0; week < WEEKS; week++) {
            LocalDate monday = start.plusWeeks(week);
            // A month is named over its first whole week, but not where the next name would touch it.
            if (monday.getDayOfMonth() <= 7 && week < WEEKS - 1) {
                Label month = new Label(monday.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, texts.locale()));
                month.getStyleClass().addAll("small", "muted");
                add(month, week, 0, Math.min(3, WEEKS - week), 1);
            }
            for (int row = 0; row < 7; row++) {
                LocalDate date = monday.plusDays(row);
                if (!date.isAfter(today)) add(square(date, milestones.days().get(date), most), week, row + 1);
            }
        }
    }

    private Region square(LocalDate date, Duration computed, Duration most) {
        Region day = new Region();
        day.setMaxWidth(Double.MAX_VALUE);
        day.getStyleClass().addAll("work-day", "shade-" + shade(computed, most));
        day.setUserData(computed == null ? texts.get("earnings.milestone.day.none", texts.times().date(date))
                : texts.get("earnings.milestone.day", texts.times().date(date), texts.figures().span(computed)));
        return day;
    }

    /** 0 for no work, else 1..4 by the part of the busiest day. */
    static int shade(Duration computed, Duration most) {
        if (computed == null) return 0;
        return most.isZero() ? 1 : (int) Math.clamp(Math.ceil(SHADES * (double) computed.toMillis() / most.toMillis()), 1, SHADES);
    }
}
