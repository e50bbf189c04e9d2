package app.hearth.rewards;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One thing that earned, or may earn, as its source tells of it now: a task's result, a payment. Told again with a later time or another
 * amount it is the same event with more history.
 *
 * @param source    where it comes from: a network's master URL, or another name that stays
 * @param id        what the source calls it; the same again means the same event
 * @param title     what it was, in the source's words; may be empty
 * @param app       short name of a task's application; empty for anything else
 * @param unit      what the amount is in: {@link #CREDIT} or a currency such as GRC
 * @param amount    granted or paid; expected while pending; zero when rejected
 * @param at        when it came to this state, by the source's word
 * @param counted   whether the amount counts by itself once validated; not where the source's total already holds it
 * @param number    its place in the source's own book, 0 where that has none
 */
public record Event(String source, String id, String title, String app, String unit, Amount amount, State state, Instant at,
                    boolean counted, long number, Facts facts) {
    /** The unit of BOINC's networks; no money. */
    public static final String CREDIT = "credit";
    /** Clocks of servers and computers that are right differ by less. */
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    /** Times count to the millisecond, as the book keeps them: else what is told again would look new. */
    public Event {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Where an event stands; later ones follow earlier ones, never the other way. */
    public enum State {
        /** Not judged yet. */
        PENDING,
        /** Handed in at a source that judges it in silence and names its credit in a total only. */
        REPORTED,
        /** Not accepted, or it failed here. */
        REJECTED,
        /** Accepted. */
        VALIDATED,
        /** Paid. */
        PAID
    }

    /** What the book adds up for it. */
    public Amount booked() {
        boolean counts = state == State.PENDING || counted && (state == State.VALIDATED || state == State.PAID);
        return counts ? amount : Amount.ZERO;
    }

    /** Whether this word is newer than another about the same event. One from well beyond {@code now} is from a clock that was wrong: it outlasts nothing. */
    boolean follows(Event other, Instant now) {
        if (other.concluded() && !concluded()) return true;
        boolean judged = state != State.PENDING;
        boolean otherJudged = other.state != State.PENDING;
        return judged == otherJudged ? !at.isBefore(other.at) || other.at.isAfter(now.plus(CLOCKS_DIFFER)) : judged;
    }

    /** Whether its rejection is a conclusion of the book's from a list without it: any word of the source itself is better. */
    private boolean concluded() {
        return state == State.REJECTED && facts.judged().isEmpty() && facts.explanation().isBlank();
    }

    /**
     * What is on the receipt beside the amount.
     *
     * @param elapsed     run time as the computer reported it
     * @param cpu         processor time as the computer reported it
     * @param explanation what the check found, in the source's words
     * @param proof       what vouches for it
     */
    public record Facts(Optional<Instant> sent, Optional<Instant> reported, Optional<Instant> judged, Duration elapsed, Duration cpu,
                        String explanation, Proof proof) {
        public Facts {
            sent = sent.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
            reported = reported.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
            judged = judged.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
            elapsed = elapsed.truncatedTo(ChronoUnit.MILLIS);
            cpu = cpu.truncatedTo(ChronoUnit.MILLIS);
        }

        Facts explained(String other) {
            return new Facts(sent, reported, judged, elapsed, cpu, other, proof);
        }
    }

    /** What vouches for a receipt. */
    public enum Proof {
        /** The source says so; it signs nothing. */
        WORD,
        /** Its signature was checked on this computer. */
        SIGNED
    }
}
