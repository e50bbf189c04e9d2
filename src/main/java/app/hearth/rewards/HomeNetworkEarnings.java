package app.hearth.rewards;

import app.hearth.protocol.ReceiptText;
import app.hearth.rewards.Event.Facts;
import app.hearth.rewards.Event.Proof;
import app.hearth.rewards.Event.State;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
    /** Receipts fetched at a time; of a book lost the older ones are a figure only. */
    private static final int MOST = 100_000;
    private static final Duration PACE = Duration.ofMinutes(1);
    /** While the judge is at work. */
    private static final Duration PACE_OF_PENDING = Duration.ofSeconds(5);

    private final String name;
    private final HttpUrl address;
    private final String masterUrl;
    private final String authenticator;
    private final PublicKey receiptKey;
    private final OkHttpClient http;
    /** Whether something was pending when it was asked last. */
    private volatile boolean waiting;

    /**
     * @param masterUrl     address of the network
     * @param authenticator account key
     * @param receiptKey    public key of its receipts: Ed25519, X.509 form, base 64
     */
    public HomeNetworkEarnings(String name, String masterUrl, String authenticator, String receiptKey, OkHttpClient http) {
        this.name = name;
        this.masterUrl = masterUrl;
        this.address = HttpUrl.get(masterUrl + "api/earnings");
        this.authenticator = authenticator;
        this.receiptKey = key(receiptKey);
        this.http = http.newBuilder().callTimeout(Duration.ofSeconds(20)).build();
    }

    @Override public String name() {
        return name;
    }

    @Override public String label() {
        return name;
    }

    @Override public Kind kind() {
        return Kind.HOME;
    }

    @Override public Duration pace() {
        return waiting ? PACE_OF_PENDING : PACE;
    }

    @Override public Told fetch(long since) throws IOException {
        JsonReading first = page(since, Long.MAX_VALUE);
        var everything = Amount.of(first.amount("total"));
        List<Event> pending = pending(first);
        waiting = !pending.isEmpty();
        var events = new ArrayList<>(pending);
        JsonReading page = first;
        while (true) {
            long lowest = take(page, events);
            if (!page.flag("more") || events.size() >= MOST) break;
            page = page(since, lowest);
        }
        // Only where receipts were left out does the total know more than they.
        Optional<Told.Total> total = page.flag("more") ? Optional.of(new Told.Total("", Event.CREDIT, everything)) : Optional.empty();
        return new Told(events, Optional.of(pending.stream().map(Event::id).collect(Collectors.toSet())), total, List.of());
    }

    /** The lowest number on the page. */
    private long take(JsonReading page, List<Event> events) throws IOException {
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
            events.add(event(text));
        }
        if (lowest == Long.MAX_VALUE && page.flag("more")) throw new IOException(name + " promises receipts and sends none");
        return lowest;
    }

    private Event event(ReceiptText text) {
        var judged = Instant.ofEpochMilli(text.judged());
        return new Event(name, text.result(), text.title(), text.app(), Event.CREDIT, Amount.of(text.credit()),
                text.granted() ? State.VALIDATED : State.REJECTED, judged, true, text.number(), new Facts(Optional.of(Instant.ofEpochMilli(text.sent())),
                Optional.of(Instant.ofEpochMilli(text.reported())), Optional.of(judged), seconds(text.elapsed()), seconds(text.cpu()), text.explanation(),
                Proof.SIGNED));
    }

    private List<Event> pending(JsonReading page) throws IOException {
        var events = new ArrayList<Event>();
        for (JsonReading item : page.objects("pending")) {
            var reported = Instant.ofEpochMilli(item.integer("reported"));
            events.add(new Event(name, item.text("result"), item.text("title"), item.text("app"), Event.CREDIT, Amount.of(item.amount("credit")),
                    State.PENDING, reported, true, 0, new Facts(Optional.of(Instant.ofEpochMilli(item.integer("sent"))), Optional.of(reported),
                    Optional.empty(), seconds(item.amount("elapsed")), seconds(item.amount("cpu")), "", Proof.WORD)));
        }
        return events;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(Math.min(seconds, 1e12) * 1000));
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
