package app.hearth.desktop;

import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.feed.ReadingSource;
import app.hearth.desktop.feed.WindowMemory;
import app.hearth.engine.EngineClient;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;

/**
 * All that the window is handed.
 *
 * @param locale language and manner of the figures; English and German are there, others read English
 * @param zone   whose midnight ends a day
 * @param clock  what "4 minutes ago" is counted from
 * @param memory what the window keeps over restarts
 */
public record DesktopServices(EngineClient engine, ReadingSource readings, EarningsSource earnings, Locale locale, ZoneId zone,
                              InstantSource clock, WindowMemory memory) {
    /** With the system's language, zone and clock. */
    public static DesktopServices of(EngineClient engine, ReadingSource readings, EarningsSource earnings, WindowMemory memory) {
        return new DesktopServices(engine, readings, earnings, Locale.getDefault(), ZoneId.systemDefault(), InstantSource.system(), memory);
    }
}
