package app.hearth.rewards.gridcoin;

import app.hearth.rewards.Amount;
import app.hearth.rewards.EarningsSource;
import app.hearth.rewards.Event;
import app.hearth.rewards.Event.Facts;
import app.hearth.rewards.Event.Proof;
import app.hearth.rewards.Fact;
import app.hearth.rewards.Told;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Gridcoin wallet as a source of earnings. What computing earned counts; what holding coins brought, and what others sent, is told as a receipt
 * that does not count. What is accrued and not paid yet is one pending event, whose amount moves.
 */
public final class GridcoinEarnings implements EarningsSource {
    public static final String NAME = "gridcoin";
    /** Unit of its amounts. */
    public static final String UNIT = "GRC";
    /** Of a testnet, whose coins are worth nothing. */
    public static final String TEST_UNIT = "tGRC";
    /** Blocks come about every 90 seconds, what is accrued moves slowly. */
    private static final Duration PACE = Duration.ofMinutes(10);
    /** What is accrued grows all the time; a new line in the book for each hundredth is enough. */
    private static final double STEP = 0.01;

    private final GridcoinWallet wallet;
    private Optional<Event> accrued = Optional.empty();
    /** What was pending at the last look, by id. */
    private final Set<String> maturing = new HashSet<>();

    public GridcoinEarnings(GridcoinWallet wallet) {
        this.wallet = wallet;
    }

    @Override public String name() {
        return NAME;
    }

    @Override public String label() {
        return "Gridcoin";
    }

    @Override public Kind kind() {
        return Kind.TOKEN;
    }

    @Override public Duration pace() {
        return PACE;
    }

    @Override public Told fetch(long since) throws IOException {
        try {
            return told(wallet.read());
        } catch (WalletException e) {
            throw new IOException(e.getMessage(), e); // the service shows only plain ones in their own words
        }
    }

    private Told told(WalletState state) {
        String unit = state.testnet() ? TEST_UNIT : UNIT;
        var events = new ArrayList<Event>();
        for (var income : state.incomes()) {
            if (!guessed(income, state)) event(income, unit).ifPresent(events::add);
        }
        state.accrued().ifPresent(amount -> events.add(accrued(amount, unit, state.at())));
        var pending = events.stream().filter(event -> event.state() == Event.State.PENDING).map(Event::id).collect(Collectors.toSet());
        maturing.clear();
        maturing.addAll(pending);
        // A reorganised chain takes rows out of the wallet's list, or their kind; what is not there any more waits for nothing.
        return new Told(events, state.complete() ? Optional.of(pending) : Optional.empty(), Optional.empty(), facts(state, unit));
    }

    /**
     * A lost block's row says nothing of what it was for. Where no research can have been in it, or it was told as something else before, none was lost.
     */
    private boolean guessed(Income income, WalletState state) {
        if (income.state() != Income.State.ORPHANED || maturing.contains(income.id())) return false;
        return state.cpid().isEmpty() || maturing.stream().anyMatch(id -> id.startsWith(income.transaction() + ":"));
    }

    private static Optional<Event> event(Income income, String unit) {
        boolean counts = income.kind().research();
        var state = switch (income.state()) {
            case MATURING -> Event.State.PENDING;
            case SETTLED -> Event.State.PAID;
            case ORPHANED -> Event.State.REJECTED;
        };
        // While it is pending an amount would count whatever it is for.
        if (!counts && state != Event.State.PAID) return Optional.empty();
        String app = "gridcoin-" + switch (income.kind()) {
            case RESEARCH -> "research";
            case CLAIM -> "claim";
            case STAKE -> "stake";
            case SIDE_STAKE -> "side";
            case RECEIVED -> "received";
        };
        return Optional.of(new Event(NAME, income.id(), "", app, unit, income.amount(), state, income.at(), counts, 0, facts(income.transaction())));
    }

    private static Facts facts(String explanation) {
        return new Facts(Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO, Duration.ZERO, explanation, Proof.WORD);
    }

    private Event accrued(Amount amount, String unit, Instant now) {
        double before = accrued.map(event -> event.amount().value()).orElse(-1.0);
        boolean same = accrued.filter(event -> event.unit().equals(unit)).isPresent()
                && Math.abs(amount.value() - before) <= STEP * Math.max(Math.abs(before), Math.abs(amount.value()));
        if (!same) {
            var at = accrued.map(Event::at).filter(last -> last.isAfter(now)).orElse(now); // a clock set back must not make it an older word
            accrued = Optional.of(new Event(NAME, "accrued", "", "gridcoin-accrued", unit, amount, Event.State.PENDING, at, true, 0, facts("")));
        }
        return accrued.orElseThrow();
    }

    private static List<Fact> facts(WalletState state, String unit) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact.Number("gridcoin.balance", state.balance().value(), unit));
        facts.add(new Fact.Number("gridcoin.maturing", state.maturing().value(), unit));
        state.accrued().ifPresent(amount -> facts.add(new Fact.Number("gridcoin.accrued", amount.value(), unit)));
        state.magnitude().ifPresent(value -> facts.add(new Fact.Number("gridcoin.magnitude", value, "")));
        state.cpid().ifPresent(cpid -> facts.add(new Fact.Word("gridcoin.cpid", cpid)));
        facts.add(new Fact.Word("gridcoin.beacon", state.beacon().state().name()));
        state.beacon().expires().ifPresent(end -> facts.add(new Fact.Moment("gridcoin.beacon.expires", end)));
        facts.add(new Fact.Word("gridcoin.staking", state.staking() ? "YES" : "NO"));
        if (!state.notStaking().isBlank()) facts.add(new Fact.Word("gridcoin.notStaking", state.notStaking().strip().replaceAll(";$", "")));
        facts.add(new Fact.Word("gridcoin.sync", state.inSync() ? "YES" : "NO"));
        return facts;
    }
}
