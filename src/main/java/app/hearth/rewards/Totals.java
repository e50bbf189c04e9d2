package app.hearth.rewards;

import app.hearth.rewards.Book.Entry;
import app.hearth.rewards.Book.Why;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.Told.Holder;
import app.hearth.rewards.Told.Total;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Enters what sources say of their totals in the book, so that what came in once counts once: also where a computer gets another number, two numbers are
 * merged, or a source is met again at another address.
 */
final class Totals {
    /** What was last heard of who holds an account. */
    static final String HOLDERS = "CREATE TABLE IF NOT EXISTS holder (source TEXT NOT NULL, event TEXT NOT NULL, unit TEXT NOT NULL, identity TEXT NOT NULL,"
            + " has INTEGER, PRIMARY KEY (source, event, unit)) WITHOUT ROWID";
    /** The same account of one source under another name. Found once, it holds for ever: else its credit would one day look new. */
    static final String LINKS = "CREATE TABLE IF NOT EXISTS link (source TEXT NOT NULL, event TEXT NOT NULL, unit TEXT NOT NULL, other TEXT NOT NULL,"
            + " PRIMARY KEY (source, event, unit, other)) WITHOUT ROWID";
    /** All names under which a source was met, its own among them. */
    private static final String NAMES = "WITH RECURSIVE names(name) AS (VALUES(?) UNION SELECT other FROM link JOIN names ON link.source = name) ";
    /** The event that holds the part of a source's total that no event of it explains. */
    private static final String REST = "";
    /** Before the name of an account of a source, where an event's name would stand. */
    private static final String ACCOUNT = "account ";
    /** Totals are sums of floating point numbers, printed with six decimals (sched/sched_send.cpp): units by which two of the same sum may differ. */
    private static final long ROUNDING = Amount.of(0.001).units();

    private final Connection connection;
    private final Entering book;

    /** Makes a line. */
    interface Entering {
        void enter(Entry entry) throws SQLException;
    }

    Totals(Connection connection, Entering book) {
        this.connection = connection;
        this.book = book;
    }

    /** One account of a source, with all that is asked of it. */
    private record Account(String source, String event, String unit) {}

    /** @return how many lines were made, at least */
    int enter(String source, Total total, Instant now) throws SQLException {
        var account = new Account(source, total.account().isEmpty() ? REST : ACCOUNT + total.account(), total.unit());
        boolean known = !BookReader.history(connection, source, account.event()).stream().filter(entry -> entry.unit().equals(total.unit())).toList().isEmpty();
        boolean own = !total.account().isEmpty();
        var elsewhere = own ? links(account) : Set.<String>of();
        if (own && !known && elsewhere.isEmpty()) elsewhere = meet(account, total);
        boolean first = !known && elsewhere.isEmpty();
        if (first && own) inherit(account, total, now);
        var missing = total.amount().minus(validated(account));
        for (var other : elsewhere) missing = missing.minus(validated(new Account(other, account.event(), account.unit())));
        var merged = first || !own ? Amount.ZERO : merged(account, total, missing, now);
        if (own && total.holder().isPresent()) keep(account, total.holder().get());
        if (!merged.isZero()) enter(account, merged, now, Why.OPENING);
        missing = missing.minus(merged);
        if (!first && missing.isZero()) return merged.isZero() ? 0 : 1;
        enter(account, missing, now, first ? Why.OPENING : Why.TOTAL);
        return 1;
    }

    private void enter(Account account, Amount amount, Instant now, Why why) throws SQLException {
        book.enter(new Entry(account.source(), account.event(), State.VALIDATED, account.unit(), amount, now, now, why));
    }

    /**
     * Who gets another number at a project has most often been merged there with the one before: what that had is in the new total, and would count
     * twice, so it moves to the new account. A new total below what was had cannot contain it: that one begins anew and inherits nothing.
     */
    private void inherit(Account account, Total total, Instant now) throws SQLException {
        var before = others(account).stream().findFirst();
        if (before.isEmpty()) return;
        long had = validated(before.get());
        if (had > 0 && total.amount().units() >= had - ROUNDING) empty(before.get(), now);
    }

    /** The source's other accounts in the unit, the latest first, each under all names of the source. */
    private List<List<Account>> others(Account account) throws SQLException {
        var names = names(account.source());
        var others = new ArrayList<List<Account>>();
        try (var query = connection.prepareStatement(NAMES + "SELECT event FROM entry WHERE source IN (SELECT name FROM names)"
                + " AND unit = ? AND event LIKE '" + ACCOUNT + "%' AND event <> ? GROUP BY event ORDER BY max(id) DESC")) {
            Book.set(query, account.source(), account.unit(), account.event());
            var rows = query.executeQuery();
            while (rows.next()) {
                String event = rows.getString(1);
                others.add(names.stream().map(name -> new Account(name, event, account.unit())).toList());
            }
        }
        return others;
    }

    private long validated(List<Account> accounts) throws SQLException {
        long all = 0;
        for (var account : accounts) all += validated(account).units();
        return all;
    }

    private void empty(List<Account> accounts, Instant now) throws SQLException {
        for (var account : accounts) {
            var had = validated(account);
            if (!had.isZero()) enter(account, had.negated(), now, Why.OPENING);
        }
    }

    /**
     * What came over from a number that was merged into this one later. A computer cannot earn more than all of the holder's together: what it has more,
     * it has from another one, and as far as the book knows that one its part moves along.
     */
    private Amount merged(Account account, Total total, Amount grown, Instant now) throws SQLException {
        var before = has(account);
        var all = total.holder().flatMap(Holder::has);
        if (before.isEmpty() || all.isEmpty() || grown.units() <= ROUNDING) return Amount.ZERO;
        var earned = all.get().minus(before.get());
        if (earned.units() < 0 || all.get().units() < total.amount().units() - ROUNDING) return Amount.ZERO; // corrected, or no such figure
        long moved = 0;
        long excess = grown.minus(earned).units();
        for (var other : others(account)) {
            long had = validated(other);
            if (excess <= ROUNDING) break;
            if (had <= 0 || moved + had > grown.units() + ROUNDING) continue;
            empty(other, now);
            moved += had;
            excess -= had;
        }
        return new Amount(Math.min(moved, grown.units()));
    }

    /** The same account under other names, when it is first met under this one. */
    private Set<String> meet(Account account, Total total) throws SQLException {
        var names = names(account.source());
        var found = new TreeSet<String>();
        try (var query = connection.prepareStatement("SELECT DISTINCT entry.source, identity FROM entry LEFT JOIN holder USING (source, event, unit)"
                + " WHERE event = ? AND unit = ? AND entry.source <> ?")) {
            Book.set(query, account.event(), account.unit(), account.source());
            var rows = query.executeQuery();
            while (rows.next()) {
                String other = rows.getString(1);
                if (names.contains(other) || same(account.source(), other, total.holder(), Optional.ofNullable(rows.getString(2)))) found.add(other);
            }
        }
        for (var other : List.copyOf(found)) found.addAll(links(new Account(other, account.event(), account.unit())));
        found.remove(account.source());
        long had = validated(found.stream().map(other -> new Account(other, account.event(), account.unit())).toList());
        if (total.amount().units() < had - ROUNDING) return Set.of(); // it cannot contain that: another one of the same name and number
        for (var other : found) {
            link(account, other);
            link(new Account(other, account.event(), account.unit()), account.source());
        }
        return found;
    }

    private static boolean same(String source, String other, Optional<Holder> holder, Optional<String> identity) {
        if (bare(source).equals(bare(other))) return true;
        if (holder.isEmpty()) return false;
        var one = holder.get();
        return one.former().contains(other) || !one.beside().contains(other) && !one.identity().isEmpty() && identity.filter(one.identity()::equals).isPresent();
    }

    /** An address without its scheme: a project is the same one encrypted and not. */
    private static String bare(String source) {
        return source.replaceFirst("^https?://(www\\.)?", "//");
    }

    private void link(Account account, String other) throws SQLException {
        try (var put = connection.prepareStatement("INSERT OR IGNORE INTO link VALUES (?, ?, ?, ?)")) {
            Book.set(put, account.source(), account.event(), account.unit(), other);
            put.executeUpdate();
        }
    }

    private Set<String> links(Account account) throws SQLException {
        return texts("SELECT other FROM link WHERE source = ? AND event = ? AND unit = ?", account.source(), account.event(), account.unit());
    }

    private Set<String> names(String source) throws SQLException {
        return texts(NAMES + "SELECT name FROM names", source);
    }

    private Set<String> texts(String sql, Object... values) throws SQLException {
        var texts = new TreeSet<String>();
        try (var query = connection.prepareStatement(sql)) {
            Book.set(query, values);
            var rows = query.executeQuery();
            while (rows.next()) texts.add(rows.getString(1));
        }
        return texts;
    }

    private Optional<Amount> has(Account account) throws SQLException {
        try (var query = connection.prepareStatement("SELECT has FROM holder WHERE source = ? AND event = ? AND unit = ?")) {
            Book.set(query, account.source(), account.event(), account.unit());
            var row = query.executeQuery();
            return row.next() && row.getObject(1) != null ? Optional.of(new Amount(row.getLong(1))) : Optional.empty();
        }
    }

    private void keep(Account account, Holder holder) throws SQLException {
        try (var put = connection.prepareStatement("INSERT OR REPLACE INTO holder VALUES (?, ?, ?, ?, ?)")) {
            Book.set(put, account.source(), account.event(), account.unit(), holder.identity(),
                    holder.has().map(Amount::units).orElse(null));
            put.executeUpdate();
        }
    }

    private Amount validated(Account account) throws SQLException {
        try (var query = connection.prepareStatement("SELECT coalesce(sum(amount), 0) FROM entry WHERE state = 'VALIDATED' AND source = ? AND unit = ?"
                + " AND (? = '' OR event = ?)")) {
            Book.set(query, account.source(), account.unit(), account.event(), account.event());
            var row = query.executeQuery();
            row.next();
            return new Amount(row.getLong(1));
        }
    }
}
