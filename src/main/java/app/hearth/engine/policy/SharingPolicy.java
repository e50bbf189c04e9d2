package app.hearth.engine.policy;

import app.hearth.engine.policy.Decision.Allowance;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.engine.policy.Decision.Share;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides whether work may run. One pure function: the same wishes and conditions always give the same answer. */
public final class SharingPolicy {
    private SharingPolicy() {}

    /**
     * What the user wants.
     *
     * @param stopped whether the user said stop
     * @param since   when that was said
     * @param until   when it ends by itself; empty while only the user can end it
     * @param limit   the allowance while sharing
     * @param keepFree bytes that must stay free on the disk
     */
    public record Wishes(boolean stopped, Instant since, Optional<Instant> until, Allowance limit, long keepFree) {}

    /** What the computer says. Bytes. */
    public record Conditions(Instant now, long freeDisk) {}

    /** Decides; a hold names every reason in force, the one that ends last first. */
    public static Decision decide(Wishes wishes, Conditions conditions) {
        List<Reason> reasons = new ArrayList<>();
        boolean snoozed = wishes.until().filter(until -> until.isAfter(conditions.now())).isPresent();
        if (wishes.stopped() && wishes.until().isEmpty()) reasons.add(new Reason.PausedByUser());
        if (conditions.freeDisk() < wishes.keepFree()) reasons.add(new Reason.DiskFull(conditions.freeDisk(), wishes.keepFree()));
        if (wishes.stopped() && snoozed) reasons.add(new Reason.Snoozed(wishes.since(), wishes.until().get()));
        if (reasons.isEmpty()) return new Share(wishes.limit());
        boolean endsByItself = reasons.stream().allMatch(Reason.Snoozed.class::isInstance);
        return new Hold(reasons, endsByItself ? wishes.until() : Optional.empty());
    }
}
