package app.hearth.rewards;

import java.time.Instant;

/** A figure of a source beside its amounts, such as an average. Its key names the words for it. */
public sealed interface Fact {
    /** Key of its words, such as {@code host.average}. */
    String key();

    /** A number; the unit is {@link Event#CREDIT}, a currency, or empty for a plain number. */
    record Number(String key, double value, String unit) implements Fact {}

    /** A moment, such as when something ends. */
    record Moment(String key, Instant at) implements Fact {}

    /** A name or state in the source's words. */
    record Word(String key, String text) implements Fact {}
}
