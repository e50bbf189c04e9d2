package app.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.Hearth;
import app.hearth.rewards.Amount;
import app.hearth.rewards.Book;
import app.hearth.rewards.Event;
import app.hearth.rewards.Event.Facts;
import app.hearth.rewards.Event.Proof;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.Measured;
import app.hearth.rewards.Measured.Energy;
import app.hearth.rewards.Measured.Known;
import app.hearth.rewards.Told;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewardsCommandTest {
    private static final String LAB = "https://lab.example.org/";
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private final Locale usual = Locale.getDefault();
    @TempDir Path folder;

    @AfterEach void languageAsBefore() {
        Locale.setDefault(usual);
    }

    private static Event event(String id, State state, double amount, Instant at) {
        return new Event(LAB, id, "Task", "hpfold", Event.CREDIT, Amount.of(amount), state, at, true, 0,
                new Facts(Optional.of(at), Optional.of(at), Optional.empty(), Duration.ofHours(2), Duration.ofHours(2), "", Proof.SIGNED));
    }

    private Book book() throws Exception {
        var book = new Book(folder.resolve(RewardsFigures.BOOK));
        book.total(LAB, new Told.Total("", Event.CREDIT, Amount.of(1000)), NOW.minus(Duration.ofDays(40)));
        book.take(List.of(event("a", State.VALIDATED, 1234.5, NOW), event("b", State.VALIDATED, 0.00000001, NOW.minus(Duration.ofDays(2))),
                event("c", State.PENDING, 3, NOW), event("d", State.REJECTED, 0, NOW)), NOW);
        book.measured(LAB, "a", new Measured(NOW, Duration.ofHours(2), Duration.ofHours(2), Duration.ZERO, Optional.of(new Energy(3_600_000, Known.METER)), 0, 0));
        book.fetched(LAB, NOW);
        return book;
    }

    private void moneyAndElectricity() throws Exception {
        Files.writeString(folder.resolve("money.json"), """
                {"version": 1, "wallet": null, "prices": [{"unit": "credit", "currency": "EUR", "own": {"perUnit": 0.01, "entered": "2026-11-01"}}]}""");
        Files.writeString(folder.resolve("settings.json"), """
                {"version": 2, "electricity": {"currency": "EUR", "pricePerKwh": 0.3}}""");
        try (var raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("engine.sqlite")); var statement = raw.createStatement()) {
            statement.execute("CREATE TABLE item (kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID");
            statement.execute("INSERT INTO item VALUES ('usage', '2026-11-20', '{\"date\":\"2026-11-20\",\"sharedMillis\":7200000,\"kwh\":2,\"kwhMeter\":2,"
                    + "\"money\":0.6,\"currency\":\"EUR\"}'), ('usage', 'broken', '{\"date\":7}')");
        }
    }

    private record Outcome(int exit, String out, String err) {}

    private Outcome run(String... arguments) throws Exception {
        var line = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "-Duser.language=de", "-Duser.country=DE", "-Duser.timezone=Europe/Berlin", "-cp", System.getProperty("java.class.path"), Hearth.class.getName()));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--data-dir", folder.toString()));
        Path err = folder.resolve("err.txt");
        var process = new ProcessBuilder(line).redirectError(err.toFile()).start();
        var out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out, Files.readString(err).strip());
    }

    @Test void withoutABookThereIsOneSentenceAndNothingForAProgramToMisread() throws Exception {
        assertThat(run("rewards", "--json")).isEqualTo(new Outcome(1, "", "There is no book of earnings in " + folder + " yet. Start Hearth there once."));
    }

    @Test void theCommandReadsTheBookWhileHearthWritesItTheSameInEveryLanguage() throws Exception {
        try (var _ = book()) {
            var outcome = run("rewards", "--json");
            assertThat(outcome.exit()).isZero();
            var source = JsonParser.parseString(outcome.out()).getAsJsonObject().getAsJsonArray("sources").get(0).getAsJsonObject();
            assertThat(source.get("fetched").getAsString()).isEqualTo("2026-11-20T13:00:00+01:00");
            assertThat(source.getAsJsonArray("units").get(0).getAsJsonObject().get("total").getAsString()).isEqualTo("2234.50000001");
        }
        assertThat(run("rewards").out()).contains("in all 2234.50000001, being checked 3");
    }

    @Test void theFiguresForProgramsAreExact() throws Exception {
        Locale.setDefault(Locale.GERMANY);
        book().close();
        moneyAndElectricity();
        var all = JsonParser.parseString(RewardsJson.of(RewardsFigures.read(folder, ZONE, NOW))).getAsJsonObject();
        assertThat(all.get("at").getAsString()).isEqualTo("2026-11-20T13:00:00+01:00");
        var source = all.getAsJsonArray("sources").get(0).getAsJsonObject();
        assertThat(source.get("units").toString()).isEqualTo("[{\"unit\":\"credit\",\"today\":\"1234.5\",\"month\":\"1234.50000001\","
                + "\"total\":\"2234.50000001\",\"pending\":\"3\"}]");
        assertThat(source.get("receipts").toString()).isEqualTo("{\"pending\":1,\"rejected\":1,\"validated\":2}");
        assertThat(all.get("days").toString()).isEqualTo("[{\"date\":\"2026-11-18\",\"source\":\"" + LAB + "\",\"unit\":\"credit\",\"amount\":\"0.00000001\","
                + "\"receipts\":1},{\"date\":\"2026-11-20\",\"source\":\"" + LAB + "\",\"unit\":\"credit\",\"amount\":\"1234.5\",\"receipts\":1}]");
        var month = all.getAsJsonObject("month");
        assertThat(month.get("worth").toString()).isEqualTo("12.345");
        assertThat(month.getAsJsonObject("electricity").toString()).isEqualTo("{\"kwh\":{\"low\":1.7,\"likely\":2,\"high\":2.3},"
                + "\"known\":{\"sensor\":0,\"meter\":2,\"estimate\":0},\"cost\":{\"low\":0.51,\"likely\":0.6,\"high\":0.69},\"currency\":\"EUR\","
                + "\"partlyAtTodaysPrice\":false}");
        assertThat(month.get("net").toString()).isEqualTo("{\"low\":11.655,\"likely\":11.745,\"high\":11.835}");
        var comparison = all.getAsJsonArray("comparison").get(0).getAsJsonObject();
        assertThat(comparison.get("tasks").getAsInt()).isEqualTo(3);
        assertThat(comparison.get("perCoreHour").toString()).isEqualTo("205.75");
        assertThat(comparison.get("amount").getAsString()).isEqualTo("1234.50000001");
        assertThat(comparison.get("days").getAsInt()).isEqualTo(2);
        assertThat(comparison.get("enough").getAsBoolean()).as("two days").isFalse();
        assertThat(month.get("forecast").toString()).isEqualTo("{\"unit\":\"credit\",\"days\":0,\"daysNeeded\":7}");
    }

    @Test void theSameFiguresStandInTheLinesForPeople() throws Exception {
        Locale.setDefault(Locale.GERMANY);
        book().close();
        moneyAndElectricity();
        assertThat(RewardsReport.of(RewardsFigures.read(folder, ZONE, NOW)).lines()).containsSubsequence(LAB + " (heard 2026-11-20T13:00:00+01:00)",
                "  credit: today 1234.5, this month 1234.50000001, in all 2234.50000001, being checked 3", "  receipts: 1 being checked, 1 not accepted, 2 granted",
                "Month 2026-11", "  credit: 1234.50000001, worth 12.345 EUR at 0.01 EUR each (your figure of 2026-11-01)",
                "  electricity: 2 kWh (1.7 to 2.3), mostly from your plug meter, cost 0.6 EUR (0.51 to 0.69)", "  net: 11.745 EUR (11.655 to 11.835)",
                "  forecast: 7 more days of sharing until one can be made", "Compared", LAB + ", credit", "  rests on 2 days with income, 6 hours and 1 kWh",
                "  too little yet: it takes 3 such days and an hour of work", "Days", "  2026-11-20 " + LAB + ": 1234.5 credit (1)");
    }

    @Test void aFolderWithABookAloneHasNoMoneyInItsFigures() throws Exception {
        book().close();
        var text = RewardsReport.of(RewardsFigures.read(folder, ZONE, NOW));
        assertThat(text.lines()).contains("  electricity: none counted", "  net: not known; it takes a price of what came in and of electricity");
        assertThat(folder.toFile().list()).allMatch(name -> name.startsWith(RewardsFigures.BOOK));
    }
}
