package app.hearth.rewards.gridcoin;

import static app.hearth.rewards.gridcoin.WalletPeer.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.hearth.rewards.Amount;
import app.hearth.rewards.gridcoin.Income.Kind;
import app.hearth.rewards.gridcoin.Income.State;
import app.hearth.rewards.gridcoin.WalletException.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a Gridcoin wallet, and what is said when it cannot be. */
final class GridcoinWalletTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final long T = 1_795_000_000;
    private final OkHttpClient http = new OkHttpClient();
    private WalletPeer peer;

    @BeforeEach void start() throws IOException {
        peer = new WalletPeer();
    }

    @AfterEach void stop() {
        peer.close();
    }

    private GridcoinWallet wallet() throws WalletException {
        return wallet(WalletPeer.PASSWORD);
    }

    private GridcoinWallet wallet(String password) throws WalletException {
        return new GridcoinWallet(WalletAddress.of(peer.address(), false), WalletPeer.USER, () -> Optional.of(password), http, InstantSource.fixed(NOON));
    }

    private Problem problem() throws IOException {
        return problem(wallet());
    }

    private static Problem problem(GridcoinWallet wallet) {
        return catchThrowableOfType(WalletException.class, wallet::read).problem();
    }

    private static Amount coins(String text) {
        return new Amount(new java.math.BigDecimal(text).movePointRight(8).longValueExact());
    }

    @Test void figuresOfALockedWalletAreReadToTheLastPlace() throws IOException {
        var state = wallet().read();
        assertThat(state.balance()).isEqualTo(coins("1234.50000001"));
        assertThat(state.maturing()).isEqualTo(coins("110.25"));
        assertThat(state.accrued()).contains(coins("42.5"));
        assertThat(state.magnitude()).hasValue(123.4);
        assertThat(state.cpid()).contains(WalletPeer.CPID);
        assertThat(state.staking()).isFalse();
        assertThat(state.notStaking()).isEqualTo("Wallet locked; ");
        assertThat(state.beacon().state()).isEqualTo(Beacon.State.ACTIVE);
        assertThat(state.beacon().expires()).contains(Instant.parse("2027-03-30T12:30:00Z"));
    }

    @Test void onlyReadingCallsAreEverMade() throws IOException {
        peer.rows(row("a", "generate", "POR", "50.00000000", 500, T, "b1"));
        peer.block("b1", "40.00000000");
        wallet().read();
        assertThat(GridcoinRpc.READING).containsAll(peer.asked);
        var rpc = new GridcoinRpc(WalletAddress.of(peer.address(), false), WalletPeer.USER, WalletPeer.PASSWORD, http);
        for (String method : List.of("walletpassphrase", "sendtoaddress", "dumpprivkey", "stop", "encryptwallet", "createmrcrequest")) {
            assertThatThrownBy(() -> rpc.call(method)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(peer.asked).doesNotContain("walletpassphrase", "sendtoaddress", "dumpprivkey", "stop");
    }

    @Test void researchIsToldApartFromWhatHoldingCoinsBrought() throws IOException {
        peer.rows(row("other", "receive", "", "5.00000000", 900, T + 3, "b9"), row("mrc", "generate", "MRC PAYMENT RECEIVED", "31.20000000", 700, T + 2, "b3"),
                row("plain", "generate", "POS", "10.01000000", 800, T + 1, "b2"), row("both", "generate", "POR", "52.50000000", 1000, T, "b1"));
        peer.block("b1", "42.50000000");
        peer.block("b2", "0.00000000");
        assertThat(wallet().read().incomes()).extracting(Income::kind, Income::amount, Income::state).containsExactly(
                org.assertj.core.groups.Tuple.tuple(Kind.RESEARCH, coins("42.5"), State.SETTLED), org.assertj.core.groups.Tuple.tuple(Kind.STAKE, coins("10"), State.SETTLED),
                org.assertj.core.groups.Tuple.tuple(Kind.STAKE, coins("10.01"), State.SETTLED), org.assertj.core.groups.Tuple.tuple(Kind.CLAIM, coins("31.2"), State.SETTLED),
                org.assertj.core.groups.Tuple.tuple(Kind.RECEIVED, coins("5"), State.SETTLED));
    }

    @Test void whatABlockPassesOnIsNotKept() throws IOException {
        // 10 for the block and 30 for research; a tenth goes to a side stake, and 20 pay somebody else's claim.
        peer.rows(row("s", "generate", "POR SIDE STAKE SENT", "-4.00000000", 300, T, "b1"), row("s", "generate", "MRC PAYMENT SENT", "-20.00000000", 300, T, "b1"),
                row("s", "generate", "POR", "60.00000000", 300, T, "b1"));
        peer.block("b1", "30.00000000");
        assertThat(wallet().read().incomes()).extracting(Income::id, Income::amount).containsExactly(
                org.assertj.core.groups.Tuple.tuple("s:research", coins("27")), org.assertj.core.groups.Tuple.tuple("s:stake", coins("9")));
    }

    @Test void aBlockWithASuperblockIsUnknownToTheListButNotToItsClaim() throws IOException {
        peer.rows(row("s", "generate", "UNKNOWN", "50.00000000", 300, T, "b1"));
        peer.block("b1", "40.00000000");
        assertThat(wallet().read().incomes()).extracting(Income::id).containsExactly("s:research", "s:stake");
    }

    @Test void youngBlocksAreMaturingAndLostOnesBringNothing() throws IOException {
        peer.rows(row("lost", "orphan", "ORPHANED", "12.00000000", 0, T + 1, ""), row("young", "immature", "POR", "50.00000000", 20, T, "b1"));
        peer.block("b1", "40.00000000");
        var incomes = wallet().read().incomes();
        assertThat(incomes).filteredOn(income -> income.transaction().equals("young")).allMatch(income -> income.state() == State.MATURING);
        assertThat(incomes).filteredOn(income -> income.transaction().equals("lost"))
                .allMatch(income -> income.state() == State.ORPHANED && income.amount().isZero());
    }

    @Test void coinsSentToOneselfAreNoIncome() throws IOException {
        peer.rows(row("self", "receive", "", "7.00000000", 300, T, "b1"), row("self", "send", "", "-7.00000000", 300, T, "b1"));
        assertThat(wallet().read().incomes()).isEmpty();
    }

    @Test void aBlockThatCannotBeFoundIsLeftOutAndTheRestCounts() throws IOException {
        peer.rows(row("mrc", "generate", "MRC PAYMENT RECEIVED", "3.00000000", 300, T, "b2"), row("gone", "generate", "POR", "50.00000000", 300, T, "nowhere"));
        assertThat(wallet().read().incomes()).extracting(Income::id).containsExactly("mrc:claim");
    }

    @Test void manyTransactionsAreReadInPagesAndTheKnownOnesOnce() throws IOException {
        var rows = new ArrayList<String>();
        for (int i = 2500; i > 0; i--) rows.add(row("t" + i, "receive", "", "1.00000000", 200 + i, T + i, "b" + i));
        peer.rows.addAll(rows);
        var wallet = wallet();
        assertThat(wallet.read().incomes()).hasSize(2500);
        peer.asked.clear();
        peer.rows.addFirst(row("new", "receive", "", "2.00000000", 1, T + 9000, "b9000"));
        assertThat(wallet.read().incomes()).hasSize(2501);
        assertThat(peer.asked).filteredOn("listtransactions"::equals).hasSizeLessThanOrEqualTo(2);
    }

    @Test void aWalletThatOnlyHoldsCoinsIsNoError() throws IOException {
        peer.results.put("getmininginfo", "{\"staking\":true,\"mining-error\":\"\",\"CPID\":\"NONCRUNCHER\"}");
        peer.errors.put("beaconstatus", "{\"code\":-8,\"message\":\"No beacon for non-cruncher.\"}");
        var state = wallet().read();
        assertThat(state.beacon()).isEqualTo(Beacon.NOT_A_CRUNCHER);
        assertThat(state.accrued()).isEmpty();
        assertThat(state.magnitude()).isEmpty();
        assertThat(state.cpid()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # expired, renewable, state
            true,      false,     EXPIRED
            false,     true,      RENEWABLE
            false,     false,     ACTIVE
            """)
    void theBeaconsStateIsTheWalletsWord(boolean expired, boolean renewable, Beacon.State state) throws IOException {
        peer.results.put("beaconstatus", WalletPeer.beacon("01-31-2026 23:59:59", expired, renewable));
        assertThat(wallet().read().beacon().state()).isEqualTo(state);
    }

    @Test void aBeaconWhoseKeyIsElsewhereIsNotActiveHere() throws IOException {
        peer.results.put("beaconstatus", WalletPeer.beacon("01-31-2026 23:59:59", false, true).replace("\"private_key_available\":true", "\"private_key_available\":false"));
        assertThat(wallet().read().beacon().state()).isEqualTo(Beacon.State.NO_KEY);
    }

    @Test void aBeaconWithoutADateStillHasItsState() throws IOException {
        peer.results.put("beaconstatus", WalletPeer.beacon("soon", false, true));
        assertThat(wallet().read().beacon()).isEqualTo(new Beacon(Beacon.State.RENEWABLE, Optional.empty(), Optional.empty()));
    }

    @Test void aPendingBeaconAndNoneAreTold() throws IOException {
        peer.results.put("beaconstatus", "{\"active\":[],\"pending\":[{\"timestamp\":\"11-20-2026 08:00:00\",\"expired\":false}]}");
        assertThat(wallet().read().beacon().state()).isEqualTo(Beacon.State.PENDING);
        peer.results.put("beaconstatus", "{\"active\":[],\"pending\":[]}");
        assertThat(wallet().read().beacon()).isEqualTo(Beacon.NONE);
    }

    @Test void afterABeaconsEndANewOneOnItsWayIsWhatCounts() throws IOException {
        String over = WalletPeer.beacon("01-31-2026 23:59:59", true, false);
        peer.results.put("beaconstatus", over.replace("\"pending\":[]", "\"pending\":[{\"timestamp\":\"11-22-2026 08:00:00\",\"expired\":false}]"));
        assertThat(wallet().read().beacon()).isEqualTo(new Beacon(Beacon.State.PENDING, Optional.of(Instant.parse("2026-11-22T08:00:00Z")), Optional.empty()));
        peer.results.put("beaconstatus", over.replace("\"pending\":[]", "\"pending\":[{\"timestamp\":\"11-02-2026 08:00:00\",\"expired\":true}]"));
        assertThat(wallet().read().beacon().state()).as("the network did not confirm it in time").isEqualTo(Beacon.State.EXPIRED);
        peer.results.put("beaconstatus", "{\"active\":[],\"pending\":[{\"timestamp\":\"11-02-2026 08:00:00\",\"expired\":true}]}");
        assertThat(wallet().read().beacon()).isEqualTo(Beacon.NONE);
    }

    @Test void lessThanNothingIsNothingOwed() throws IOException {
        peer.results.compute("getmininginfo", (_, text) -> text.replace("42.50000000", "-0.31000000"));
        assertThat(wallet().read().accrued()).contains(Amount.ZERO);
    }

    @Test void anUnknownMethodAndAnErrorOfTheWalletsOwnAreToldInItsWords() throws IOException {
        peer.errors.put("getinfo", "{\"code\":-20,\"message\":\"Database error\"}");
        assertThat(catchThrowableOfType(WalletException.class, wallet()::read)).hasMessageContaining("Database error").extracting(WalletException::problem)
                .isEqualTo(Problem.REFUSED);
        peer.errors.clear();
        peer.results.remove("getmininginfo");
        assertThat(catchThrowableOfType(WalletException.class, wallet()::read)).hasMessageContaining("Method not found").extracting(WalletException::problem)
                .isEqualTo(Problem.REFUSED);
    }

    @Test void aWrongPasswordIsToldFromAllElse() throws IOException {
        assertThat(problem(wallet("wrong"))).isEqualTo(Problem.WRONG_PASSWORD);
    }

    @Test void withoutAPasswordNothingIsAsked() throws IOException {
        var wallet = new GridcoinWallet(WalletAddress.of(peer.address(), false), "u", Optional::empty, http, InstantSource.fixed(NOON));
        assertThat(problem(wallet)).isEqualTo(Problem.NO_PASSWORD);
        assertThat(peer.asked).isEmpty();
    }

    @Test void aWalletThatStartsSaysSo() throws IOException {
        peer.errors.put("getinfo", "{\"code\":-28,\"message\":\"Loading block index...\"}");
        assertThat(catchThrowableOfType(WalletException.class, wallet()::read)).hasMessageContaining("Loading block index")
                .extracting(WalletException::problem).isEqualTo(Problem.STARTING);
    }

    @Test void nobodyThereAndSomethingElseThereAreToldApart() throws IOException {
        peer.always = new MockResponse.Builder().body("<html>hello</html>").build();
        assertThat(problem()).isEqualTo(Problem.NOT_A_WALLET);
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var nobody = new GridcoinWallet(WalletAddress.of("localhost:" + free, false), "u", () -> Optional.of("p"), http, InstantSource.fixed(NOON));
        assertThat(problem(nobody)).isEqualTo(Problem.NOT_RUNNING);
    }

    @Test void aRedirectIsNotFollowed() throws IOException {
        peer.always = new MockResponse.Builder().code(302).addHeader("Location: http://localhost:1/").build();
        assertThat(problem()).isEqualTo(Problem.NOT_A_WALLET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "NaN", "Infinity", "1e99", "1e999999999", "-2000000000.1", "null", "[]", "{}", "true"})
    void aBalanceThatIsNoneIsRefused(String balance) throws IOException {
        peer.results.compute("getinfo", (_, text) -> text.replace("1234.50000001", balance));
        assertThat(problem()).isEqualTo(Problem.ODD_FIGURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"category\":\"receive\",\"amount\":\"5\",\"time\":1}", "{\"category\":\"receive\",\"amount\":5,\"time\":-1}",
            "{\"category\":\"receive\",\"amount\":5,\"time\":1e30}", "{\"category\":5,\"amount\":5,\"time\":1}", "7", "{\"amount\":5,\"time\":1}"})
    void aRowThatIsNoneIsRefused(String row) throws IOException {
        peer.rows(row);
        assertThat(problem()).isEqualTo(Problem.ODD_FIGURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e13", "\"many\"", "NaN"})
    void aMagnitudeThatIsNoneIsRefused(String magnitude) throws IOException {
        peer.results.compute("getmininginfo", (_, text) -> text.replace("123.4,\"Mag", magnitude + ",\"Mag"));
        assertThat(problem()).isEqualTo(Problem.ODD_FIGURE);
    }

    @Test void negativeAmountsNeverBecomeIncome() throws IOException {
        peer.rows(row("a", "receive", "", "-5.00000000", 300, T, "b1"), row("b", "generate", "POR", "-50.00000000", 300, T, "b1"),
                row("c", "generate", "MRC PAYMENT RECEIVED", "-1.00000000", 300, T, "b1"));
        assertThat(wallet().read().incomes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # typed,                   meant
            localhost,                 localhost:15715
            localhost:25715,           localhost:25715
            http://127.0.0.1,          127.0.0.1:15715
            http://127.0.0.1:15716/,   127.0.0.1:15716
            [::1]:99,                  [::1]:99
            127.0.0.2,                 127.0.0.2:15715
            """)
    void addressesAreTakenAsPeopleTypeThem(String typed, String meant) throws IOException {
        assertThat(WalletAddress.of(typed, false).text()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # typed,              problem
            192.168.1.5,          NOT_LOCAL
            example.org:15715,    NOT_LOCAL
            http://u:p@localhost, NO_ADDRESS
            localhost/wallet,     NO_ADDRESS
            ftp://localhost,      NO_ADDRESS
            local host,           NO_ADDRESS
            localhost:99999,      NO_ADDRESS
            """)
    void otherAddressesAreRefused(String typed, Problem problem) {
        assertThat(catchThrowableOfType(WalletException.class, () -> WalletAddress.of(typed, false)).problem()).isEqualTo(problem);
    }

    @Test void aLocalNameThatLeadsElsewhereIsNotFollowed() throws IOException {
        var address = WalletAddress.of(peer.address(), false);
        var rpc = new GridcoinRpc(address, WalletPeer.USER, WalletPeer.PASSWORD, http, _ -> List.of(InetAddress.getByName("192.0.2.1")));
        assertThat(catchThrowableOfType(WalletException.class, () -> rpc.call("getinfo")).problem()).isEqualTo(Problem.NOT_LOCAL);
    }

    @Test void anotherComputerIsAskedOnlyWhenTheUserSaysSo() throws IOException {
        assertThat(WalletAddress.of("192.168.1.5", true).text()).isEqualTo("192.168.1.5:15715");
    }

    @Test void aWalletThatKnowsOnlyTheNewerNameIsReadByIt() throws IOException {
        peer.results.put("getstakinginfo", peer.results.remove("getmininginfo"));
        assertThat(wallet().read().magnitude()).hasValue(123.4);
    }

    @Test void whatAWalletDoesNotTellOfItsBeaconCostsNoOtherFigure() throws IOException {
        peer.results.remove("beaconstatus");
        var state = wallet().read();
        assertThat(state.beacon()).isEqualTo(Beacon.UNKNOWN);
        assertThat(state.balance()).isEqualTo(new Amount(123_450_000_001L));
    }

    @Test void rowsThatShiftFromPageToPageAreNotCountedTwice() throws IOException {
        for (int i = 0; i < 1500; i++) peer.rows.add(row("t" + i, "generate", "MRC PAYMENT RECEIVED", "1.00000000", 900, 1_750_000_000, "b"));
        peer.arriving = true;
        assertThat(catchThrowableOfType(WalletException.class, wallet()::read).problem()).isEqualTo(Problem.SLOW);
        peer.arriving = false;
        int rows = peer.rows.size();
        assertThat(wallet().read().incomes()).hasSize(rows).allMatch(income -> income.amount().equals(Amount.of(1)));
    }

    @Test void anErrorsNumberThatIsNoneIsStillAnError() throws IOException {
        for (var code : new String[] {"1e999999999", "\"x\"", "null", "[]", "99999999999999999999"}) {
            peer.errors.put("getinfo", "{\"code\":" + code + ",\"message\":\"Odd\"}");
            assertThat(catchThrowableOfType(WalletException.class, wallet()::read).problem()).as(code).isEqualTo(Problem.REFUSED);
        }
    }
}
