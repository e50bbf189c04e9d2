package app.hearth.rewards;

import app.hearth.rewards.EarningsSource.Kind;
import app.hearth.rewards.Event.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How the book stands, and how fresh it is. Receipts are not in it: {@link BookReader} reads them page by page.
 *
 * @param sources all that are asked, by name
 * @param sums    by source, unit and state; what came to nothing is left out
 * @param days    what each local day brought, oldest first; not what came before the book
 * @param counts  events by source and state
 * @param trouble why the book cannot be read, in words for the user; the figures are then the last known
 */
public record RewardsSnapshot(List<SourceState> sources, List<Book.Sum> sums, List<BookReader.Day> days, List<BookReader.Count> counts,
                              Optional<String> trouble) {
    public static final RewardsSnapshot NONE = new RewardsSnapshot(List.of(), List.of(), List.of(), List.of(), Optional.empty());

    public RewardsSnapshot {
        sources = List.copyOf(sources);
        sums = List.copyOf(sums);
        days = List.copyOf(days);
        counts = List.copyOf(counts);
    }

    /**
     * A source and how fresh its figures are.
     *
     * @param fetchedAt when it last answered; empty before the first time
     * @param error     why it did not answer the last time, in words for the user
     */
    public record SourceState(String name, String label, Kind kind, Optional<Instant> fetchedAt, Optional<String> error, List<Fact> facts) {
        public SourceState {
            facts = List.copyOf(facts);
        }
    }

    /** What all sources brought for good in a unit: validated and paid. */
    public Amount earned(String unit) {
        return sum(sum -> sum.unit().equals(unit) && sum.state() != State.PENDING);
    }

    /** What a source brought for good in a unit. */
    public Amount earned(String source, String unit) {
        return sum(sum -> sum.source().equals(source) && sum.unit().equals(unit) && sum.state() != State.PENDING);
    }

    /** What is still checked in a unit. */
    public Amount pending(String unit) {
        return sum(sum -> sum.unit().equals(unit) && sum.state() == State.PENDING);
    }

    /** What a source still checks in a unit. */
    public Amount pending(String source, String unit) {
        return sum(sum -> sum.source().equals(source) && sum.unit().equals(unit) && sum.state() == State.PENDING);
    }

    private Amount sum(Predicate<Book.Sum> which) {
        return sums.stream().filter(which).map(Book.Sum::amount).reduce(Amount.ZERO, Amount::plus);
    }

    /** How many events of a source stand in a state. */
    public int count(String source, State state) {
        return counts.stream().filter(count -> count.source().equals(source) && count.state() == state).mapToInt(BookReader.Count::events).sum();
    }

    /** How many tasks are still checked. */
    public int pendingTasks() {
        return counts.stream().filter(count -> count.state() == State.PENDING).mapToInt(BookReader.Count::events).sum();
    }

    /** Whether nothing at all came in or is on its way. */
    public boolean empty() {
        return sums.isEmpty() && days.isEmpty() && counts.isEmpty();
    }
}
