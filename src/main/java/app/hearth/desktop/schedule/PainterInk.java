package app.hearth.desktop.schedule;

import app.hearth.settings.Paint;
import app.hearth.settings.Preset;
import app.hearth.settings.Week;
import app.hearth.settings.Week.Window;
import java.time.LocalDateTime;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Draws the week: each level by height and by strength, so that it reads without colour. */
final class PainterInk {
    private final ScheduleWords words;
    private GraphicsContext g;
    private PainterFrame frame;
    private double em;
    private Colours colours;

    /** By role. */
    record Colours(Color ember, Color inset, Color card, Color line, Color text, Color strong, Color focus, Color edge) {}

    PainterInk(ScheduleWords words) {
        this.words = words;
    }

    /** Draws there from now on. */
    void use(GraphicsContext canvas, PainterFrame place, double oneEm, Colours by) {
        g = canvas;
        frame = place;
        em = oneEm;
        colours = by;
    }

    /** How much of the row's height a paint fills, 0..1. */
    static double height(Paint paint, WeekPainter.Look look) {
        if (look.transfers()) return paint instanceof Paint.Off ? 0 : 1;
        return switch (paint) {
            case Paint.Off() -> 0;
            case Paint.AsChosen() -> look.chosenPercent() / 100.0;
            case Paint.Level(Preset preset) -> level(preset, look.ownPercent());
            case Paint.Percent(int percent) -> Math.max(0.06, percent / 100.0);
        };
    }

    /** A third, two thirds, full; the user's own by its percent. */
    static double level(Preset preset, int ownPercent) {
        return switch (preset) {
            case GENTLE -> 1.0 / 3;
            case BALANCED -> 2.0 / 3;
            case EVERYTHING -> 1;
            case OWN -> Math.max(0.06, ownPercent / 100.0);
        };
    }

    private static boolean follows(Paint paint, WeekPainter.Look look) {
        return paint instanceof Paint.AsChosen && !look.transfers();
    }

    void week(Week week, WeekPainter.Look look) {
        for (int hour = 0; hour <= 24; hour += 3) {
            write(words.hour(hour), frame.x(hour * 2), frame.top() - em * 0.5, TextAlignment.CENTER, colours.text());
        }
        for (int row = 0; row < 7; row++) {
            var day = Edits.day(words.first(), row);
            boolean today = look.now().getDayOfWeek() == day;
            write(words.shortDay(day), 1, frame.y(row) + frame.rowHeight() / 2 + em * 0.27, TextAlignment.LEFT,
                    today ? colours.strong() : colours.text());
            row(week, row, look);
        }
    }

    private void row(Week week, int row, WeekPainter.Look look) {
        double y = frame.y(row);
        g.setFill(colours.inset());
        g.fillRoundRect(frame.left(), y, frame.right() - frame.left(), frame.rowHeight(), 8, 8);
        for (Window window : Edits.ofDay(week, Edits.day(words.first(), row))) window(window, y, look);
        for (int hour = 1; hour < 24; hour++) {
            double wide = hour % 3 == 0 ? 2 : 1;
            g.setFill(hour % 3 == 0 ? colours.card() : colours.card().deriveColor(0, 1, 1, 0.75));
            g.fillRect(Math.round(frame.x(hour * 2) - wide / 2), y, wide, frame.rowHeight());
        }
    }

    private void window(Window window, double y, WeekPainter.Look look) {
        double height = Math.min(1, height(window.paint(), look));
        if (height <= 0) return;
        double x = frame.x(window.from());
        double wide = frame.x(window.to()) - x;
        double high = Math.round(frame.rowHeight() * height);
        double top = y + frame.rowHeight() - high;
        boolean follows = follows(window.paint(), look);
        g.setFill(colours.ember().deriveColor(0, 1, 1, follows ? 0.16 : 0.2 + 0.8 * height));
        g.fillRoundRect(x, top, wide, high, 5, 5);
        g.setStroke(colours.ember());
        g.setLineWidth(1.5);
        if (follows) g.setLineDashes(4, 3);
        g.strokeLine(x + 2, top + 0.75, x + wide - 2, top + 0.75);
        g.setLineDashes();
    }

    /** The selection, with handles where it is one window. */
    void mark(Block block, boolean handles) {
        double x = frame.x(block.from());
        double y = frame.y(block.top());
        double wide = frame.x(block.to()) - x;
        double high = frame.y(block.bottom()) + frame.rowHeight() - y;
        g.setStroke(colours.focus());
        g.setLineWidth(2);
        g.strokeRoundRect(x - 1, y - 1, wide + 2, high + 2, 7, 7);
        if (!handles) return;
        for (double at : new double[] {x - 1, x + wide + 1}) {
            g.setFill(colours.card());
            g.fillOval(at - 4, y + high / 2 - 4, 8, 8);
            g.strokeOval(at - 4, y + high / 2 - 4, 8, 8);
        }
    }

    /** Where the keys act: a ring with a light one inside, to be seen on every level. */
    void cursor(Cell cell) {
        double x = frame.x(cell.half());
        double wide = frame.x(cell.half() + 1) - x;
        double y = frame.y(cell.row());
        g.setLineWidth(2);
        g.setStroke(colours.card());
        g.strokeRoundRect(x, y, wide, frame.rowHeight(), 4, 4);
        g.setStroke(colours.focus());
        g.strokeRoundRect(x - 2, y - 2, wide + 4, frame.rowHeight() + 4, 6, 6);
    }

    void now(LocalDateTime now) {
        if (now.equals(LocalDateTime.MIN)) return;
        double x = Math.round(frame.x(now.toLocalTime().toSecondOfDay() / 1800.0));
        double y = frame.y(Edits.row(words.first(), now.getDayOfWeek()));
        g.setFill(colours.card());
        g.fillRect(x - 2, y - 2, 4, frame.rowHeight() + 4);
        g.fillOval(x - 4.5, y - 6.5, 9, 9);
        g.setFill(colours.strong());
        g.fillRect(x - 1, y - 2, 2, frame.rowHeight() + 4);
        g.fillOval(x - 3.5, y - 5.5, 7, 7);
    }

    /** Words beside the pointer, kept inside the painter. */
    void bubble(String said, double x, double y, double width) {
        Text measured = new Text(said);
        measured.setFont(g.getFont());
        double wide = Math.ceil(measured.getLayoutBounds().getWidth() + em * 1.1);
        double high = Math.round(em * 1.6);
        double left = Math.round(Math.clamp(x + em * 0.8, 0, Math.max(0, width - wide)));
        double top = Math.round(y - high - em * 0.5 < 0 ? y + em * 1.2 : y - high - em * 0.5);
        g.setFill(colours.strong());
        g.fillRoundRect(left, top, wide, high, 8, 8);
        write(said, left + wide / 2, top + high / 2 + em * 0.27, TextAlignment.CENTER, colours.card());
    }

    private void write(String said, double x, double y, TextAlignment alignment, Color colour) {
        g.setFill(colour);
        g.setTextAlign(alignment);
        g.fillText(said, x, y);
    }
}
