package app.hearth.desktop.schedule;

import app.hearth.settings.Week;
import java.util.Objects;

/** A half-hour of the painter. {@code row} counts days from the locale's first weekday, 0..6; {@code half} is 0..47. */
record Cell(int row, int half) {
    Cell {
        Objects.checkIndex(row, 7);
        Objects.checkIndex(half, Week.DAY);
    }

    /** The cell so far away, stopped at the borders. */
    Cell plus(int rows, int halves) {
        return clamped(row + rows, half + halves);
    }

    static Cell clamped(int row, int half) {
        return new Cell(Math.clamp(row, 0, 6), Math.clamp(half, 0, Week.DAY - 1));
    }
}
