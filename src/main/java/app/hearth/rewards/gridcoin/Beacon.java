package app.hearth.rewards.gridcoin;

import com.google.gson.JsonArray;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The entry on the chain that ties a researcher's CPID to the wallet's key; without a living one no research is rewarded.
 *
 * @param advertised when it was made known
 * @param expires    when it ends unless it is renewed
 */
public record Beacon(State state, Optional<Instant> advertised, Optional<Instant> expires) {
    public static final Beacon NONE = new Beacon(State.NONE, Optional.empty(), Optional.empty());
    public static final Beacon UNKNOWN = new Beacon(State.UNKNOWN, Optional.empty(), Optional.empty());
    public static final Beacon NOT_A_CRUNCHER = new Beacon(State.NOT_A_CRUNCHER, Optional.empty(), Optional.empty());
    /** Six months of 30 days ({@code Beacon::MAX_AGE}, {@code src/gridcoin/beacon.h}). */
    private static final Duration LIFE = Duration.ofDays(180);
    /** The wallet's own way to print a time, in UTC ({@code TimestampToHRDate}, {@code src/util.cpp}). */
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("MM-dd-uuuu HH:mm:ss", Locale.ROOT);

    /** How it stands. */
    public enum State {
        /** Research is rewarded. */
        ACTIVE,
        /** Active, in its last month: it can and should be renewed now. */
        RENEWABLE,
        /** Sent; the network has not confirmed it yet. */
        PENDING,
        /** Active, but its key is not in this wallet, which so can neither stake research nor renew it ({@code private_key_available}). */
        NO_KEY,
        /** Over; research earns nothing until it is made anew. */
        EXPIRED,
        /** The wallet knows the CPID but has none. */
        NONE,
        /** The wallet only holds coins. */
        NOT_A_CRUNCHER,
        /** This version of the wallet does not tell, or in words of its own. */
        UNKNOWN
    }

    /**
     * From the answer of {@code beaconstatus}. The wallet lists a beacon as active until the chain forgets it, also when it is over; and as pending also
     * when the network did not confirm it in time.
     */
    static Beacon of(Fields status) throws WalletException {
        var pending = pending(GridcoinRpc.array(status.object().get("pending")));
        var active = GridcoinRpc.array(status.object().get("active"));
        if (active.isEmpty()) return pending.orElse(NONE);
        var entry = Fields.of(active.get(0));
        var since = since(entry);
        if (entry.flag("expired")) return pending.orElse(new Beacon(State.EXPIRED, since, since.map(start -> start.plus(LIFE))));
        if (!entry.flagOr("private_key_available", true)) return new Beacon(State.NO_KEY, since, since.map(start -> start.plus(LIFE)));
        return new Beacon(entry.flagOr("renewable", false) ? State.RENEWABLE : State.ACTIVE, since, since.map(start -> start.plus(LIFE)));
    }

    private static Optional<Beacon> pending(JsonArray entries) throws WalletException {
        for (var element : entries) {
            var entry = Fields.of(element);
            if (!entry.flagOr("expired", false)) return Optional.of(new Beacon(State.PENDING, since(entry), Optional.empty()));
        }
        return Optional.empty();
    }

    private static Optional<Instant> since(Fields entry) throws WalletException {
        try {
            return Optional.of(LocalDateTime.parse(entry.text("timestamp"), PRINTED).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty(); // the state stands without its date
        }
    }
}
