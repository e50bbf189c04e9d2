package app.hearth.desktop;

import app.hearth.desktop.catalogue.CatalogueSource;
import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.feed.ReadingSource;
import app.hearth.desktop.feed.WindowMemory;
import app.hearth.engine.EngineClient;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All that the window is handed.
 *
 * @param locale language and manner of the figures; English and German are there, others read English
 * @param zone   whose midnight ends a day, asked each time
 * @param clock  what "4 minutes ago" is counted from
 * @param memory what the window keeps over restarts
 * @param catalogue networks that one could join
 * @param browser opens a web page outside of Hearth
 */
public record DesktopServices(EngineClient engine, ReadingSource readings, EarningsSource earnings, Locale locale, Supplier<ZoneId> zone,
                              InstantSource clock, WindowMemory memory, CatalogueSource catalogue, Consumer<String> browser) {
    /** With the system's language, zone and clock. */
    public static DesktopServices of(EngineClient engine, ReadingSource readings, EarningsSource earnings, WindowMemory memory,
                                     CatalogueSource catalogue) {
        return new DesktopServices(engine, readings, earnings, Locale.getDefault(), ZoneId::systemDefault, InstantSource.system(), memory,
                catalogue, _ -> { });
    }

    /** The same with a way to web pages. */
    public DesktopServices withBrowser(Consumer<String> opener) {
        return new DesktopServices(engine, readings, earnings, locale, zone, clock, memory, catalogue, opener);
    }
}
