package app.hearth.desktop.schedule;

import app.hearth.settings.Week;

/**
 * Where days and half-hours lie on the painter, in pixels.
 *
 * @param left   where the day begins
 * @param right  where it ends
 * @param top    of the first row
 * @param bottom of the last row
 * @param gap    between rows
 */
record PainterFrame(double left, double right, double top, double bottom, double gap) {
    /** Half the breadth in which a pointer grasps an edge (ux note, section 8: 6 px). */
    private static final double GRASP = 3;

    static PainterFrame of(double width, double height, double em) {
        return new PainterFrame(Math.round(em * 2.95), Math.round(width - em * 0.6), Math.round(em * 1.5), height - 3, Math.round(em * 0.37));
    }

    double x(double half) {
        return left + (right - left) * half / Week.DAY;
    }

    double pitch() {
        return (bottom - top + gap) / 7;
    }

    double y(int row) {
        return Math.round(top + row * pitch());
    }

    double rowHeight() {
        return Math.round(pitch() - gap);
    }

    boolean onDays(double x, double y) {
        return x >= left && x < right && y >= top && y < bottom;
    }

    /** Over the hours' names. */
    boolean onHours(double x, double y) {
        return y < top && x >= left && x < right;
    }

    /** Over the days' names. */
    boolean onNames(double x, double y) {
        return x < left && y >= top && y < bottom;
    }

    /** The half-hour under a point, the nearest where it lies outside. */
    Cell cell(double x, double y) {
        return Cell.clamped((int) Math.floor((y - top) / pitch()), (int) Math.floor((x - left) * Week.DAY / (right - left)));
    }

    /** The nearest border of half-hours, 0..48. */
    int border(double x) {
        return (int) Math.clamp(Math.round((x - left) * Week.DAY / (right - left)), 0, Week.DAY);
    }

    boolean grasps(double x, int border) {
        return Math.abs(x - x(border)) <= GRASP;
    }
}
