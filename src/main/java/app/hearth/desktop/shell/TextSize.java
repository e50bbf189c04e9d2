package app.hearth.desktop.shell;

import javafx.scene.Parent;

/** The size of all text in the window; every measure follows it. 100 to 200 percent (ux note, section 7). */
final class TextSize {
    /** 100 %, as in {@code hearth.css}. */
    private static final double PIXELS = 15;
    private static final int LEAST = 100;
    private static final int MOST = 200;
    private static final int STEP = 10;
    private int percent = LEAST;

    /** A step up (1), down (-1), or back to the usual size (0). */
    void step(int direction, Parent root) {
        percent = direction == 0 ? LEAST : Math.clamp(percent + direction * STEP, LEAST, MOST);
        root.setStyle(percent == LEAST ? "" : "-fx-font-size: " + PIXELS * percent / 100 + "px");
    }

    int percent() {
        return percent;
    }
}
