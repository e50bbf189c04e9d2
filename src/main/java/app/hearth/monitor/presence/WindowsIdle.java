package app.hearth.monitor.presence;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import app.hearth.monitor.session.LineException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.NoSuchElementException;

/** GetLastInputInfo (winuser.h): the last input of this session, on a clock of 32 bits in milliseconds. */
final class WindowsIdle {
    private static final int SIZE = 8; // LASTINPUTINFO: its own size, then the time
    private static final int AHEAD = 60_000; // an input may be dated a little later than now (SendInput)
    private final MethodHandle lastInput;
    private final MethodHandle ticks;
    private final MemorySegment info;

    private WindowsIdle(Arena arena) {
        var linker = Linker.nativeLinker();
        lastInput = linker.downcallHandle(SymbolLookup.libraryLookup("user32.dll", arena).findOrThrow("GetLastInputInfo"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS));
        ticks = linker.downcallHandle(SymbolLookup.libraryLookup("kernel32.dll", arena).findOrThrow("GetTickCount"),
                FunctionDescriptor.of(JAVA_INT));
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
            return since((int) ticks.invokeExact(), info.get(JAVA_INT, 4));
        } catch (LineException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LineException("Windows did not answer", e);
        }
    }

    /** Both numbers begin anew every 49.7 days; their difference does not mind. */
    static Duration since(int now, int input) {
        int passed = now - input;
        return passed < 0 && passed >= -AHEAD ? Duration.ZERO : Duration.ofMillis(Integer.toUnsignedLong(passed));
    }
}
