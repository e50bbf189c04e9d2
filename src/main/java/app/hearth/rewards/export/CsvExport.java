package app.hearth.rewards.export;

import app.hearth.rewards.Book.Entry;
import app.hearth.rewards.Book.Why;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.BookReader.Receipt;
import app.hearth.rewards.Measured;
import app.hearth.rewards.export.Export.Steps;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The table of receipts by RFC 4180: commas, lines that end with CR LF, quotes where needed. */
final class CsvExport {
    private static final List<String> HEAD = List.of("kind", "source", "id", "title", "application", "unit", "amount", "counted", "state", "at", "number",
            "sent", "reported", "judged", "reported_elapsed_s", "reported_cpu_s", "explanation", "proof", "finished", "measured_elapsed_s",
            "measured_cpu_s", "measured_gpu_s", "energy_j", "energy_known", "bytes_down", "bytes_up");

    /** Signs that begin a formula, also in the width of East Asian letters, after spaces; and what stands for itself only at the beginning. */
    private static final Pattern FORMULA = Pattern.compile("(?<=^|[;\\t\\r\\n])(?=[ \\u00a0]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]|['\\t\\r])");

    private final Writer out;
    private final ZoneId zone;
    private boolean begun;

    private CsvExport(Writer out, ZoneId zone) {
        this.out = out;
        this.zone = zone;
    }

    static void write(BookReader book, ZoneId zone, Writer out, Steps steps) throws IOException {
        var table = new CsvExport(out, zone);
        for (var name : HEAD) table.plain(name);
        table.end();
        book.atOneMoment(() -> {
            book.receipts(receipt -> {
                table.row(receipt);
                steps.step();
            });
            book.entries(entry -> {
                if (entry.why() == Why.OPENING || entry.why() == Why.TOTAL) table.row(entry);
            });
        });
        steps.end();
    }

    private void row(Receipt receipt) throws IOException {
        var event = receipt.event();
        var facts = event.facts();
        plain("receipt");
        text(event.source());
        text(event.id());
        text(event.title());
        text(event.app());
        text(event.unit());
        plain(event.amount().text());
        plain(event.booked().text());
        plain(word(event.state()));
        time(Optional.of(event.at()));
        plain(event.number() == 0 ? "" : Long.toString(event.number()));
        time(facts.sent());
        time(facts.reported());
        time(facts.judged());
        plain(Texts.seconds(facts.elapsed()));
        plain(Texts.seconds(facts.cpu()));
        text(facts.explanation());
        plain(word(facts.proof()));
        var measured = receipt.measured();
        time(measured.map(Measured::finished));
        plain(measured, one -> Texts.seconds(one.elapsed()));
        plain(measured, one -> Texts.seconds(one.cpu()));
        plain(measured, one -> Texts.seconds(one.gpu()));
        var energy = measured.flatMap(Measured::energy);
        plain(energy, one -> Texts.number(one.joules()));
        plain(energy, one -> word(one.known()));
        plain(measured, one -> Long.toString(one.bytesDown()));
        plain(measured, one -> Long.toString(one.bytesUp()));
        end();
    }

    /** A part of a source's total. */
    private void row(Entry entry) throws IOException {
        plain(word(entry.why()));
        text(entry.source());
        text(entry.event());
        plain("");
        plain("");
        text(entry.unit());
        plain(entry.amount().text());
        plain(entry.amount().text());
        plain(word(entry.state()));
        time(Optional.of(entry.at()));
        for (int column = 10; column < HEAD.size(); column++) plain("");
        end();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void time(Optional<Instant> at) throws IOException {
        plain(at, one -> Texts.time(one, zone));
    }

    private <T> void plain(Optional<T> value, Function<T, String> form) throws IOException {
        plain(value.map(form).orElse(""));
    }

    private void plain(String cell) throws IOException {
        if (begun) out.append(',');
        begun = true;
        out.append(cell);
    }

    /** Words of others; a table program must not take them for a formula. */
    private void text(String words) throws IOException {
        plain(cell(words));
    }

    /**
     * An apostrophe stands before what a table program would take for a formula (owasp.org/www-community/attacks/CSV_Injection), and before an
     * apostrophe in such a place, so that it can be taken away again without doubt. Where the comma parts decimals, programs part cells at semicolons
     * and then know no quotes that begin within one: there, too, and at the beginning of a line a cell could begin.
     */
    static String cell(String words) {
        String cell = FORMULA.matcher(words).replaceAll("'");
        boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private void end() throws IOException {
        out.append("\r\n");
        begun = false;
    }
}
