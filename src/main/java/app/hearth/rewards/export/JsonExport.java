package app.hearth.rewards.export;

import static app.hearth.rewards.export.CsvExport.word;

import app.hearth.rewards.Amount;
import app.hearth.rewards.Book.Entry;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.BookReader.Receipt;
import app.hearth.rewards.Measured;
import app.hearth.rewards.export.Export.Steps;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The whole book as JSON. Amounts are texts, since many readers of JSON would round a number; times are ISO 8601, durations seconds. */
final class JsonExport {
    /** Grows when a field changes its meaning or goes. */
    private static final int VERSION = 1;

    private final JsonWriter out;
    private final ZoneId zone;

    private JsonExport(JsonWriter out, ZoneId zone) {
        this.out = out;
        this.zone = zone;
    }

    static void write(BookReader book, ZoneId zone, Writer to, Steps steps) throws IOException {
        var out = new JsonWriter(to);
        out.setIndent(" ");
        var export = new JsonExport(out, zone);
        out.beginObject().name("format").value("hearth-earnings").name("version").value(VERSION).name("zone").value(zone.getId());
        book.atOneMoment(() -> {
            export.heads(book);
            out.name("receipts").beginArray();
            book.receipts(receipt -> {
                export.receipt(receipt);
                steps.step();
            });
            out.endArray().name("entries").beginArray();
            book.entries(entry -> {
                export.entry(entry);
                steps.step();
            });
            out.endArray();
        });
        out.endObject().flush();
        steps.end();
    }

    private void heads(BookReader book) throws IOException {
        out.name("sources").beginArray();
        for (var fetch : book.fetches().entrySet()) {
            out.beginObject().name("name").value(fetch.getKey());
            time("fetched", fetch.getValue());
            out.endObject();
        }
        out.endArray().name("sums").beginArray();
        for (var sum : book.sums()) {
            out.beginObject().name("source").value(sum.source()).name("unit").value(sum.unit()).name("state").value(word(sum.state()));
            amount("amount", sum.amount());
            out.endObject();
        }
        out.endArray();
    }

    private void receipt(Receipt receipt) throws IOException {
        var event = receipt.event();
        var facts = event.facts();
        out.beginObject().name("source").value(event.source()).name("id").value(event.id()).name("title").value(event.title());
        out.name("application").value(event.app()).name("unit").value(event.unit());
        amount("amount", event.amount());
        amount("counted", event.booked());
        out.name("state").value(word(event.state()));
        time("at", event.at());
        if (event.number() != 0) out.name("number").value(event.number());
        time("sent", facts.sent());
        time("reported", facts.reported());
        time("judged", facts.judged());
        seconds("elapsed", facts.elapsed());
        seconds("cpu", facts.cpu());
        out.name("explanation").value(facts.explanation()).name("proof").value(word(facts.proof()));
        if (receipt.measured().isPresent()) measured(receipt.measured().get());
        out.endObject();
    }

    private void measured(Measured measured) throws IOException {
        out.name("measured").beginObject();
        time("finished", measured.finished());
        seconds("elapsed", measured.elapsed());
        seconds("cpu", measured.cpu());
        seconds("gpu", measured.gpu());
        if (measured.energy().isPresent()) {
            var energy = measured.energy().get();
            out.name("energy").beginObject().name("joules").jsonValue(Texts.number(energy.joules())).name("known").value(word(energy.known())).endObject();
        }
        out.name("bytesDown").value(measured.bytesDown()).name("bytesUp").value(measured.bytesUp()).endObject();
    }

    private void entry(Entry entry) throws IOException {
        out.beginObject().name("source").value(entry.source()).name("event").value(entry.event()).name("unit").value(entry.unit());
        amount("amount", entry.amount());
        out.name("state").value(word(entry.state()));
        time("at", entry.at());
        time("recorded", entry.recorded());
        out.name("why").value(word(entry.why())).endObject();
    }

    private void amount(String name, Amount amount) throws IOException {
        out.name(name).value(amount.text());
    }

    private void seconds(String name, Duration time) throws IOException {
        out.name(name).jsonValue(Texts.seconds(time));
    }

    private void time(String name, Optional<Instant> at) throws IOException {
        if (at.isPresent()) time(name, at.get());
    }

    private void time(String name, Instant at) throws IOException {
        out.name(name).value(Texts.time(at, zone));
    }
}
