package app.hearth.rewards;

import app.hearth.protocol.ReceiptText;
import app.hearth.rewards.Earnings.Receipt;
import app.hearth.rewards.Earnings.State;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Earnings on a home network, over its JSON interface (src/docs/home-network-api.md). Receipts whose signature does not fit
 * are not believed: they make the fetch fail, and the last good figures stay.
 */
public final class HomeNetworkEarnings implements EarningsSource {
    private static final long MAX_ANSWER = 8 << 20;
    private static final int PAGE = 500;
    /** Receipts kept at hand; days are reckoned from these. */
    private static final int MOST = 20_000;

    private final String name;
    private final HttpUrl address;
    private final String masterUrl;
    private final String authenticator;
    private final PublicKey receiptKey;
    private final OkHttpClient http;
    private final InstantSource clock;
    private final ZoneId zone;
    /** By number; a receipt never changes, so only new ones are fetched and checked. */
    private final TreeMap<Long, Receipt> known = new TreeMap<>();

    /**
     * @param masterUrl     address of the network
     * @param authenticator account key
     * @param receiptKey    public key of its receipts: Ed25519, X.509 form, base 64
     */
    public HomeNetworkEarnings(String name, String masterUrl, String authenticator, String receiptKey, OkHttpClient http,
                               InstantSource clock, ZoneId zone) {
        this.name = name;
        this.masterUrl = masterUrl;
        this.address = HttpUrl.get(masterUrl + "api/earnings");
        this.authenticator = authenticator;
        this.receiptKey = key(receiptKey);
        this.http = http.newBuilder().callTimeout(Duration.ofSeconds(20)).build();
        this.clock = clock;
        this.zone = zone;
    }

    @Override public String name() {
        return name;
    }

    @Override public synchronized Earnings fetch() throws IOException {
        long since = known.isEmpty() ? 0 : known.lastKey();
        JsonReading first = page(since, Long.MAX_VALUE);
        var fresh = new TreeMap<Long, Receipt>();
        JsonReading page = first;
        while (true) {
            long lowest = take(page, fresh);
            if (!page.flag("more") || fresh.size() >= MOST) break;
            page = page(since, lowest);
        }
        known.putAll(fresh);
        while (known.size() > MOST) known.pollFirstEntry();
        List<Receipt> pending = pending(first);
        var receipts = new ArrayList<Receipt>(pending);
        receipts.addAll(known.descendingMap().values());
        return new Earnings(name, Optional.of(clock.instant()), Optional.empty(), first.amount("total"),
                pending.stream().mapToDouble(Receipt::credit).sum(), pending.size(), days(), receipts);
    }

    /** The lowest number on the page. */
    private long take(JsonReading page, Map<Long, Receipt> fresh) throws IOException {
        long lowest = Long.MAX_VALUE;
        long account = page.integer("account");
        for (JsonReading item : page.objects("receipts")) {
            var text = new ReceiptText(masterUrl, item.integer("number"), account, item.integer("host"), item.text("result"),
                    item.text("app"), item.text("title"), item.integer("sent"), item.integer("reported"),
                    item.integer("judged"), item.flag("granted"), item.amount("elapsed"), item.amount("cpu"),
                    item.amount("credit"), item.text("explanation"));
            if (!text.verify(receiptKey, item.text("signature"))) {
                throw new IOException("The receipt for " + text.result() + " is not signed by " + name);
            }
            if (text.number() >= lowest) throw new IOException(name + " lists its receipts in no order");
            lowest = text.number();
            fresh.put(text.number(), receipt(text));
        }
        if (lowest == Long.MAX_VALUE && page.flag("more")) throw new IOException(name + " promises receipts and sends none");
        return lowest;
    }

    private Receipt receipt(ReceiptText text) {
        return new Receipt(text.result(), text.app(), text.title(), name, Instant.ofEpochMilli(text.sent()),
                Instant.ofEpochMilli(text.reported()), Optional.of(Instant.ofEpochMilli(text.judged())),
                text.granted() ? State.GRANTED : State.NOT_ACCEPTED, text.elapsed(), text.cpu(), text.credit(),
                text.explanation());
    }

    private List<Receipt> pending(JsonReading page) throws IOException {
        var receipts = new ArrayList<Receipt>();
        for (JsonReading item : page.objects("pending")) {
            receipts.add(new Receipt(item.text("result"), item.text("app"), item.text("title"), name,
                    Instant.ofEpochMilli(item.integer("sent")), Instant.ofEpochMilli(item.integer("reported")), Optional.empty(),
                    State.BEING_CHECKED, item.amount("elapsed"), item.amount("cpu"), item.amount("credit"), ""));
        }
        return receipts;
    }

    private List<Earnings.Day> days() {
        var days = new TreeMap<java.time.LocalDate, Earnings.Day>();
        for (Receipt receipt : known.values()) {
            if (receipt.state() != State.GRANTED) continue;
            var date = receipt.judged().orElseThrow().atZone(zone).toLocalDate();
            days.merge(date, new Earnings.Day(date, receipt.credit(), 1),
                    (one, other) -> new Earnings.Day(date, one.credit() + other.credit(), one.tasks() + other.tasks()));
        }
        return List.copyOf(days.values());
    }

    private JsonReading page(long since, long before) throws IOException {
        var url = address.newBuilder().addQueryParameter("auth", authenticator).addQueryParameter("limit", Integer.toString(PAGE));
        if (since > 0) url.addQueryParameter("since", Long.toString(since));
        if (before < Long.MAX_VALUE) url.addQueryParameter("before", Long.toString(before));
        try (Response response = http.newCall(new Request.Builder().url(url.build()).build()).execute()) {
            if (response.code() == 403) throw new IOException(name + " does not know this account");
            if (!response.isSuccessful()) throw new IOException(name + " answered with error " + response.code());
            var source = response.body().source();
            if (source.request(MAX_ANSWER + 1)) throw new IOException(name + " sent more than can be read");
            return JsonReading.parse(source.readUtf8());
        }
    }

    private static PublicKey key(String base64) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 public key", e);
        }
    }
}
