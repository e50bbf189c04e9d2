package app.hearth.homenet;

import static app.hearth.homenet.Contributor.get;
import static app.hearth.homenet.Contributor.output;
import static app.hearth.homenet.Contributor.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.protocol.Result;
import app.hearth.protocol.SchedulerReply;
import app.hearth.rewards.Event;
import app.hearth.rewards.HomeNetworkEarnings;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Earnings from the network's book to what the contributor's side believes. */
final class EarningsPageTest {
    @TempDir Path folder;
    private final TestClock clock = new TestClock();

    private HomeNetwork open() throws IOException {
        return HomeNetwork.openStepped(folder.resolve("home"), clock, List.of(new Doubling()), _ -> (_, _) -> null);
    }

    private HomeNetworkEarnings earnings(HomeNetwork network) {
        return new HomeNetworkEarnings(network.name(), network.masterUrl(), network.account().authenticator(), network.receiptKey(),
                Contributor.HTTP);
    }

    private void work(HomeNetwork network, Contributor contributor, boolean right) throws IOException {
        SchedulerReply sent = contributor.ask();
        Result task = sent.results().getFirst();
        String input = sent.workunits().getFirst().name().replaceAll(".*_", "");
        byte[] answer = right ? Doubling.answer(Long.parseLong(input)) : "wrong\nand \\ odd".getBytes(StandardCharsets.UTF_8);
        contributor.upload(output(sent, task), answer);
        clock.pass(Duration.ofSeconds(20));
        contributor.ask(it -> it.dontSendWork(true), success(task.name()));
        network.step();
    }

    @Test void whatWasGrantedAndRefusedArrivesWithItsSignatureRight() throws IOException {
        try (var network = open()) {
            var contributor = new Contributor(network);
            work(network, contributor, true);
            work(network, contributor, false);
            var earned = earnings(network).fetch(0).events();
            assertThat(earned).extracting(event -> event.state() + " " + event.amount().text()).containsExactly("REJECTED 0", "VALIDATED 1");
            assertThat(earned.getLast().title()).isEqualTo("Twice 0");
            assertThat(earned.getLast().facts().elapsed()).isEqualTo(Duration.ofSeconds(10));
            assertThat(earned.getLast().facts().proof()).isEqualTo(Event.Proof.SIGNED);
        }
    }

    @Test void pagesFollowEachOtherWithoutGapOrRepetition() throws IOException {
        try (var network = open()) {
            var contributor = new Contributor(network);
            for (int i = 0; i < 5; i++) work(network, contributor, true);
            String url = network.masterUrl() + "api/earnings?auth=" + contributor.key;
            assertThat(numbers(get(url + "&limit=2").text())).containsExactly(5L, 4L);
            assertThat(numbers(get(url + "&limit=2&before=4").text())).containsExactly(3L, 2L);
            assertThat(numbers(get(url + "&before=2").text())).containsExactly(1L);
            assertThat(numbers(get(url + "&since=4").text())).containsExactly(5L);
            assertThat(numbers(get(url + "&since=x&limit=-7x").text())).hasSize(5);
        }
    }

    @Test void aStrangerSeesNothing() throws IOException {
        try (var network = open()) {
            for (String key : List.of("", "0".repeat(32), "1_" + "0".repeat(32), "%00", "1_")) {
                assertThat(get(network.masterUrl() + "api/earnings?auth=" + key).status()).as(key).isEqualTo(403);
            }
        }
    }

    @Test void aReceiptInTheBookCannotBeChangedOrRemoved() throws IOException {
        try (var network = open()) {
            work(network, new Contributor(network), true);
        }
        try (var book = Database.open(folder.resolve("home/home.sqlite"))) {
            assertThatThrownBy(() -> book.run(handle -> handle.execute("update receipt set credit = 100")))
                    .isInstanceOf(UnableToExecuteStatementException.class).hasMessageContaining("never changed");
            assertThatThrownBy(() -> book.run(handle -> handle.execute("delete from receipt")))
                    .isInstanceOf(UnableToExecuteStatementException.class).hasMessageContaining("never removed");
        }
    }

    private static List<Long> numbers(String json) {
        return JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("receipts").asList().stream()
                .map(it -> it.getAsJsonObject().get("number").getAsLong()).toList();
    }
}
