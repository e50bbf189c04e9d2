package app.hearth.monitor.presence;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import app.hearth.monitor.session.LineException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.NoSuchElementException;

/** GetLastInputInfo (winuser.h): the last input of this session, on a clock of 32 bits in milliseconds; GetTickCount64 (sysinfoapi.h): the same clock, longer. */
final class WindowsIdle {
    private static final int SIZE = 8; // LASTINPUTINFO: its own size, then the time
    private final MethodHandle lastInput;
    private final MethodHandle ticks;
    private final MemorySegment info;
    private final LastInput last = new LastInput();

    private WindowsIdle(Arena arena) {
        var linker = Linker.nativeLinker();
        lastInput = linker.downcallHandle(SymbolLookup.libraryLookup("user32.dll", arena).findOrThrow("GetLastInputInfo"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS));
        ticks = linker.downcallHandle(SymbolLookup.libraryLookup("kernel32.dll", arena).findOrThrow("GetTickCount64"),
                FunctionDescriptor.of(JAVA_LONG));
        info = arena.allocate(SIZE, Integer.BYTES);
        info.set(JAVA_INT, 0, SIZE);
    }

    static IdleSource open(IdleClock clock, Runnable lost) throws LineException {
        try {
            var windows = new WindowsIdle(Arena.global()); // the libraries stay loaded anyway
            return PolledIdle.start(clock, lost, () -> { }, windows::idle);
        } catch (IllegalArgumentException | NoSuchElementException | IllegalCallerException | LinkageError e) {
            throw new LineException("Windows does not tell of the user", e);
        }
    }

    private Duration idle() throws LineException {
        try {
            if ((int) lastInput.invokeExact(info) == 0) throw new LineException("Windows did not answer");
            return last.since((long) ticks.invokeExact(), info.get(JAVA_INT, 4));
        } catch (LineException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LineException("Windows did not answer", e);
        }
    }
}
