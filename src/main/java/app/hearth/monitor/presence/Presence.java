package app.hearth.monitor.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the user right now.
 *
 * @param method  where it is known from
 * @param idle    since the last key or mouse, to the second: less than one second counts as zero; empty where it cannot be told
 * @param locked  whether the screen is known to be locked
 * @param at      when this was said
 * @param problem one of the codes below: why it cannot be told, or why not in the best way for
 *                this desktop; with no method and no problem, sources are still being tried
 */
public record Presence(Method method, Optional<Duration> idle, boolean locked, Instant at, Optional<String> problem) {
    /** No source answers on this desktop. */
    public static final String NO_SOURCE = "no-source";
    /** A better source for this desktop does not answer, so that a lesser one is in use. */
    public static final String FALLBACK = "fallback";
    /** This desktop has not told the session manager anything yet; some never do. */
    public static final String HINT_UNSET = "hint-unset";
}
