package app.hearth.rewards.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.monitor.session.Peers;
import app.hearth.rewards.Amount;
import app.hearth.rewards.BookReader.Day;
import app.hearth.rewards.RewardsService;
import app.hearth.rewards.gridcoin.WalletException;
import app.hearth.rewards.gridcoin.WalletPeer;
import app.hearth.rewards.price.Price;
import app.hearth.rewards.secret.FileSecrets;
import app.hearth.rewards.value.Balance;
import app.hearth.settings.Electricity;
import app.hearth.settings.MoneySettings.Own;
import app.hearth.settings.MoneySettings.UnitPrice;
import app.hearth.settings.MoneySettings.Wallet;
import app.hearth.settings.MoneySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wallet from connecting it to the balance of a month, over a restart. */
final class MoneyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** Half past midnight in Berlin, still the day before in UTC. */
    private static final long NIGHT = Instant.parse("2026-11-01T23:30:00Z").getEpochSecond();
    @TempDir Path folder;
    private WalletPeer peer;

    @BeforeEach void start() throws IOException {
        peer = new WalletPeer();
        peer.rows(WalletPeer.row("claim", "generate", "MRC PAYMENT RECEIVED", "14.20000000", 900, NIGHT, "b1"));
    }

    @AfterEach void stop() {
        peer.close();
    }

    private RewardsService rewards() throws IOException {
        var rewards = new RewardsService(folder.resolve("earnings.sqlite"), () -> BERLIN, InstantSource.fixed(NOW));
        rewards.start();
        return rewards;
    }

    private Money money(RewardsService rewards) throws IOException {
        return new Money(folder, rewards, new FileSecrets(folder.resolve("secrets.json")), OkHttpClient::new, InstantSource.fixed(NOW));
    }

    private static boolean heard(RewardsService rewards) {
        return rewards.snapshot().sources().stream().anyMatch(source -> source.fetchedAt().isPresent() && !source.facts().isEmpty());
    }

    @Test void whatAWalletPaidIsInTheBookOnItsLocalDayAndWorthItsPrice() throws Exception {
        try (var rewards = rewards(); var money = money(rewards)) {
            money.setPrices(MoneySettings.NONE.with(new UnitPrice("GRC", "EUR", new Own(0.0078, LocalDate.of(2026, 11, 18)))));
            money.connect(new Wallet(peer.address(), WalletPeer.USER, false), WalletPeer.PASSWORD);
            Peers.until("the wallet is in the book", () -> heard(rewards));
            assertThat(rewards.snapshot().days()).containsExactly(new Day(LocalDate.of(2026, 11, 2), "gridcoin", "GRC", Amount.of(14.2), 1));
            assertThat(rewards.snapshot().pending("gridcoin", "GRC")).isEqualTo(Amount.of(42.5));
            var balance = Balance.of(YearMonth.of(2026, 11), rewards.snapshot().days(), money.prices().now(), List.of(), Electricity.UNKNOWN);
            assertThat(balance.worth()).contains(14.2 * 0.0078);
            assertThat(balance.lines().getFirst().worth().orElseThrow().price().origin()).isEqualTo(new Price.Own(LocalDate.of(2026, 11, 18)));
        }
        try (var rewards = rewards(); var money = money(rewards)) {
            Peers.until("the wallet is followed again", () -> heard(rewards));
            assertThat(rewards.snapshot().earned("gridcoin", "GRC")).isEqualTo(Amount.of(14.2));
            money.disconnect();
            assertThat(rewards.snapshot().sources()).isEmpty();
            assertThat(rewards.snapshot().sums()).extracting(app.hearth.rewards.Book.Sum::state).as("nobody says any more what becomes of what was pending")
                    .containsOnly(app.hearth.rewards.Event.State.PAID);
            assertThat(rewards.snapshot().earned("gridcoin", "GRC")).isEqualTo(Amount.of(14.2));
            assertThat(money.settings().price("GRC")).isPresent();
        }
        try (var rewards = rewards(); var money = money(rewards)) {
            assertThat(rewards.snapshot().sources()).isEmpty();
            assertThat(money.hasPassword()).isFalse();
        }
    }

    @Test void thePasswordIsInNoOtherFile() throws Exception {
        try (var rewards = rewards(); var money = money(rewards)) {
            money.connect(new Wallet(peer.address(), WalletPeer.USER, false), WalletPeer.PASSWORD);
            Peers.until("the wallet is in the book", () -> heard(rewards));
            assertThat(money.toString() + money.settings() + money.place()).doesNotContain(WalletPeer.PASSWORD);
        }
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                boolean secrets = file.getFileName().toString().equals("secrets.json");
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(WalletPeer.PASSWORD)).as(file.toString()).isEqualTo(secrets);
            }
        }
    }

    @Test void aWalletElsewhereIsNotConnectedAndNothingIsKept() throws Exception {
        try (var rewards = rewards(); var money = money(rewards)) {
            assertThatThrownBy(() -> money.connect(new Wallet("192.168.1.5", "u", false), "p")).isInstanceOf(WalletException.class);
            assertThat(money.settings()).isEqualTo(MoneySettings.NONE);
            assertThat(folder.resolve("secrets.json")).doesNotExist();
        }
    }

    @Test void aBrokenFileIsANoticeAndTheRestCounts() throws Exception {
        Files.writeString(folder.resolve("money.json"), "{\"version\":1,\"prices\":[{\"unit\":\"GRC\"}],\"wallet\":null}");
        try (var rewards = rewards(); var money = money(rewards)) {
            var notice = money.notice().orElseThrow();
            assertThat(notice.fields()).containsExactly("prices[0]");
            assertThat(folder.resolve(notice.copy())).exists();
        }
    }
}
