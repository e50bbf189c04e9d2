package app.hearth.monitor.surroundings;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import app.hearth.monitor.Untold;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** SHQueryUserNotificationState (shellapi.h): what Windows itself holds notifications back for. */
final class WindowsScreen implements Screen {
    private static final int BUSY = 2; // a full-screen program
    private static final int DIRECT_3D = 3; // a full-screen game
    private static final int PRESENTATION = 4;
    private final MethodHandle query;
    private final MemorySegment state = Arena.global().allocate(JAVA_INT);
    private boolean told;

    WindowsScreen() {
        query = function();
    }

    private static MethodHandle function() {
        try {
            var symbol = SymbolLookup.libraryLookup("shell32.dll", Arena.global()).findOrThrow("SHQueryUserNotificationState");
            return Linker.nativeLinker().downcallHandle(symbol, FunctionDescriptor.of(JAVA_INT, ADDRESS));
        } catch (IllegalArgumentException | NoSuchElementException | IllegalCallerException | LinkageError e) {
            LoggerFactory.getLogger(WindowsScreen.class).info("Windows does not tell of full screen: {}", e.getMessage());
            return null;
        }
    }

    @Override public Optional<Inhibitor> filledBy() {
        if (query == null) return Optional.empty();
        try {
            int failed = (int) query.invokeExact(state);
            told = failed >= 0;
            return told ? inhibitor(state.get(JAVA_INT, 0)) : Optional.empty();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A native call failed", e);
        }
    }

    @Override public Optional<Untold> untold() {
        return told ? Optional.empty() : Optional.of(Untold.FULL_SCREEN_WINDOWS);
    }

    static Optional<Inhibitor> inhibitor(int state) {
        return switch (state) {
            case BUSY, DIRECT_3D -> Optional.of(new Inhibitor("", "", Inhibitor.Kind.FULL_SCREEN));
            case PRESENTATION -> Optional.of(new Inhibitor("", "", Inhibitor.Kind.PRESENTATION));
            default -> Optional.empty();
        };
    }
}
