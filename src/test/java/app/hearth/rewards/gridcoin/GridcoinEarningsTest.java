package app.hearth.rewards.gridcoin;

import static app.hearth.rewards.gridcoin.WalletPeer.row;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.rewards.Amount;
import app.hearth.rewards.Book;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.Event;
import app.hearth.rewards.Fact;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wallet as a source of the book of earnings. */
final class GridcoinEarningsTest {
    private static final long T = 1_795_000_000;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private WalletPeer peer;
    private GridcoinEarnings source;

    @BeforeEach void start() throws IOException {
        peer = new WalletPeer();
        source = new GridcoinEarnings(wallet());
    }

    private GridcoinWallet wallet() throws IOException {
        return new GridcoinWallet(WalletAddress.of(peer.address(), false), WalletPeer.USER, () -> Optional.of(WalletPeer.PASSWORD), new OkHttpClient(), now::get);
    }

    @AfterEach void stop() {
        peer.close();
    }

    private void accrued(String amount) {
        peer.results.compute("getmininginfo", (_, text) -> text.replaceAll("\"BoincRewardPending\":[0-9.]+", "\"BoincRewardPending\":" + amount));
    }

    private Event event(String id) throws IOException {
        return source.fetch(0).events().stream().filter(event -> event.id().equals(id)).findFirst().orElseThrow();
    }

    @Test void onlyWhatComputingEarnedCounts() throws IOException {
        peer.rows(row("gift", "receive", "", "5.00000000", 900, T + 3, "b9"), row("both", "generate", "POR", "52.50000000", 1000, T, "b1"),
                row("young", "immature", "POR", "50.00000000", 20, T, "b2"));
        peer.block("b1", "42.50000000");
        peer.block("b2", "40.00000000");
        var told = source.fetch(0);
        assertThat(told.events()).filteredOn(event -> event.counted() && event.state() == State.PAID).extracting(Event::id).containsExactly("both:research");
        assertThat(told.events()).filteredOn(event -> !event.counted()).extracting(Event::id).containsExactlyInAnyOrder("both:stake", "gift:received");
        assertThat(told.events()).filteredOn(event -> event.state() == State.PENDING).extracting(Event::id).containsExactlyInAnyOrder("young:research", "accrued");
        assertThat(told.events()).allMatch(event -> event.unit().equals("GRC"));
    }

    @Test void whatIsAccruedIsToldAnewOnlyWhenItMoved() throws IOException {
        var first = event("accrued");
        assertThat(first.amount()).isEqualTo(Amount.of(42.5));
        now.set(now.get().plusSeconds(600));
        accrued("42.60000000");
        assertThat(event("accrued")).isEqualTo(first);
        accrued("43.60000000");
        assertThat(event("accrued").amount()).isEqualTo(Amount.of(43.6));
        assertThat(event("accrued").at()).isEqualTo(now.get());
        accrued("0.00000000");
        now.set(now.get().minusSeconds(7200)); // the clock is set back
        assertThat(event("accrued").amount()).isEqualTo(Amount.ZERO);
        assertThat(event("accrued").at()).isAfter(now.get());
    }

    @Test void coinsOfATestNetworkAreAUnitOfTheirOwn() throws IOException {
        peer.results.compute("getinfo", (_, text) -> text.replace("\"testnet\":false", "\"testnet\":true"));
        assertThat(event("accrued").unit()).isEqualTo("tGRC");
    }

    @Test void factsTellTheBeaconsEndAndWhyItDoesNotStake() throws IOException {
        assertThat(source.fetch(0).facts()).contains(new Fact.Word("gridcoin.beacon", "ACTIVE"),
                new Fact.Moment("gridcoin.beacon.expires", Instant.parse("2027-03-30T12:30:00Z")), new Fact.Number("gridcoin.magnitude", 123.4, ""),
                new Fact.Word("gridcoin.notStaking", "Wallet locked"), new Fact.Word("gridcoin.staking", "NO"), new Fact.Word("gridcoin.sync", "YES"));
    }

    @Test void anErrorIsAPlainOneInWords() {
        peer.errors.put("getinfo", "{\"code\":-28,\"message\":\"Loading...\"}");
        assertThatThrownBy(() -> source.fetch(0)).isExactlyInstanceOf(IOException.class).hasMessage("The Gridcoin wallet is still starting: Loading...");
    }

    /** What the wallet said, entered one after the other; by event the state in the book. */
    private Map<String, State> entered(Path file, Changing... changes) throws IOException {
        try (var book = new Book(file); var reader = BookReader.open(file)) {
            for (var change : changes) {
                change.to(peer);
                now.set(now.get().plusSeconds(600));
                book.enter(GridcoinEarnings.NAME, source.fetch(0), now.get());
            }
            var states = new TreeMap<String, State>();
            for (var event : reader.events(reader.rows(BookReader.Query.ALL))) states.put(event.id(), event.state());
            states.remove("accrued");
            return states;
        }
    }

    private interface Changing {
        void to(WalletPeer peer);
    }

    private static final Changing YOUNG = peer -> {
        peer.block("b1", "40.00000000");
        peer.rows(row("mine", "immature", "POR", "50.00000000", 2, T, "b1"), row("claimed", "immature", "MRC PAYMENT RECEIVED", "14.20000000", 3, T, "b3"));
    };

    @Test void whatAReorganisedChainTakesOutOfTheListWaitsNoMoreAndCountsWhenItComesBack(@TempDir Path folder) throws IOException {
        var file = folder.resolve("book.sqlite");
        assertThat(entered(file, YOUNG)).containsExactly(entry("claimed:claim", State.PENDING), entry("mine:research", State.PENDING));
        assertThat(entered(file, peer -> peer.rows())).containsExactly(entry("claimed:claim", State.REJECTED), entry("mine:research", State.REJECTED));
        assertThat(entered(file, YOUNG)).containsExactly(entry("claimed:claim", State.PENDING), entry("mine:research", State.PENDING));
        assertThat(entered(file, peer -> peer.rows(), peer -> peer.rows(row("mine", "generate", "POR", "50.00000000", 200, T, "b1")))).as("also with its old time")
                .containsExactly(entry("claimed:claim", State.REJECTED), entry("mine:research", State.PAID), entry("mine:stake", State.PAID));
    }

    @Test void aLostBlockLosesWhatItWasToldAsAndNothingElse(@TempDir Path folder) throws IOException {
        assertThat(entered(folder.resolve("book.sqlite"), YOUNG, peer -> peer.rows(row("mine", "orphan", "ORPHANED", "50.00000000", 0, T, ""),
                row("claimed", "orphan", "ORPHANED", "14.20000000", 0, T, ""))))
                .containsExactly(entry("claimed:claim", State.REJECTED), entry("mine:research", State.REJECTED));
        peer.results.compute("getmininginfo", (_, text) -> text.replace(WalletPeer.CPID, "INVESTOR"));
        assertThat(new GridcoinEarnings(wallet()).fetch(0).events()).as("who does no research loses none").noneMatch(event -> event.id().endsWith(":research"));
    }

    @Test void aWalletThatDoesNotKnowAllYetTakesNothingBack(@TempDir Path folder) throws IOException {
        var file = folder.resolve("book.sqlite");
        entered(file, YOUNG);
        assertThat(entered(file, peer -> {
            peer.rows();
            peer.results.compute("getinfo", (_, text) -> text.replace("\"in_sync\":true", "\"in_sync\":false"));
        })).containsValue(State.PENDING);
        assertThat(entered(file, peer -> {
            YOUNG.to(peer);
            peer.results.compute("getinfo", (_, text) -> text.replace("\"in_sync\":false", "\"in_sync\":true"));
            peer.blocks.clear();
        })).as("the block's claim is known from before").containsEntry("mine:research", State.PENDING);
        source = new GridcoinEarnings(wallet());
        assertThat(entered(file, _ -> { })).as("it cannot be found for now").containsEntry("mine:research", State.PENDING);
    }

    @Test void whatIsAccruedFollowsTheWalletAgainOnceAWrongClockIsPutRight(@TempDir Path folder) throws IOException {
        var right = now.get();
        var file = folder.resolve("book.sqlite");
        try (var book = new Book(file); var reader = BookReader.open(file)) {
            now.set(right.plus(Duration.ofDays(400)));
            book.enter(GridcoinEarnings.NAME, source.fetch(0), now.get());
            now.set(right);
            accrued("50.00000000");
            source = new GridcoinEarnings(wallet()); // after a restart
            book.enter(GridcoinEarnings.NAME, source.fetch(0), now.get());
            assertThat(reader.sums()).extracting(Book.Sum::amount).containsExactly(Amount.of(50));
        }
    }
}
