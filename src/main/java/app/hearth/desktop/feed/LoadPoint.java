package app.hearth.desktop.feed;

import app.hearth.monitor.Reading;
import java.time.Instant;

/** One moment of the live chart: fractions 0..1 of the whole processor. */
public record LoadPoint(Instant at, double shared, double yours) {
    /** The processor part of a reading. */
    public static LoadPoint of(Reading reading) {
        return new LoadPoint(reading.at(), reading.cpu().shared(), reading.cpu().yours());
    }
}
