package app.hearth.homenet;

import app.hearth.homenet.Accounts.Account;
import app.hearth.protocol.Credit;
import app.hearth.protocol.ReceiptText;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What an account earned, as JSON; described in src/docs/home-network-api.md. */
final class EarningsPage {
    private static final int MOST = 500;
    private static final int USUAL = 100;

    private final Database database;
    private final InstantSource clock;
    private final Site site;
    private final PublicKey receiptKey;

    EarningsPage(Database database, InstantSource clock, Site site, PublicKey receiptKey) {
        this.database = database;
        this.clock = clock;
        this.site = site;
        this.receiptKey = receiptKey;
    }

    void answer(Exchange exchange) throws IOException {
        String key = exchange.parameter("auth");
        long since = number(exchange.parameter("since"), 0);
        long before = number(exchange.parameter("before"), Long.MAX_VALUE);
        int limit = (int) Math.clamp(number(exchange.parameter("limit"), USUAL), 1, MOST);
        Optional<JsonObject> found = database.in(handle ->
                Accounts.byKey(handle, key).map(account -> describe(handle, account, since, before, limit)));
        if (found.isPresent()) {
            exchange.answer(200, "application/json", found.get().toString());
            return;
        }
        var refusal = new JsonObject();
        refusal.addProperty("error", "The account key is missing or unknown");
        exchange.answer(403, "application/json", refusal.toString());
    }

    private JsonObject describe(Handle handle, Account account, long since, long before, int limit) {
        long now = clock.millis();
        var json = new JsonObject();
        json.addProperty("version", 1);
        json.addProperty("network", site.masterUrl());
        json.addProperty("network_name", site.name());
        json.addProperty("account", account.id());
        json.addProperty("now", now);
        json.addProperty("total", account.total());
        json.addProperty("recent_average", account.averageAt(now));
        json.addProperty("receipt_key", Base64.getEncoder().encodeToString(receiptKey.getEncoded()));
        JsonArray pending = pending(handle, account);
        json.addProperty("pending_credit", credit(pending));
        json.add("pending", pending);
        List<Ledger.Entry> entries = Ledger.of(handle, site.masterUrl(), account, since, before, limit + 1);
        var receipts = new JsonArray();
        entries.stream().limit(limit).map(EarningsPage::receipt).forEach(receipts::add);
        json.add("receipts", receipts);
        json.addProperty("more", entries.size() > limit);
        return json;
    }

    private static JsonArray pending(Handle handle, Account account) {
        var array = new JsonArray();
        handle.createQuery("""
                        select result.name, app, title, operations, result.host, sent, reported, elapsed, cpu
                        from result join workunit on workunit.id = result.workunit join host on host.id = result.host
                        where server_state = 5 and outcome = 1 and validate_state = 0 and host.account = ?
                        order by reported desc limit 500""")
                .bind(0, account.id())
                .map((row, _) -> {
                    var json = task(row.getString("name"), row.getString("app"), row.getString("title"), row.getLong("host"),
                            row.getLong("sent"), row.getLong("reported"), row.getDouble("elapsed"), row.getDouble("cpu"));
                    json.addProperty("credit", Credit.ofFlop(row.getDouble("operations")));
                    return json;
                })
                .forEach(array::add);
        return array;
    }

    private static double credit(JsonArray tasks) {
        double sum = 0;
        for (var task : tasks) sum += task.getAsJsonObject().get("credit").getAsDouble();
        return sum;
    }

    private static JsonObject receipt(Ledger.Entry entry) {
        ReceiptText text = entry.text();
        JsonObject json = task(text.result(), text.app(), text.title(), text.host(), text.sent(), text.reported(),
                text.elapsed(), text.cpu());
        json.addProperty("number", text.number());
        json.addProperty("judged", text.judged());
        json.addProperty("granted", text.granted());
        json.addProperty("credit", text.credit());
        json.addProperty("explanation", text.explanation());
        json.addProperty("signature", entry.signature());
        return json;
    }

    private static JsonObject task(String result, String app, String title, long host, long sent, long reported,
                                   double elapsed, double cpu) {
        var json = new JsonObject();
        json.addProperty("result", result);
        json.addProperty("app", app);
        json.addProperty("title", title);
        json.addProperty("host", host);
        json.addProperty("sent", sent);
        json.addProperty("reported", reported);
        json.addProperty("elapsed", elapsed);
        json.addProperty("cpu", cpu);
        return json;
    }

    private static long number(String text, long otherwise) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : otherwise;
    }
}
