package app.hearth.rewards.gridcoin;

import app.hearth.rewards.Amount;
import app.hearth.rewards.gridcoin.Incomes.Claim;
import app.hearth.rewards.gridcoin.WalletException.Problem;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/** A Gridcoin wallet as it stands. The first look reads all its transactions; later ones only those that can still change. One thread at a time. */
public final class GridcoinWallet {
    /** Rows in one answer; about 500 bytes each. */
    private static final int PAGE = 1000;
    /** Rows looked at in all; older ones are left out. */
    private static final int MOST = 50_000;
    /** A slow wallet is asked on at the next look. */
    private static final Duration LOOK = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;
    private static final int NO_SUCH_CALL = -32601;
    private static final int INVALID_PARAMETER = -8;
    private static final int NOT_FOUND = -5;

    private final WalletAddress address;
    private final String user;
    private final Supplier<Optional<String>> password;
    private final OkHttpClient http;
    private final InstantSource clock;
    private final Map<String, Claim> claims = new HashMap<>();
    /** Rows that are settled, by transaction. */
    private final Map<String, List<Row>> settled = new LinkedHashMap<>();
    private boolean complete;

    /** @param password asked for at each look, so that it is held nowhere longer than needed */
    public GridcoinWallet(WalletAddress address, String user, Supplier<Optional<String>> password, OkHttpClient http, InstantSource clock) {
        this.address = address;
        this.user = user;
        this.password = password;
        this.http = http;
        this.clock = clock;
    }

    /**
     * Only looks whether it answers and who it is; no transactions.
     *
     * @throws WalletException with the reason
     */
    public WalletState glance() throws IOException {
        return state(rpc(), List.of(), false);
    }

    /**
     * Everything; blocks until the wallet answers.
     *
     * @throws WalletException with the reason
     */
    public WalletState read() throws IOException {
        var rpc = rpc();
        var rows = rows(rpc);
        boolean all = findClaims(rpc, rows);
        return state(rpc, Incomes.of(rows, block -> Optional.ofNullable(claims.get(block))), all);
    }

    private GridcoinRpc rpc() throws WalletException {
        return new GridcoinRpc(address, user, password.get().orElseThrow(() -> new WalletException(Problem.NO_PASSWORD)), http);
    }

    private WalletState state(GridcoinRpc rpc, List<Income> incomes, boolean complete) throws IOException {
        try {
            var info = Fields.of(rpc.call("getinfo"));
            var staking = Fields.of(staking(rpc));
            var cpid = Optional.of(staking.textOr("CPID", "")).filter(id -> id.matches("[0-9a-fA-F]{32}"));
            boolean inSync = info.flagOr("in_sync", true);
            return new WalletState(clock.instant(), info.textOr("version", ""), info.flagOr("testnet", false), inSync,
                    info.coins("balance"), info.coins("stake"), cpid, staking.figureIfAny("current_magnitude"),
                    staking.coinsIfAny("BoincRewardPending").map(GridcoinWallet::owed), beacon(rpc, cpid), staking.flag("staking"), staking.textOr("mining-error", ""), incomes,
                    complete && inSync);
        } catch (GridcoinRpc.Answer e) {
            throw new WalletException(Problem.REFUSED, e.getMessage(), e);
        }
    }

    /** Right after a payment the wallet's reckoning can be a little below zero; nobody owes the network coins. */
    private static Amount owed(Amount accrued) {
        return accrued.units() < 0 ? Amount.ZERO : accrued;
    }

    /** The older name is an alias in newer wallets, which may drop it ({@code src/rpc/mining.cpp}). */
    private static JsonElement staking(GridcoinRpc rpc) throws IOException {
        try {
            return rpc.call("getmininginfo");
        } catch (GridcoinRpc.Answer e) {
            if (e.code == NO_SUCH_CALL) return rpc.call("getstakinginfo");
            throw e;
        }
    }

    private static Beacon beacon(GridcoinRpc rpc, Optional<String> cpid) throws IOException {
        if (cpid.isEmpty()) return Beacon.NOT_A_CRUNCHER;
        try {
            return Beacon.of(Fields.of(rpc.call("beaconstatus")));
        } catch (GridcoinRpc.Answer e) {
            if (e.code == INVALID_PARAMETER) return Beacon.NOT_A_CRUNCHER;
            if (e.code == NO_SUCH_CALL) return Beacon.UNKNOWN;
            throw e;
        }
    }

    /** All rows known, oldest first. */
    private List<Row> rows(GridcoinRpc rpc) throws IOException {
        try {
            for (int attempt = 1; ; attempt++) {
                var young = new ArrayList<Row>();
                var old = new ArrayList<Row>();
                var newest = page(rpc, 1, 0);
                boolean onePage = pages(rpc, young, old);
                // A transaction that arrives between two pages shifts them: rows would be counted twice.
                if (onePage || newest.equals(page(rpc, 1, 0))) return known(young, old);
                if (attempt == ATTEMPTS) throw new WalletException(Problem.SLOW, "new transactions arrive all the time");
            }
        } catch (GridcoinRpc.Answer e) {
            throw new WalletException(Problem.REFUSED, e.getMessage(), e);
        }
    }

    private boolean pages(GridcoinRpc rpc, List<Row> young, List<Row> old) throws IOException {
        for (int from = 0; from < MOST; from += PAGE) {
            var page = page(rpc, PAGE, from);
            boolean reachedKnown = complete && page.stream().anyMatch(row -> row.settled() && settled.containsKey(row.transaction()));
            young.addAll(0, page.stream().filter(row -> !row.settled()).toList());
            old.addAll(0, page.stream().filter(Row::settled).toList());
            if (page.size() < PAGE || reachedKnown) return from == 0;
        }
        return false;
    }

    private static List<Row> page(GridcoinRpc rpc, int count, int from) throws IOException {
        var page = new ArrayList<Row>();
        // The account "*" is all of them; count and from count from the newest, but each answer lists the oldest first.
        for (var element : GridcoinRpc.array(rpc.call("listtransactions", "*", count, from))) page.add(Row.of(element));
        return page;
    }

    private List<Row> known(List<Row> young, List<Row> old) {
        keep(old);
        complete = true;
        var rows = new ArrayList<Row>();
        settled.values().forEach(rows::addAll);
        young.stream().filter(row -> !settled.containsKey(row.transaction())).forEach(rows::add);
        return rows;
    }

    /** A page may begin within a transaction: of one seen twice the longer list counts. */
    private void keep(List<Row> old) {
        var found = new LinkedHashMap<String, List<Row>>();
        for (var row : old) found.computeIfAbsent(row.transaction(), _ -> new ArrayList<>()).add(row);
        found.forEach((transaction, rows) -> settled.merge(transaction, rows, (a, b) -> b.size() > a.size() ? b : a));
    }

    /** Whether what each block was for is known now. */
    private boolean findClaims(GridcoinRpc rpc, List<Row> rows) throws IOException {
        Instant end = clock.instant().plus(LOOK);
        boolean all = true;
        for (var row : rows) {
            if (!row.own() || row.block().isEmpty() || row.state() == Income.State.ORPHANED || claims.containsKey(row.block().get())) continue;
            if (clock.instant().isAfter(end)) return false;
            try {
                var claim = Fields.of(Fields.of(rpc.call("getblock", row.block().get(), false)).object().get("claim"));
                claims.put(row.block().get(), new Claim(claim.coins("research_subsidy")));
            } catch (GridcoinRpc.Answer e) {
                if (e.code != NOT_FOUND) throw new WalletException(Problem.REFUSED, e.getMessage(), e);
                all = false;
            }
        }
        return all;
    }
}
