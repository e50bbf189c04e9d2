package app.hearth.rewards.gridcoin;

import static app.hearth.rewards.gridcoin.WalletPeer.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.rewards.Amount;
import app.hearth.rewards.Event;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.Fact;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wallet as a source of the book of earnings. */
final class GridcoinEarningsTest {
    private static final long T = 1_795_000_000;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private WalletPeer peer;
    private GridcoinEarnings source;

    @BeforeEach void start() throws IOException {
        peer = new WalletPeer();
        source = new GridcoinEarnings(new GridcoinWallet(WalletAddress.of(peer.address(), false), WalletPeer.USER, () -> Optional.of(WalletPeer.PASSWORD),
                new OkHttpClient(), now::get));
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
}
