package app.hearth.desktop.work;

import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import java.time.LocalDate;

/** A line of the journal's list. */
sealed interface JournalRow {
    /** The day that the lines below it belong to. */
    record Day(LocalDate date, String words) implements JournalRow {}

    /** One event. */
    record Event(String time, Kind kind, String words, String network) implements JournalRow {}
}
