package app.hearth.desktop.schedule;

import app.hearth.settings.Paint;
import app.hearth.settings.Week;
import java.time.DayOfWeek;

/**
 * A drag over the painter. It always paints what was there before it began, so going back takes back.
 *
 * @param before the week when it began
 * @param block  over several days; else it stays in the row where it began
 * @param paint  what it paints
 */
record Stroke(Week before, DayOfWeek first, Cell start, boolean block, Paint paint) {
    /** A stroke with this brush; one that begins on the brush's own paint erases to off. */
    static Stroke begin(Week week, DayOfWeek first, Cell start, boolean block, Paint brush) {
        Paint there = week.at(Edits.day(first, start.row()), start.half());
        return new Stroke(week, first, start, block, there.equals(brush) ? Paint.OFF : brush);
    }

    /** What it covers when the pointer is there. */
    Block area(Cell end) {
        return Block.of(start, block ? end : new Cell(start.row(), end.half()));
    }

    Week to(Cell end) {
        return Edits.paint(before, first, area(end), paint);
    }
}
