package app.hearth.rewards.gridcoin;

import app.hearth.rewards.Amount;
import app.hearth.rewards.gridcoin.Income.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What came in, from the wallet's rows. Pure. */
final class Incomes {
    private Incomes() {}

    /** What a staked block paid for research, by the claim in the block. */
    record Claim(Amount research) {}

    /**
     * Sorts rows by what the coins were for. The wallet lists a block that it staked as one row with all that the block minted, and a row for each
     * part that it passed on (side stakes, claims of others); the research part is in the block's claim only.
     *
     * @param claims by block hash; a block whose claim is not known yet is left out
     */
    static List<Income> of(List<Row> rows, Function<String, Optional<Claim>> claims) {
        var byTransaction = new LinkedHashMap<String, List<Row>>();
        for (var row : rows) {
            if (!row.transaction().isEmpty()) byTransaction.computeIfAbsent(row.transaction(), _ -> new ArrayList<>()).add(row);
        }
        var incomes = new ArrayList<Income>();
        byTransaction.values().forEach(parts -> {
            var own = parts.stream().filter(Row::own).findFirst();
            if (own.isPresent()) staked(own.get(), parts, claims, incomes);
            else received(parts, incomes);
        });
        return incomes;
    }

    private static void staked(Row own, List<Row> parts, Function<String, Optional<Claim>> claims, List<Income> incomes) {
        Amount others = sum(parts, "MRC PAYMENT SENT");
        Amount passedOn = sum(parts, "POS SIDE STAKE SENT").plus(sum(parts, "POR SIDE STAKE SENT"));
        Amount earned = own.amount().plus(others);
        Amount kept = atLeastZero(earned.plus(passedOn));
        var state = own.state();
        if (state == Income.State.ORPHANED) {
            // Neither type nor claim of a lost block is known; one line says that it was lost.
            incomes.add(new Income(own.transaction() + ":stake", Kind.STAKE, Amount.ZERO, state, own.at(), own.transaction()));
            incomes.add(new Income(own.transaction() + ":research", Kind.RESEARCH, Amount.ZERO, state, own.at(), own.transaction()));
            return;
        }
        var claim = own.block().flatMap(claims);
        if (claim.isEmpty()) return;
        Amount research = part(claim.get().research(), kept, earned);
        if (!research.isZero()) incomes.add(new Income(own.transaction() + ":research", Kind.RESEARCH, research, state, own.at(), own.transaction()));
        incomes.add(new Income(own.transaction() + ":stake", Kind.STAKE, kept.minus(research), state, own.at(), own.transaction()));
    }

    /** Of an amount the part that was kept of the whole; never more than was kept. */
    private static Amount part(Amount amount, Amount kept, Amount whole) {
        if (whole.units() <= 0 || amount.units() <= 0) return Amount.ZERO;
        long part = BigDecimal.valueOf(amount.units()).multiply(BigDecimal.valueOf(kept.units()))
                .divide(BigDecimal.valueOf(whole.units()), 0, RoundingMode.DOWN).min(BigDecimal.valueOf(kept.units())).longValueExact();
        return new Amount(part);
    }

    private static void received(List<Row> parts, List<Income> incomes) {
        var sums = new LinkedHashMap<Kind, Income>();
        for (var row : parts) {
            var kind = kind(row);
            if (kind.isEmpty()) continue;
            var amount = row.state() == Income.State.ORPHANED ? Amount.ZERO : row.amount();
            var one = new Income(row.transaction() + ":" + name(kind.get()), kind.get(), amount, row.state(), row.at(), row.transaction());
            sums.merge(kind.get(), one, (a, b) -> new Income(a.id(), a.kind(), a.amount().plus(b.amount()), a.state(), a.at(), a.transaction()));
        }
        // Coins that came from oneself are listed as sent too; only what is more than that came in.
        Amount sent = parts.stream().filter(row -> row.category().equals("send")).map(Row::amount).reduce(Amount.ZERO, Amount::plus);
        sums.values().stream().filter(income -> income.kind() != Kind.RECEIVED || income.amount().plus(sent).units() > 0).forEach(incomes::add);
    }

    private static Optional<Kind> kind(Row row) {
        if (row.amount().units() <= 0) return Optional.empty();
        if (row.category().equals("receive")) return Optional.of(Kind.RECEIVED);
        if (!row.minted()) return Optional.empty();
        return switch (row.type()) {
            case "MRC PAYMENT RECEIVED" -> Optional.of(Kind.CLAIM);
            case "POS SIDE STAKE RECEIVED", "POR SIDE STAKE RECEIVED" -> Optional.of(Kind.SIDE_STAKE);
            default -> Optional.empty();
        };
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case RESEARCH -> "research";
            case CLAIM -> "claim";
            case STAKE -> "stake";
            case SIDE_STAKE -> "side";
            case RECEIVED -> "received";
        };
    }

    private static Amount sum(List<Row> rows, String type) {
        return rows.stream().filter(row -> row.type().equals(type) && row.amount().units() < 0).map(Row::amount).reduce(Amount.ZERO, Amount::plus);
    }

    private static Amount atLeastZero(Amount amount) {
        return amount.units() < 0 ? Amount.ZERO : amount;
    }
}
