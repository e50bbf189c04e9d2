package app.hearth.rewards.price;

import app.hearth.rewards.price.FeedException.Problem;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A page that tells a price as JSON. Only by https, except on this computer; it learns nothing but that it was asked.
 */
public final class PriceFeed {
    private static final long MAX_ANSWER = 1 << 20;
    private static final int MAX_REDIRECTS = 3;
    private final HttpUrl url;
    private final JsonPath path;
    private final OkHttpClient http;

    /** @throws FeedException when the address or the path cannot be used */
    public PriceFeed(String url, String path, OkHttpClient http) throws FeedException {
        this.url = usable(HttpUrl.parse(url.strip()));
        this.path = JsonPath.parse(path);
        // Redirects are followed here, so that each is held to the same rule.
        this.http = http.newBuilder().callTimeout(Duration.ofSeconds(15)).followRedirects(false).followSslRedirects(false).build();
    }

    /**
     * Looks at an address and a path without asking.
     *
     * @throws FeedException when one of them cannot be used
     */
    public static void check(String url, String path) throws FeedException {
        usable(HttpUrl.parse(url.strip()));
        JsonPath.parse(path);
    }

    private static HttpUrl usable(HttpUrl url) throws FeedException {
        if (url == null) throw new FeedException(Problem.NO_ADDRESS, "");
        if (!url.isHttps() && !local(url)) throw new FeedException(Problem.NOT_ENCRYPTED, url.host());
        return url;
    }

    private static boolean local(HttpUrl url) {
        return url.host().equals("localhost") || url.host().equals("::1") || url.host().matches("127(\\.[0-9]+){3}");
    }

    /** Whose page it is. */
    public String host() {
        return url.host();
    }

    /**
     * What one unit is worth now; blocks until the page answers.
     *
     * @throws FeedException with the reason
     */
    public double fetch() throws FeedException {
        HttpUrl at = url;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            try (Response response = http.newCall(new Request.Builder().url(at).header("Accept", "application/json").build()).execute()) {
                if (!response.isRedirect()) return price(response);
                at = next(at, response);
            } catch (FeedException known) {
                throw known;
            } catch (IOException e) {
                throw new FeedException(Problem.UNREACHABLE, at.host(), e);
            }
        }
        throw new FeedException(Problem.REDIRECTED, at.host());
    }

    private static HttpUrl next(HttpUrl at, Response response) throws FeedException {
        HttpUrl next = at.resolve(response.header("Location", ""));
        // From https never to anything less, and from outside never to this computer.
        boolean fits = next != null && next.scheme().equals(at.scheme()) && (local(at) || !local(next));
        if (!fits) throw new FeedException(Problem.REDIRECTED, next == null ? "" : next.host());
        return usable(next);
    }

    private double price(Response response) throws IOException {
        if (!response.isSuccessful()) throw new FeedException(Problem.ERROR, Integer.toString(response.code()));
        var source = response.body().source();
        if (source.request(MAX_ANSWER + 1)) throw new FeedException(Problem.TOO_LARGE, url.host());
        var found = path.in(parse(source.readUtf8()));
        return figure(found.orElseThrow(() -> new FeedException(Problem.NOTHING_THERE, "")));
    }

    private static JsonElement parse(String text) throws FeedException {
        try {
            return JsonParser.parseString(text);
        } catch (JsonParseException | StackOverflowError e) {
            throw new FeedException(Problem.NOT_JSON, "", e);
        }
    }

    /** A number, or a text that is one: many exchanges send prices so. */
    private static double figure(JsonElement element) throws FeedException {
        if (element instanceof JsonPrimitive primitive && !primitive.isBoolean() && primitive.getAsString().length() <= 50) {
            try {
                double price = new BigDecimal(primitive.getAsString().strip()).doubleValue();
                if (price > 0 && price <= 1e9) return price;
            } catch (NumberFormatException e) {
                throw new FeedException(Problem.NOT_A_PRICE, "", e);
            }
        }
        throw new FeedException(Problem.NOT_A_PRICE, "");
    }
}
