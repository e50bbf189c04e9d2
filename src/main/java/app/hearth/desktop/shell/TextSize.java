package app.hearth.desktop.shell;

import app.hearth.desktop.feed.WindowMemory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javafx.scene.Scene;

/** The size of all text in the window and its popups; every measure follows it. 100 to 200 percent (ux note, section 7), kept for the next start. */
public final class TextSize {
    /** A sheet in the scene reaches its menus and popovers too, which a style on the root does not. */
    static final String SHEET = "data:text/css;base64,";
    /** 100 %, as in {@code hearth.css}. */
    private static final double PIXELS = 15;
    private static final int LEAST = 100;
    private static final int MOST = 200;
    private static final int STEP = 10;
    private final WindowMemory memory;
    private final Scene scene;
    private int percent;

    /** Sets the scene's text to the size remembered. */
    public TextSize(WindowMemory memory, Scene scene) {
        this.memory = memory;
        this.scene = scene;
        percent = Math.clamp(memory.textPercent().orElse(LEAST), LEAST, MOST);
        apply();
    }

    /** A step up (1), down (-1), or back to the usual size (0). */
    public void step(int direction) {
        int next = direction == 0 ? LEAST : Math.clamp(percent + direction * STEP, LEAST, MOST);
        if (next == percent) return;
        percent = next;
        memory.keepTextPercent(percent);
        apply();
    }

    private void apply() {
        scene.getStylesheets().removeIf(sheet -> sheet.startsWith(SHEET));
        if (percent == LEAST) return;
        String rule = ".root { -fx-font-size: " + PIXELS * percent / 100 + "px; }";
        scene.getStylesheets().add(SHEET + Base64.getEncoder().encodeToString(rule.getBytes(StandardCharsets.UTF_8)));
    }

    int percent() {
        return percent;
    }
}
