package app.hearth;

import com.sun.jna.platform.unix.LibC;

/**
 * Settings of the window toolkit that keep a window of slowly changing figures small. What a user sets, on the command line
 * or in the environment, stays. The figures are from a machine without a graphics card.
 */
final class WindowCost {
    private WindowCost() {}

    /** To be called before the toolkit starts. */
    static void lower() {
        // Drawn by the processor, which once a second is little: no driver for 3D in memory, and no graphics card kept awake.
        unlessSet("prism.order", "sw");
        // Backgrounds drawn directly: stretched pictures of them took a third of the drawing and 9 MB (threads' CPU under Xvfb, 20 s).
        unlessSet("prism.disableRegionCaching", "true");
        // GTK looks at OpenGL when it starts, though JavaFX draws without GTK: 55 MB with Mesa.
        if (System.getProperty("os.name").startsWith("Linux") && System.getenv("GDK_GL") == null) LibC.INSTANCE.setenv("GDK_GL", "disable", 1);
    }

    private static void unlessSet(String property, String value) {
        if (System.getProperty(property) == null) System.setProperty(property, value);
    }
}
