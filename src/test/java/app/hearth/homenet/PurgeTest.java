package app.hearth.homenet;

import static app.hearth.homenet.Contributor.get;
import static app.hearth.homenet.Contributor.output;
import static app.hearth.homenet.Contributor.success;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.protocol.Result;
import app.hearth.protocol.SchedulerReply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is over is cleared away, and what was earned stays. */
final class PurgeTest extends WithNetwork {
    private List<String> uploads() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("home/uploads"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private long rows(String table) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("home/home.sqlite"));
             var rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
            return rows.getLong(1);
        }
    }

    private Result work(byte[] answer) throws IOException {
        SchedulerReply sent = contributor.ask();
        Result task = sent.results().getFirst();
        contributor.upload(output(sent, task), answer);
        clock.pass(Duration.ofSeconds(20));
        contributor.ask(it -> it.dontSendWork(true), success(task.name()));
        return task;
    }

    private String earnings() throws IOException {
        return get(network.masterUrl() + "api/earnings?auth=" + contributor.key).text();
    }

    @Test void filesGoWhenTheyAreJudgedAndNotBefore() throws IOException {
        work(Doubling.answer(0));
        assertThat(uploads()).hasSize(1);
        reopen();
        assertThat(uploads()).as("not judged yet").hasSize(1);
        network.step();
        assertThat(uploads()).isEmpty();
        work("wrong".getBytes(StandardCharsets.UTF_8));
        network.step();
        assertThat(uploads()).isEmpty();
        assertThat(earnings()).contains("\"total\":1.0");
    }

    @Test void aFileThatComesWhenItsResultIsJudgedIsNotKept() throws IOException {
        SchedulerReply sent = contributor.ask();
        Result task = sent.results().getFirst();
        contributor.ask(it -> it.dontSendWork(true), success(task.name())); // without its file: refused
        network.step();
        assertThat(contributor.upload(output(sent, task), Doubling.answer(0)).status()).hasValue(0);
        assertThat(uploads()).isEmpty();
    }

    @Test void whatACrashLeftIsClearedAwayAtTheNextStart() throws IOException {
        Result task = work(Doubling.answer(0));
        network.step();
        Path uploads = folder.resolve("home/uploads");
        Files.writeString(uploads.resolve(task.files().getFirst().fileName()), "came back");
        Files.writeString(uploads.resolve("doubling_7_0_r0123456789ab_0.part"), "of no task");
        SchedulerReply sent = contributor.ask();
        contributor.upload(output(sent, sent.results().getFirst()), Doubling.answer(1));
        reopen();
        assertThat(uploads()).containsExactly(sent.results().getFirst().files().getFirst().fileName());
    }

    @Test void workunitsGoAWeekAfterTheirEndAndReceiptsAndNumbersStay() throws Exception {
        work(Doubling.answer(0));
        network.step();
        String before = earnings();
        long workunits = rows("workunit");
        clock.pass(Duration.ofDays(6));
        network.step();
        assertThat(rows("workunit")).isEqualTo(workunits);
        clock.pass(Duration.ofDays(2));
        network.step();
        assertThat(rows("workunit where number = 0")).isZero();
        assertThat(rows("result where name = 'doubling_0_0'")).isZero();
        assertThat(rows("input where file_name = 'doubling_0_in0'")).isZero();
        assertThat(receipts(earnings())).isEqualTo(receipts(before)).contains("Twice 0");
        reopen();
        assertThat(receipts(earnings())).isEqualTo(receipts(before));
        // told of again, it is acknowledged and earns nothing
        assertThat(contributor.ask(success("doubling_0_0")).acks()).containsExactly("doubling_0_0");
        network.step();
        assertThat(earnings()).contains("\"total\":1.0");
    }

    @Test void aNumberIsNeverUsedAgainEvenWhenAllWorkunitsAreGone() throws Exception {
        long highest;
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("home/home.sqlite"))) {
            highest = connection.createStatement().executeQuery("select max(number) from workunit").getLong(1);
            connection.createStatement().execute("delete from result");
            connection.createStatement().execute("delete from input");
            connection.createStatement().execute("delete from output");
            connection.createStatement().execute("delete from workunit");
        }
        assertThat(contributor.ask().results()).extracting(Result::name).containsExactly("doubling_" + (highest + 1) + "_0");
    }

    @Test void aLateResultIsStillTakenWithinTheWeekAndItsWorkunitStaysUntilItIsJudged() throws Exception {
        SchedulerReply sent = contributor.ask();
        Result late = sent.results().getFirst();
        clock.pass(Sender.TIME_TO_REPORT.plusSeconds(1));
        network.step();
        var other = new Contributor(network);
        other.wanted = 1e6;
        SchedulerReply again = other.ask();
        Result second = again.results().stream().filter(it -> it.name().equals("doubling_0_1")).findFirst().orElseThrow();
        other.upload(output(again, second), Doubling.answer(0));
        other.ask(it -> it.dontSendWork(true), success(second.name()));
        network.step();
        network.step();
        clock.pass(Duration.ofDays(6));
        contributor.upload(output(sent, late), Doubling.answer(0));
        contributor.ask(it -> it.dontSendWork(true), success(late.name()));
        clock.pass(Duration.ofDays(3));
        network.step();
        assertThat(contributor.ask(it -> it.dontSendWork(true)).hostTotalCredit()).isEqualTo(1.0);
        network.step();
        assertThat(rows("workunit where number = 0")).isZero();
        assertThat(uploads()).isEmpty();
    }

    @Test void booksOfTheFirstVersionAreTakenOverWithTheirReceipts() throws Exception {
        network.close();
        Path home = folder.resolve("old");
        Files.createDirectories(home);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("home.sqlite"));
             var sql = connection.createStatement();
             InputStream schema = HomeNetwork.class.getResourceAsStream("schema-1.sql")) {
            for (String statement : new String(schema.readAllBytes(), StandardCharsets.UTF_8).split(";\\s*\n")) sql.execute(statement);
            sql.execute("insert into network values ('name', 'Home network'), ('port', '" + port() + "')");
            sql.execute("insert into account values (1, 'hearth@home.arpa', 'Hearth', 'key', '-', '" + "1".repeat(32) + "', 1, 2.5, 0, 1)");
            sql.execute("insert into host values (1, 1, 0, 1, 1, '', '', 1, '', '', 0, '', '', 0, 2.5, 0, 1, 10000, 0, 0)");
            sql.execute("insert into workunit values (5, 'doubling', 41, 'doubling_41', 'Twice 41', '', 1e12, 1, 1, 1)");
            sql.execute("insert into result (id, workunit, position, name, suffix, host, server_state, outcome, validate_state, sent, reported,"
                    + " elapsed, cpu) values (9, 5, 0, 'doubling_41_0', '0123456789ab', 1, 5, 1, 1, 1000, 2000, 1.5, 1.25)");
            sql.execute("insert into receipt values (1, 9, 5, 1, 1, 3000, 1, 2.5, 'right', 'signed')");
            sql.execute("pragma user_version = 1");
        }
        network = HomeNetwork.openStepped(home, clock, List.of(doubling), _ -> (_, _) -> null);
        contributor = new Contributor(network);
        assertThat(earnings()).contains("\"result\":\"doubling_41_0\"", "Twice 41", "\"sent\":1000", "\"reported\":2000", "\"judged\":3000",
                "\"elapsed\":1.5", "\"cpu\":1.25", "\"signature\":\"signed\"", "\"credit\":2.5");
        assertThat(contributor.ask().results()).extracting(Result::name).containsExactly("doubling_42_0");
    }

    private static int port() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String receipts(String json) {
        return json.substring(json.indexOf("\"receipts\""));
    }
}
