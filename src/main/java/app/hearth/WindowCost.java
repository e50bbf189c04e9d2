package app.hearth;

import com.sun.jna.platform.unix.LibC;

/**
 * Settings of the window toolkit that keep a window of slowly changing figures small. What a user sets, on the command line
 * or in the environment, stays. Figures: {@code -Dbench=footprint} on a machine without a graphics card.
 */
final class WindowCost {
    private WindowCost() {}

    /** To be called before the toolkit starts. */
    static void lower() {
        // Drawn by the processor: a driver for 3D costs up to 100 MB and keeps a graphics card awake that tasks may want.
        unlessSet("prism.order", "sw");
        // Backgrounds drawn directly: stretching cached pictures of them took a third of the drawing, and 9 MB.
        unlessSet("prism.disableRegionCaching", "true");
        // GTK looks at OpenGL when it starts, though JavaFX draws without GTK: 55 MB with Mesa.
        if (System.getProperty("os.name").startsWith("Linux") && System.getenv("GDK_GL") == null) LibC.INSTANCE.setenv("GDK_GL", "disable", 1);
    }

    private static void unlessSet(String property, String value) {
        if (System.getProperty(property) == null) System.setProperty(property, value);
    }
}
