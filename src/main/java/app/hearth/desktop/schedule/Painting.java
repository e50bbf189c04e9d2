package app.hearth.desktop.schedule;

import app.hearth.settings.Paint;
import app.hearth.settings.Week;
import app.hearth.settings.Week.Window;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The painter's state for keys and clicks. Immutable; every act gives the next state.
 *
 * @param first     top row's weekday
 * @param cursor    the half-hour the keys act on
 * @param anchor    where the selection that Shift extends began
 * @param selection what acts apply to; the cursor's half-hour while empty
 * @param clip      what was copied, row by row
 */
record Painting(Week week, DayOfWeek first, Cell cursor, Optional<Cell> anchor, Optional<Block> selection, List<List<Paint>> clip) {
    static Painting of(Week week, DayOfWeek first) {
        return new Painting(week, first, new Cell(0, 0), Optional.empty(), Optional.empty(), List.of());
    }

    Painting with(Week other) {
        return new Painting(other, first, cursor, anchor, selection, clip);
    }

    /** Moves the cursor; extending selects from where that began. */
    Painting to(Cell cell, boolean extend) {
        if (!extend) return new Painting(week, first, cell, Optional.empty(), Optional.empty(), clip);
        Cell from = anchor.orElse(cursor);
        return new Painting(week, first, cell, Optional.of(from), Optional.of(Block.of(from, cell)), clip);
    }

    Painting move(int rows, int halves, boolean extend) {
        return to(cursor.plus(rows, halves), extend);
    }

    /** Moves along the row to the next edge of a window. */
    Painting toEdge(boolean right, boolean extend) {
        return to(Cell.clamped(cursor.row(), Edits.nextEdge(week, day(), cursor.half(), right)), extend);
    }

    Painting select(Block block) {
        return new Painting(week, first, block.contains(cursor) ? cursor : block.corner(), Optional.empty(), Optional.of(block), clip);
    }

    /** Selects the window that a cell lies in. */
    Painting selectWindow(Cell cell) {
        Window window = Edits.windowAt(week, Edits.day(first, cell.row()), cell.half());
        return new Painting(week, first, cell, Optional.empty(),
                Optional.of(new Block(cell.row(), cell.row(), window.from(), window.to())), clip);
    }

    Painting unselect() {
        return new Painting(week, first, cursor, Optional.empty(), Optional.empty(), clip);
    }

    /** What the next act applies to. */
    Block target() {
        return selection.orElse(Block.of(cursor));
    }

    Painting set(Paint paint) {
        return with(Edits.paint(week, first, target(), paint));
    }

    Painting copy() {
        Block block = target();
        var rows = new ArrayList<List<Paint>>();
        for (int row = block.top(); row <= block.bottom(); row++) {
            var cells = new ArrayList<Paint>();
            for (int half = block.from(); half < block.to(); half++) cells.add(week.at(Edits.day(first, row), half));
            rows.add(List.copyOf(cells));
        }
        return new Painting(week, first, cursor, anchor, selection, List.copyOf(rows));
    }

    /** Puts what was copied with its corner at the target's; a single row fills every selected row. What would fall outside is dropped. */
    Painting paste() {
        if (clip.isEmpty()) return this;
        Block block = target();
        int rows = clip.size() == 1 ? block.rows() : Math.min(clip.size(), 7 - block.top());
        Week pasted = week;
        for (int row = 0; row < rows; row++) {
            List<Paint> cells = clip.get(clip.size() == 1 ? 0 : row);
            for (int i = 0; i < cells.size() && block.from() + i < Week.DAY; i++) {
                int half = block.from() + i;
                pasted = pasted.paint(new Window(Edits.day(first, block.top() + row), half, half + 1, cells.get(i)));
            }
        }
        return with(pasted);
    }

    DayOfWeek day() {
        return Edits.day(first, cursor.row());
    }

    /** The window the cursor is in. */
    Window window() {
        return Edits.windowAt(week, day(), cursor.half());
    }
}
