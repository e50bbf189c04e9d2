package app.hearth.rewards.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.rewards.Amount;
import app.hearth.rewards.Book;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.Event;
import app.hearth.rewards.Event.Facts;
import app.hearth.rewards.Event.Proof;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.Measured;
import app.hearth.rewards.Measured.Energy;
import app.hearth.rewards.Measured.Known;
import app.hearth.rewards.Told;
import app.hearth.testing.TempFolders;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    private static final String LAB = "https://lab.example.org/";
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.250Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private final Locale usual = Locale.getDefault();
    @TempDir Path folder;

    @AfterEach void languageAsBefore() {
        Locale.setDefault(usual);
    }

    private static Event event(String id, String title, String app, String explanation, Amount amount) {
        return new Event(LAB, id, title, app, Event.CREDIT, amount, State.VALIDATED, NOW, true, 7, new Facts(Optional.of(NOW.minusSeconds(60)),
                Optional.of(NOW.minusSeconds(1)), Optional.of(NOW), Duration.ofMillis(20_500), Duration.ofSeconds(19), explanation, Proof.SIGNED));
    }

    private static Measured measured() {
        return new Measured(NOW.minusSeconds(3), Duration.ofMillis(20_250), Duration.ofSeconds(18), Duration.ZERO,
                Optional.of(new Energy(1234.5, Known.METER)), 4096, 512);
    }

    private void withBook(List<Event> events, Exporting exporting) throws Exception {
        Path file = folder.resolve("book.sqlite");
        try (var book = new Book(file); var reader = BookReader.open(file)) {
            book.take(events, NOW);
            exporting.run(book, reader);
        }
    }

    private interface Exporting {
        void run(Book book, BookReader reader) throws Exception;
    }

    /** Rows by the names of the first line. */
    private static List<Map<String, String>> table(Path file) throws Exception {
        var rows = rows(Files.readString(file));
        return rows.stream().skip(1).map(row -> {
            assertThat(row).hasSameSizeAs(rows.getFirst());
            var named = new HashMap<String, String>();
            for (int i = 0; i < row.size(); i++) named.put(rows.getFirst().get(i), row.get(i));
            return Map.copyOf(named);
        }).toList();
    }

    /** A reader of RFC 4180 as others would write it. */
    private static List<List<String>> rows(String text) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') cell.append(c);
                else if (i + 1 < text.length() && text.charAt(i + 1) == '"') cell.append(text.charAt(++i));
                else quoted = false;
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == ',') continue;
                assertThat(text.charAt(++i)).isEqualTo('\n');
                rows.add(List.copyOf(row));
                row.clear();
            } else {
                cell.append(c);
            }
        }
        assertThat(quoted || !row.isEmpty() || !cell.isEmpty()).isFalse();
        return rows;
    }

    private static String unguarded(String cell) {
        return cell.replaceAll("(?<=^|[;\\t\\r\\n])'", "");
    }

    private static Path exported(Path folder, BookReader reader, boolean json) throws Exception {
        Path file = folder.resolve(json ? "book.json" : "book.csv");
        if (json) Export.json(reader, ZONE, file, _ -> { });
        else Export.csv(reader, ZONE, file, _ -> { });
        return file;
    }

    @Test void everyFigureOfAReceiptIsInTheTableTheSameInEveryLanguage() throws Exception {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        withBook(List.of(event("a", "Fähre, \"groß\"", "hpfold", "fine", new Amount(123_456_789_012L))), (book, reader) -> {
            book.measured(LAB, "a", measured());
            assertThat(table(exported(folder, reader, false))).containsExactly(Map.ofEntries(Map.entry("kind", "receipt"), Map.entry("source", LAB),
                    Map.entry("id", "a"), Map.entry("title", "Fähre, \"groß\""), Map.entry("application", "hpfold"), Map.entry("unit", "credit"),
                    Map.entry("amount", "1234.56789012"), Map.entry("counted", "1234.56789012"), Map.entry("state", "validated"),
                    Map.entry("at", "2026-11-20T13:00:00.25+01:00"), Map.entry("number", "7"), Map.entry("sent", "2026-11-20T12:59:00.25+01:00"),
                    Map.entry("reported", "2026-11-20T12:59:59.25+01:00"), Map.entry("judged", "2026-11-20T13:00:00.25+01:00"),
                    Map.entry("reported_elapsed_s", "20.5"), Map.entry("reported_cpu_s", "19"), Map.entry("explanation", "fine"),
                    Map.entry("proof", "signed"), Map.entry("finished", "2026-11-20T12:59:57.25+01:00"), Map.entry("measured_elapsed_s", "20.25"),
                    Map.entry("measured_cpu_s", "18"), Map.entry("measured_gpu_s", "0"), Map.entry("energy_j", "1234.5"),
                    Map.entry("energy_known", "meter"), Map.entry("bytes_down", "4096"), Map.entry("bytes_up", "512")));
        });
    }

    @Test void theTablesCountedColumnAddsUpToTheTotalToThatThatNoReceiptExplains() throws Exception {
        withBook(List.of(event("a", "", "", "", Amount.of(2.5))), (book, reader) -> {
            book.total(LAB, new Told.Total("", Event.CREDIT, Amount.of(1000)), NOW);
            book.total(LAB, new Told.Total("", Event.CREDIT, Amount.of(1012.25)), NOW.plusSeconds(1));
            var table = table(exported(folder, reader, false));
            assertThat(table).extracting(row -> row.get("kind")).containsExactly("receipt", "opening", "total");
            assertThat(table.stream().map(row -> new BigDecimal(row.get("counted"))).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("1012.25");
        });
    }

    @Test void whatATableProgramWouldTakeForAFormulaIsText() throws Exception {
        var titles = List.of("=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=1");
        withBook(IntStream.range(0, titles.size()).mapToObj(i -> event("t" + i, titles.get(i), "", "", Amount.of(1))).toList(), (_, reader) -> {
            var table = table(exported(folder, reader, false));
            assertThat(table).extracting(row -> row.get("title")).allMatch(title -> title.startsWith("'"));
            assertThat(table).extracting(row -> unguarded(row.get("title"))).containsExactlyElementsOf(titles);
        });
    }

    @Test void noCellBeginsAFormulaWhereSemicolonsPartCells() throws Exception {
        var titles = List.of("a;=1+1;b", "a; @SUM(A1)", "a\n-1", "  =1", "\uff1d1", "a;'b", "a - b = c; d");
        withBook(IntStream.range(0, titles.size()).mapToObj(i -> event("t" + i, titles.get(i), "", "", Amount.of(1))).toList(), (_, reader) -> {
            Path file = exported(folder, reader, false);
            assertThat(Files.readString(file).split("[;\\r\\n]")).noneMatch(cell -> cell.strip().matches("[=+@\uff1d].*"));
            assertThat(table(file)).extracting(row -> row.get("title")).containsExactly("a;'=1+1;b", "a;' @SUM(A1)", "a\n'-1", "'  =1", "'\uff1d1", "a;''b", "a - b = c; d");
            assertThat(table(file)).extracting(row -> unguarded(row.get("title"))).containsExactlyElementsOf(titles);
        });
    }

    @Test void whatIsEnteredWhileItIsWrittenIsInNoneOfItsParts() throws Exception {
        var events = IntStream.range(0, 400).mapToObj(i -> event("t" + i, "Task", "", "", Amount.of(1))).toList();
        withBook(events, (book, reader) -> {
            Path file = folder.resolve("meanwhile.json");
            Export.json(reader, ZONE, file, percent -> {
                try {
                    if (percent > 0) book.take(List.of(event("late " + percent, "Task", "", "", Amount.of(50))), NOW.plusSeconds(percent));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            var all = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            assertThat(all.getAsJsonArray("sums").get(0).getAsJsonObject().get("amount").getAsString()).isEqualTo("400");
            assertThat(all.getAsJsonArray("receipts")).hasSize(400);
            assertThat(all.getAsJsonArray("entries")).hasSize(400);
            assertThat(reader.counts().getFirst().events()).as("what came meanwhile is in the book").isGreaterThan(450);
        });
    }

    @Test void anEnergyThatIsNoFigureIsNotKnown() throws Exception {
        withBook(List.of(event("a", "A", "", "", Amount.of(1))), (book, reader) -> {
            for (double joules : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1}) {
                book.measured(LAB, "a", new Measured(NOW, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO, Optional.of(new Measured.Energy(joules, Measured.Known.SENSOR)), 0, 0));
                assertThat(table(exported(folder, reader, false)).getFirst().get("energy_j")).isEmpty();
                assertThat(Files.readString(exported(folder, reader, true))).doesNotContain("joules");
            }
        });
    }

    @Test void anAmountBelowZeroStaysANumber() throws Exception {
        withBook(List.of(), (book, reader) -> {
            book.total(LAB, new Told.Total("", Event.CREDIT, Amount.of(10)), NOW);
            book.total(LAB, new Told.Total("", Event.CREDIT, Amount.of(9)), NOW.plusSeconds(1));
            assertThat(table(exported(folder, reader, false))).extracting(row -> row.get("amount")).containsExactly("10", "-1");
        });
    }

    @Test void jsonHoldsSourcesSumsReceiptsAndTheWholeHistory() throws Exception {
        Locale.setDefault(Locale.GERMANY);
        withBook(List.of(event("a", "A", "hpfold", "fine", Amount.of(2.5))), (book, reader) -> {
            book.measured(LAB, "a", measured());
            book.fetched(LAB, NOW);
            var all = JsonParser.parseString(Files.readString(exported(folder, reader, true))).getAsJsonObject();
            assertThat(all.get("sources").toString()).isEqualTo("[{\"name\":\"" + LAB + "\",\"fetched\":\"2026-11-20T13:00:00.25+01:00\"}]");
            assertThat(all.get("sums").toString())
                    .isEqualTo("[{\"source\":\"" + LAB + "\",\"unit\":\"credit\",\"state\":\"validated\",\"amount\":\"2.5\"}]");
            var receipt = all.getAsJsonArray("receipts").get(0).getAsJsonObject();
            assertThat(receipt.get("amount").getAsString()).isEqualTo("2.5");
            assertThat(receipt.get("cpu").toString()).isEqualTo("19");
            assertThat(receipt.get("measured").toString()).isEqualTo("{\"finished\":\"2026-11-20T12:59:57.25+01:00\",\"elapsed\":20.25,\"cpu\":18,\"gpu\":0,"
                    + "\"energy\":{\"joules\":1234.5,\"known\":\"meter\"},\"bytesDown\":4096,\"bytesUp\":512}");
            assertThat(all.getAsJsonArray("entries")).hasSize(1);
            assertThat(OffsetDateTime.parse(all.getAsJsonArray("entries").get(0).getAsJsonObject().get("recorded").getAsString()).toInstant()).isEqualTo(NOW);
        });
    }

    @Provide Arbitrary<List<String>> words() {
        var odd = Arbitraries.of("\"", "\r\n", ",", "=1+1", "'", "''=", "\t", "ä€😀", "\u2028", ";", "\uFEFF");
        return Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(12), odd, odd.list().ofSize(3).map(parts -> String.join("", parts)))
                .map(text -> new String(text.replace("\0", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).list().ofSize(3);
    }

    @Property(tries = 60) void anyWordsComeBackFromBothFiles(@ForAll("words") List<String> words) throws Exception {
        Path place = TempFolders.create();
        Path file = place.resolve("book.sqlite");
        try (var book = new Book(file); var reader = BookReader.open(file)) {
            book.take(List.of(event("a", words.get(0), words.get(1), words.get(2), Amount.of(1))), NOW);
            var row = table(exported(place, reader, false)).getFirst();
            assertThat(List.of(unguarded(row.get("title")), unguarded(row.get("application")), unguarded(row.get("explanation")))).isEqualTo(words);
            var receipt = JsonParser.parseString(Files.readString(exported(place, reader, true))).getAsJsonObject().getAsJsonArray("receipts").get(0)
                    .getAsJsonObject();
            assertThat(List.of(text(receipt, "title"), text(receipt, "application"), text(receipt, "explanation"))).isEqualTo(words);
        } finally {
            try (var files = Files.walk(place)) {
                for (var one : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
            }
        }
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }

    @Test void theWayToTheEndIsToldInPercentAndNothingIsLeftBesideTheFile() throws Exception {
        withBook(IntStream.range(0, 500).mapToObj(i -> event("t" + i, "T", "a", "", Amount.of(1))).toList(), (_, reader) -> {
            var percents = new ArrayList<Integer>();
            Path file = folder.resolve("out.json");
            Export.json(reader, ZONE, file, percents::add);
            assertThat(percents).hasSizeGreaterThan(50).doesNotHaveDuplicates().isSorted().endsWith(100);
            var all = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            assertThat(StreamSupport.stream(all.getAsJsonArray("receipts").spliterator(), false).map(JsonElement::getAsJsonObject)
                    .map(receipt -> text(receipt, "id")).distinct()).hasSize(500);
            assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".part"));
        });
    }

    @Test void anExportThatIsStoppedLeavesTheOldFileAsItWas() throws Exception {
        withBook(IntStream.range(0, 500).mapToObj(i -> event("t" + i, "T", "a", "", Amount.of(1))).toList(), (_, reader) -> {
            Path file = Files.writeString(folder.resolve("out.csv"), "old");
            assertThatThrownBy(() -> Export.csv(reader, ZONE, file, percent -> {
                if (percent == 50) Thread.currentThread().interrupt();
            })).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(file).hasContent("old");
            assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".part"));
            Export.csv(reader, ZONE, file, _ -> { });
            assertThat(table(file)).hasSize(500);
        });
    }
}
