package app.hearth.engine.policy;

import app.hearth.settings.HowMuch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the user asked for just now, beside the lasting settings.
 *
 * @param stop         everything stops
 * @param shareNow     until then share whatever schedule, presence and manners say; budgets, heat, battery and disk still hold
 * @param instead      other figures for a time
 * @param firstMinutes until then share a little even while the computer is in use, so that a new user sees it work
 * @param extra        hours added to one day's budget
 * @param skipped      no exception by date counts before then
 * @param finishing    nothing new starts
 */
public record Wishes(Optional<Stop> stop, Optional<Instant> shareNow, Optional<Instead> instead, Optional<Instant> firstMinutes,
                     Optional<Extra> extra, Optional<Instant> skipped, boolean finishing) {
    public static final Wishes NONE = new Wishes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), false);

    /**
     * @param until   when it ends by itself; empty while only the user ends it, or the end of {@code program}
     * @param program lower-case base name of the program whose end ends it
     */
    public record Stop(Instant since, Optional<Instant> until, Optional<String> program) {}

    /** These figures in place of the ruling level's until then. */
    public record Instead(HowMuch figures, Instant until) {}

    /** So many hours more on this date. */
    public record Extra(LocalDate date, double hours) {}

    /** The other figures that hold at a moment. */
    public Optional<Instead> insteadAt(Instant moment) {
        return instead.filter(wish -> moment.isBefore(wish.until()));
    }

    public Wishes withStop(Optional<Stop> wish) {
        return new Wishes(wish, shareNow, instead, firstMinutes, extra, skipped, finishing);
    }

    public Wishes withShareNow(Optional<Instant> wish) {
        return new Wishes(stop, wish, instead, firstMinutes, extra, skipped, finishing);
    }

    public Wishes withInstead(Optional<Instead> wish) {
        return new Wishes(stop, shareNow, wish, firstMinutes, extra, skipped, finishing);
    }

    public Wishes withFirstMinutes(Optional<Instant> wish) {
        return new Wishes(stop, shareNow, instead, wish, extra, skipped, finishing);
    }

    public Wishes withExtra(Optional<Extra> wish) {
        return new Wishes(stop, shareNow, instead, firstMinutes, wish, skipped, finishing);
    }

    public Wishes withSkipped(Optional<Instant> wish) {
        return new Wishes(stop, shareNow, instead, firstMinutes, extra, wish, finishing);
    }
}
