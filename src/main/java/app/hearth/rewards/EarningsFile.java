package app.hearth.rewards;

import app.hearth.rewards.Earnings.Day;
import app.hearth.rewards.Earnings.Receipt;
import app.hearth.rewards.Earnings.State;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The last good figures of each network, in a small file, so that they show before and without a network. */
final class EarningsFile {
    private static final int RECEIPTS = 500;

    private final Path file;

    EarningsFile(Path file) {
        this.file = file;
    }

    /** By network. Empty where there is no file yet. */
    Map<String, Earnings> read() throws IOException {
        var found = new TreeMap<String, Earnings>();
        if (!Files.exists(file)) return found;
        try {
            for (JsonReading one : JsonReading.parse(Files.readString(file)).objects("networks")) {
                Earnings earnings = earnings(one);
                found.put(earnings.source(), earnings);
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException("The saved earnings are damaged", e);
        }
        return found;
    }

    void write(Iterable<Earnings> all) throws IOException {
        var networks = new JsonArray();
        for (Earnings earnings : all) {
            if (earnings.fetchedAt().isPresent()) networks.add(json(earnings));
        }
        var json = new JsonObject();
        json.add("networks", networks);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(json.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static JsonObject json(Earnings earnings) {
        var json = new JsonObject();
        json.addProperty("source", earnings.source());
        json.addProperty("fetched", earnings.fetchedAt().orElseThrow().toEpochMilli());
        json.addProperty("total", earnings.total());
        json.addProperty("pending", earnings.pending());
        json.addProperty("pending_tasks", earnings.pendingTasks());
        var days = new JsonArray();
        for (Day day : earnings.days()) {
            var one = new JsonObject();
            one.addProperty("date", day.date().toString());
            one.addProperty("credit", day.credit());
            one.addProperty("tasks", day.tasks());
            days.add(one);
        }
        json.add("days", days);
        var receipts = new JsonArray();
        earnings.receipts().stream().limit(RECEIPTS).map(EarningsFile::json).forEach(receipts::add);
        json.add("receipts", receipts);
        return json;
    }

    private static JsonObject json(Receipt receipt) {
        var json = new JsonObject();
        json.addProperty("result", receipt.result());
        json.addProperty("app", receipt.appName());
        json.addProperty("title", receipt.title());
        json.addProperty("network", receipt.network());
        json.addProperty("sent", receipt.sent().toEpochMilli());
        json.addProperty("reported", receipt.reported().toEpochMilli());
        receipt.judged().ifPresent(judged -> json.addProperty("judged", judged.toEpochMilli()));
        json.addProperty("state", switch (receipt.state()) {
            case BEING_CHECKED -> "being-checked";
            case GRANTED -> "granted";
            case NOT_ACCEPTED -> "not-accepted";
        });
        json.addProperty("elapsed", receipt.elapsedSeconds());
        json.addProperty("cpu", receipt.cpuSeconds());
        json.addProperty("credit", receipt.credit());
        json.addProperty("explanation", receipt.explanation());
        return json;
    }

    private static Earnings earnings(JsonReading json) throws IOException {
        List<Day> days = new ArrayList<>();
        for (JsonReading day : json.objects("days")) {
            days.add(new Day(LocalDate.parse(day.text("date")), day.amount("credit"), (int) day.integer("tasks")));
        }
        List<Receipt> receipts = new ArrayList<>();
        for (JsonReading receipt : json.objects("receipts")) receipts.add(receipt(receipt));
        return new Earnings(json.text("source"), Optional.of(Instant.ofEpochMilli(json.integer("fetched"))), Optional.empty(),
                json.amount("total"), json.amount("pending"), (int) json.integer("pending_tasks"), days, receipts);
    }

    private static Receipt receipt(JsonReading json) throws IOException {
        Optional<Instant> judged = json.has("judged") ? Optional.of(Instant.ofEpochMilli(json.integer("judged"))) : Optional.empty();
        State state = switch (json.text("state")) {
            case "being-checked" -> State.BEING_CHECKED;
            case "granted" -> State.GRANTED;
            case "not-accepted" -> State.NOT_ACCEPTED;
            default -> throw new IOException("The saved earnings have an unknown state");
        };
        return new Receipt(json.text("result"), json.text("app"), json.text("title"), json.text("network"),
                Instant.ofEpochMilli(json.integer("sent")), Instant.ofEpochMilli(json.integer("reported")), judged, state,
                json.amount("elapsed"), json.amount("cpu"), json.amount("credit"), json.text("explanation"));
    }
}
