package app.hearth.rewards.statement;

import app.hearth.rewards.Book.Sum;
import app.hearth.rewards.Book.Why;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.Event.Proof;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.value.Balance;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What stands on the statement of a month.
 *
 * @param zone     whose midnight begins the month
 * @param made     when the book was read
 * @param networks with something in this month, by name
 * @param signed   judged receipts and payments whose signature was checked on this computer
 * @param unsigned judged receipts and payments by their source's word alone
 */
public record StatementData(YearMonth month, ZoneId zone, Instant made, List<Network> networks, Balance balance, int signed, int unsigned) {
    public StatementData {
        networks = List.copyOf(networks);
    }

    /**
     * A network or wallet.
     *
     * @param sums     of the month, by unit and state; of what was handed in this month and is not judged yet, too
     * @param receipts how many of the month's stand in which state
     */
    public record Network(String label, List<Sum> sums, Map<State, Integer> receipts) {
        public Network {
            sums = List.copyOf(sums);
            receipts = Collections.unmodifiableMap(new EnumMap<>(receipts));
        }
    }

    /**
     * Goes through the book once.
     *
     * @param labels  names of sources for the user, by their key; one that is missing stands under its key
     * @param balance of the same month
     */
    public static StatementData of(BookReader book, ZoneId zone, Instant made, Map<String, String> labels, Balance balance) throws IOException {
        var gathering = new Gathering(balance.month(), zone);
        book.atOneMoment(() -> gathering.read(book));
        var names = new TreeSet<>(gathering.sums.keySet());
        names.addAll(gathering.receipts.keySet());
        var networks = names.stream().map(name -> new Network(labels.getOrDefault(name, name),
                List.copyOf(gathering.sums.getOrDefault(name, new TreeMap<>()).values()),
                gathering.receipts.getOrDefault(name, new EnumMap<>(State.class)))).toList();
        return new StatementData(balance.month(), zone, made, networks, balance, gathering.signed, gathering.unsigned);
    }

    /** What is added up on the way through the book. */
    private static final class Gathering {
        final Map<String, Map<List<String>, Sum>> sums = new TreeMap<>();
        final Map<String, EnumMap<State, Integer>> receipts = new TreeMap<>();
        int signed;
        int unsigned;
        private final Instant from;
        private final Instant to;

        Gathering(YearMonth month, ZoneId zone) {
            from = month.atDay(1).atStartOfDay(zone).toInstant();
            to = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        }

        void read(BookReader book) throws IOException {
            book.receipts(receipt -> {
                var event = receipt.event();
                if (!holds(event.at())) return;
                receipts.computeIfAbsent(event.source(), _ -> new EnumMap<>(State.class)).merge(event.state(), 1, Integer::sum);
                if (event.state() == State.PENDING || event.state() == State.REPORTED) return;
                if (event.facts().proof() == Proof.SIGNED) signed++;
                else unsigned++;
            });
            book.entries(entry -> {
                if (!holds(entry.at()) || entry.why() == Why.OPENING) return;
                var sum = new Sum(entry.source(), entry.unit(), entry.state(), entry.amount());
                sums.computeIfAbsent(entry.source(), _ -> new TreeMap<>(Comparator.comparing(List::toString)))
                        .merge(List.of(entry.unit(), entry.state().name()), sum,
                                (a, b) -> new Sum(a.source(), a.unit(), a.state(), a.amount().plus(b.amount())));
            });
            sums.values().forEach(of -> of.values().removeIf(sum -> sum.amount().isZero()));
            sums.values().removeIf(Map::isEmpty);
        }

        private boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }
}
