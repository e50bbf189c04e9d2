package app.hearth.rewards.gridcoin;

import app.hearth.rewards.Amount;
import java.time.Instant;

/**
 * Coins that came into the wallet, by what for.
 *
 * @param id     stays the same for the same coins: the transaction and the kind
 * @param amount what the wallet keeps of it, 0 or more
 * @param at     time of the block, or of the transaction while it is in none
 */
public record Income(String id, Kind kind, Amount amount, State state, Instant at, String transaction) {
    /** What it was for. */
    public enum Kind {
        /** For computing: the research part of a block that this wallet staked. */
        RESEARCH,
        /** For computing: claimed without staking (MRC). */
        CLAIM,
        /** For holding coins: the other part of a block that this wallet staked. */
        STAKE,
        /** A part of somebody else's block. */
        SIDE_STAKE,
        /** Sent by somebody, also by oneself. */
        RECEIVED;

        /** Whether computing earned it. */
        public boolean research() {
            return this == RESEARCH || this == CLAIM;
        }
    }

    /** Whether it can be counted on. */
    public enum State {
        /** Too new: the block can still be replaced, the coins cannot be spent yet. */
        MATURING,
        SETTLED,
        /** Another block took its place; nothing came in. */
        ORPHANED
    }
}
