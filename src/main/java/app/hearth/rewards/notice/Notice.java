package app.hearth.rewards.notice;

import app.hearth.rewards.Amount;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something to tell, in figures; screens have the words.
 *
 * @param id      tells it from all others; stays the same over restarts
 * @param source  name of the source that it is about; empty where it is about all
 * @param label   the source's name for the user
 * @param amounts what came in, by unit
 * @param count   payments or tasks
 * @param at      when the newest part of it came about
 * @param end     when something ends, or a week's first day at 00:00 UTC
 * @param fresh   whether nobody has looked at it yet
 * @param waiting since when it waits for its turn as a system notification; empty where it is none, or had its turn
 */
public record Notice(Kind kind, String id, String source, String label, Map<String, Amount> amounts, int count, Instant at, Optional<Instant> end,
                     boolean fresh, Optional<Instant> waiting) {
    /** What it is about. Each can be turned down by itself. */
    public enum Kind {
        /** The first credit ever. */
        FIRST_CREDIT(Reach.SYSTEM),
        /** Coins were paid into a wallet for computing. */
        PAYOUT(Reach.SYSTEM),
        /** A wallet's beacon ends soon, or has ended: research is not rewarded then. */
        BEACON(Reach.SYSTEM),
        /** Results that a network did not accept, one after the other. */
        NOT_ACCEPTED(Reach.SYSTEM),
        /** What the last week brought. */
        WEEK(Reach.OFF);

        private final Reach usual;

        Kind(Reach usual) {
            this.usual = usual;
        }

        /** How far it goes until the user says otherwise. */
        public Reach usual() {
            return usual;
        }
    }

    /** How far a kind of notice goes. */
    public enum Reach {
        /** Not told. */
        OFF,
        /** A line on the screen, and a dot at the screen's name. */
        HERE,
        /** Also by the system, under the rules of {@link Notices#due}. */
        SYSTEM;

        /** One step less. */
        public Reach less() {
            return this == SYSTEM ? HERE : OFF;
        }
    }

    public Notice {
        amounts = Map.copyOf(amounts);
    }

    Notice seen() {
        return new Notice(kind, id, source, label, amounts, count, at, end, false, Optional.empty());
    }

    Notice told() {
        return new Notice(kind, id, source, label, amounts, count, at, end, fresh, Optional.empty());
    }

    /** Whether more of the same can go into it: it is still to be told by every way that it goes. */
    boolean takesMore(Reach reach) {
        return fresh && (waiting.isPresent() || reach != Reach.SYSTEM);
    }

    Notice plus(String unit, Amount amount, Instant when) {
        var all = new TreeMap<>(amounts);
        all.merge(unit, amount, Amount::plus);
        return new Notice(kind, id, source, label, all, count + 1, when.isAfter(at) ? when : at, end, fresh, waiting);
    }
}
