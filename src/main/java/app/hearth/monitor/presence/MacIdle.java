package app.hearth.monitor.presence;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import app.hearth.monitor.session.LineException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The lower of two figures: HIDIdleTime of the input devices, in nanoseconds, which misses screen sharing, and
 * CGEventSourceSecondsSinceLastEventType, which is blind while another user is at the screen.
 */
final class MacIdle {
    private static final int COMBINED_SESSION = 0; // kCGEventSourceStateCombinedSessionState
    private static final int ANY_INPUT = ~0; // kCGAnyInputEventType
    private static final int UTF8 = 0x08000100; // kCFStringEncodingUTF8
    private static final long INT64 = 4; // kCFNumberSInt64Type
    private static final Duration LONGEST = Duration.ofDays(3650); // no Mac runs that long
    private final Linker linker = Linker.nativeLinker();
    private final Arena arena;
    private final MethodHandle secondsSince;
    private final MethodHandle property;
    private final MethodHandle number;
    private final MethodHandle release;
    private final MemorySegment key;
    private final MemorySegment out;
    private final int service;

    private MacIdle(Arena arena) throws Throwable {
        this.arena = arena;
        var graphics = framework("CoreGraphics");
        var devices = framework("IOKit");
        var foundation = framework("CoreFoundation");
        secondsSince = function(graphics, "CGEventSourceSecondsSinceLastEventType", JAVA_DOUBLE, JAVA_INT, JAVA_INT);
        property = function(devices, "IORegistryEntryCreateCFProperty", ADDRESS, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
        number = function(foundation, "CFNumberGetValue", JAVA_BYTE, ADDRESS, JAVA_LONG, ADDRESS);
        release = linker.downcallHandle(foundation.findOrThrow("CFRelease"), FunctionDescriptor.ofVoid(ADDRESS));
        var string = function(foundation, "CFStringCreateWithCString", ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
        key = (MemorySegment) string.invokeExact(MemorySegment.NULL, arena.allocateFrom("HIDIdleTime"), UTF8);
        var matching = function(devices, "IOServiceMatching", ADDRESS, ADDRESS);
        var wanted = (MemorySegment) matching.invokeExact(arena.allocateFrom("IOHIDSystem"));
        var find = function(devices, "IOServiceGetMatchingService", JAVA_INT, JAVA_INT, ADDRESS);
        service = (int) find.invokeExact(0, wanted); // takes the dictionary over
        out = arena.allocate(Long.BYTES, Long.BYTES);
    }

    private SymbolLookup framework(String name) {
        return SymbolLookup.libraryLookup("/System/Library/Frameworks/" + name + ".framework/" + name, arena);
    }

    private MethodHandle function(SymbolLookup library, String name, MemoryLayout answer, MemoryLayout... arguments) {
        return linker.downcallHandle(library.findOrThrow(name), FunctionDescriptor.of(answer, arguments));
    }

    static IdleSource open(IdleClock clock, Runnable lost) throws LineException {
        try {
            var mac = new MacIdle(Arena.global()); // the frameworks stay loaded anyway
            mac.idle(); // where neither figure comes, this is no source
            return PolledIdle.start(clock, lost, () -> { }, mac::idle);
        } catch (LineException e) {
            throw e;
        } catch (IllegalArgumentException | NoSuchElementException | IllegalCallerException | LinkageError e) {
            throw new LineException("macOS does not tell of the user", e);
        } catch (Throwable e) {
            throw new LineException("A call to macOS failed", e);
        }
    }

    private Duration idle() throws LineException {
        try {
            double seconds = (double) secondsSince.invokeExact(COMBINED_SESSION, ANY_INPUT);
            return lower(seconds, devices()).orElseThrow(() -> new LineException("macOS does not tell of the user"));
        } catch (LineException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LineException("A call to macOS failed", e);
        }
    }

    /**
     * The one that knows the later input; empty where neither makes sense. Without an event to tell of, either figure may be a wrapped one.
     *
     * @param seconds of the window server
     * @param nanos   of the input devices
     */
    static Optional<Duration> lower(double seconds, OptionalLong nanos) {
        var session = seconds >= 0 && seconds <= LONGEST.toSeconds() ? Optional.of(Duration.ofNanos((long) (seconds * 1e9))) : Optional.<Duration>empty();
        var devices = nanos.isPresent() && nanos.getAsLong() >= 0 ? Optional.of(Duration.ofNanos(nanos.getAsLong())) : Optional.<Duration>empty();
        return Stream.of(session, devices).flatMap(Optional::stream).filter(idle -> idle.compareTo(LONGEST) <= 0).min(Comparator.naturalOrder());
    }

    private OptionalLong devices() throws Throwable {
        if (service == 0) return OptionalLong.empty();
        var value = (MemorySegment) property.invokeExact(service, key, MemorySegment.NULL, 0);
        if (value.address() == 0) return OptionalLong.empty();
        byte read = (byte) number.invokeExact(value, INT64, out);
        release.invokeExact(value);
        return read == 0 ? OptionalLong.empty() : OptionalLong.of(out.get(JAVA_LONG, 0));
    }
}
