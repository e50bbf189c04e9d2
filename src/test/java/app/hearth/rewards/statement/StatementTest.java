package app.hearth.rewards.statement;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.rewards.Amount;
import app.hearth.rewards.Book;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.Event;
import app.hearth.rewards.Event.Facts;
import app.hearth.rewards.Event.Proof;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.Told;
import app.hearth.rewards.price.Price;
import app.hearth.rewards.value.Balance;
import app.hearth.rewards.value.PowerDay;
import app.hearth.settings.Electricity;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementTest {
    private static final String LAB = "https://lab.example.org/";
    private static final String WALLET = "gridcoin";
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private final Locale usual = Locale.getDefault();
    @TempDir Path folder;

    @AfterEach void languageAsBefore() {
        Locale.setDefault(usual);
    }

    private static Event event(String source, String id, String unit, State state, double amount, Instant at, Proof proof) {
        return new Event(source, id, "Task", "hpfold", unit, Amount.of(amount), state, at, true, 0,
                new Facts(Optional.of(at), Optional.of(at), Optional.empty(), Duration.ofHours(2), Duration.ofHours(2), "", proof));
    }

    private StatementData data(String label) throws Exception {
        Path file = folder.resolve("book.sqlite");
        try (var book = new Book(file); var reader = BookReader.open(file)) {
            book.total(LAB, new Told.Total("", Event.CREDIT, Amount.of(50_000)), NOW);
            var events = new ArrayList<Event>();
            for (int i = 0; i < 1234; i++) events.add(event(LAB, "t" + i, Event.CREDIT, State.VALIDATED, 1.5, NOW, Proof.SIGNED));
            events.add(event(LAB, "first minute", Event.CREDIT, State.VALIDATED, 1000, Instant.parse("2026-10-31T23:00:00Z"), Proof.WORD));
            events.add(event(LAB, "of October", Event.CREDIT, State.VALIDATED, 7000, Instant.parse("2026-10-31T22:59:59Z"), Proof.SIGNED));
            events.add(event(LAB, "p", Event.CREDIT, State.PENDING, 2.5, NOW, Proof.WORD));
            events.add(event(LAB, "r", Event.CREDIT, State.REJECTED, 0, NOW, Proof.SIGNED));
            events.add(event(WALLET, "stake", "GRC", State.PAID, 12.345_678_91, NOW, Proof.WORD));
            book.take(events, NOW);
            var prices = Map.of("credit", new Price("credit", 0.001, "EUR", new Price.Own(LocalDate.of(2026, 11, 2))),
                    "GRC", new Price("GRC", 0.008, "USD", new Price.Fed("prices.example.org", Instant.parse("2026-11-20T11:30:00Z"))));
            var used = List.of(new PowerDay(LocalDate.of(2026, 11, 20), Duration.ofHours(9), 4, 3, 0, 1.2, "EUR"));
            var tariff = new Electricity(OptionalDouble.empty(), "EUR", OptionalDouble.of(0.3), List.of());
            return StatementData.of(reader, ZONE, NOW, Map.of(LAB, label), Balance.of(NOVEMBER, reader.days(ZONE), prices, used, tariff));
        }
    }

    private static byte[] pdf(StatementData data, Locale locale) throws Exception {
        var out = new ByteArrayOutputStream();
        Statement.write(data, locale, out);
        return out.toByteArray();
    }

    /** The words on the paper from above to below, without what kind of space is between them. */
    private static List<String> words(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).lines().map(line -> line.replaceAll("\\s+", " ").strip()).filter(line -> !line.isEmpty()).toList();
        }
    }

    @Test void everyFigureOfTheMonthIsOnThePaper() throws Exception {
        Locale.setDefault(Locale.GERMANY);
        assertThat(words(pdf(data("Übungslabor"), Locale.ENGLISH))).containsSubsequence("Earnings in November 2026", "gridcoin", "Paid 12.34567891 GRC",
                "Payments 1", "Übungslabor", "Being checked 2.5 credits", "Accepted 2,851 credits", "Tasks being checked 1", "Tasks not accepted 1",
                "Tasks accepted 1,235", "Worth", "12.34567891 GRC at 0.008 USD each (prices.example.org, Nov 20, 2026, 12:30 PM) 0.10 USD",
                "2,851 credits at 0.001 EUR each (your figure of Nov 2, 2026) 2.85 EUR", "Electricity for sharing", "Used 4.00 kWh",
                "Possible range 3.35 to 5.90 kWh", "Known from a sensor in the computer 3.00 kWh", "Estimated from the processor 1.00 kWh", "Cost 1.20 EUR",
                "Possible range 1.00 EUR to 1.77 EUR", "Net", "Worth less electricity 1.65 EUR", "Possible range 1.08 EUR to 1.85 EUR",
                "Receipts signed by their network, signature verified on this computer 1,235", "Receipts by their network’s word 2");
    }

    @Test void inGermanBothWordsAndFiguresAre() throws Exception {
        byte[] pdf = pdf(data("Übungslabor"), Locale.GERMANY);
        assertThat(words(pdf)).contains("Erträge im November 2026", "Anerkannt 2.851 Credits", "Wert abzüglich Strom 1,65 EUR",
                "2.851 Credits zu je 0,001 EUR (deine Angabe vom 02.11.2026) 2,85 EUR");
    }

    @Test void aPageLooksLikeOne() throws Exception {
        try (var document = Loader.loadPDF(pdf(data("Übungslabor"), Locale.GERMANY))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Erträge im November 2026");
            var picture = new PDFRenderer(document).renderImageWithDPI(0, 96);
            Path place = Files.createDirectories(Path.of("target/gallery")).resolve("statement.png");
            ImageIO.write(picture, "png", place.toFile());
            long inked = 0;
            for (int x = 0; x < picture.getWidth(); x++) {
                for (int y = 0; y < picture.getHeight(); y++) {
                    if (new Color(picture.getRGB(x, y)).getRed() < 128) inked++;
                }
            }
            assertThat((double) inked / picture.getWidth() / picture.getHeight()).isBetween(0.005, 0.2);
        }
    }

    @Test void aMonthWithoutAnythingSaysSo() throws Exception {
        var balance = Balance.of(NOVEMBER, List.of(), Map.of(), List.of(), Electricity.UNKNOWN);
        assertThat(words(pdf(new StatementData(NOVEMBER, ZONE, NOW, List.of(), balance, 0, 0), Locale.ENGLISH))).contains("Nothing came in this month.",
                "No electricity was counted this month.", "Not known: it takes a price of what came in and of electricity.");
    }

    @Test void aNameWithoutAnEndOrWithLettersThatTheFontLacksBreaksNothing() throws Exception {
        var network = new StatementData.Network("https://" + "x".repeat(120) + " 😀\n研究\u0000€", List.of(), Map.of(State.VALIDATED, 3));
        var balance = Balance.of(NOVEMBER, List.of(), Map.of(), List.of(), Electricity.UNKNOWN);
        var many = Collections.nCopies(40, network);
        byte[] pdf = pdf(new StatementData(NOVEMBER, ZONE, NOW, many, balance, 0, 0), Locale.ENGLISH);
        assertThat(words(pdf)).anyMatch(line -> line.contains("€"));
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(3);
        }
    }

    @Test void datesAndFiguresInLettersThatTheFontLacksAreInEnglish() throws Exception {
        var data = data("Lab");
        for (var language : List.of("ja-JP", "ar-EG", "th-TH")) {
            var all = String.join("\n", words(pdf(data, Locale.forLanguageTag(language))));
            assertThat(all).as(language).contains("Earnings in November 2026", "2,851").doesNotContain("?");
        }
        assertThat(words(pdf(data, Locale.forLanguageTag("el-GR")))).as("Greek letters it has").first().asString().contains("Νοέ") /* and a mu that reads as a micro sign */;
    }

    @Test void whatIsOnThePaperAddsUp() throws Exception {
        var prices = Map.of("GRC", new Price("GRC", 1.264, "EUR", new Price.Own(LocalDate.of(2026, 11, 2))));
        var used = List.of(new PowerDay(LocalDate.of(2026, 11, 20), Duration.ofHours(9), 4, 4, 0, 0.936, "EUR"));
        var balance = Balance.of(NOVEMBER, List.of(new BookReader.Day(LocalDate.of(2026, 11, 20), WALLET, "GRC", Amount.of(1), 1)), prices, used, Electricity.UNKNOWN);
        assertThat(words(pdf(new StatementData(NOVEMBER, ZONE, NOW, List.of(), balance, 0, 0), Locale.ENGLISH)))
                .anyMatch(line -> line.endsWith("1.26 EUR")).anyMatch(line -> line.endsWith("0.94 EUR")).anyMatch(line -> line.endsWith("0.32 EUR")); // not 0.328
    }

    @Test void bothLanguagesHaveTheSameKeys() throws Exception {
        assertThat(keys("_de")).isEqualTo(keys(""));
    }

    private static Set<String> keys(String language) throws Exception {
        var found = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/app/hearth/rewards/statement/messages" + language + ".properties"))) {
            found.load(in);
        }
        return found.stringPropertyNames();
    }
}
