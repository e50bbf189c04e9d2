package app.hearth.desktop.schedule;

import app.hearth.settings.Week;

/** A rectangle of the painter: rows {@code top} to {@code bottom}, both included; half-hours {@code from} to {@code to}, exclusive. */
record Block(int top, int bottom, int from, int to) {
    Block {
        if (top < 0 || bottom > 6 || top > bottom || from < 0 || to > Week.DAY || from >= to) {
            throw new IllegalArgumentException("not a block: rows " + top + " to " + bottom + ", " + from + " to " + to);
        }
    }

    static Block of(Cell cell) {
        return of(cell, cell);
    }

    /** The smallest that holds both. */
    static Block of(Cell a, Cell b) {
        return new Block(Math.min(a.row(), b.row()), Math.max(a.row(), b.row()), Math.min(a.half(), b.half()), Math.max(a.half(), b.half()) + 1);
    }

    static Block row(int row) {
        return new Block(row, row, 0, Week.DAY);
    }

    /** An hour of every day. */
    static Block column(int hour) {
        return new Block(0, 6, hour * 2, hour * 2 + 2);
    }

    boolean contains(Cell cell) {
        return cell.row() >= top && cell.row() <= bottom && cell.half() >= from && cell.half() < to;
    }

    int rows() {
        return bottom - top + 1;
    }

    Cell corner() {
        return new Cell(top, from);
    }
}
