package app.hearth;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;

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
        if (System.getProperty("os.name").startsWith("Linux") && System.getenv("GDK_GL") == null) setVariable("GDK_GL", "disable");
    }

    /** For the libraries in this process: Java's own copy of the environment stays as it was. */
    private static void setVariable(String name, String value) {
        var linker = Linker.nativeLinker();
        var setenv = linker.defaultLookup().find("setenv").map(address -> linker.downcallHandle(address, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT)));
        if (setenv.isEmpty()) return;
        try (var arena = Arena.ofConfined()) {
            int _ = (int) setenv.get().invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
        } catch (Error | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A native call failed", e);
        }
    }

    private static void unlessSet(String property, String value) {
        if (System.getProperty(property) == null) System.setProperty(property, value);
    }
}
