package app.hearth.rewards.gridcoin;

import app.hearth.rewards.gridcoin.WalletException.Problem;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import okhttp3.Credentials;
import okhttp3.Dns;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Asks a wallet one question at a time: JSON-RPC 1.0 by POST to "/" with HTTP basic authentication ({@code src/rpc/server.cpp}). Only
 * reading calls get through; the password goes to the address given, never to a proxy and never after a redirect.
 */
final class GridcoinRpc {
    /** All that is ever asked. Each of them only reads. */
    static final Set<String> READING = Set.of("getinfo", "getmininginfo", "getstakinginfo", "beaconstatus", "listtransactions", "getblock");
    private static final MediaType JSON = MediaType.get("application/json");
    private static final long MAX_ANSWER = 32 << 20;
    private static final Gson GSON = new Gson();
    /** RPC error codes ({@code src/rpc/protocol.h}). */
    private static final int IN_WARMUP = -28;
    private static final int IN_INITIAL_DOWNLOAD = -10;

    private final WalletAddress address;
    private final String authorization;
    private final OkHttpClient http;

    GridcoinRpc(WalletAddress address, String user, String password, OkHttpClient http) {
        this(address, user, password, http, Dns.SYSTEM);
    }

    GridcoinRpc(WalletAddress address, String user, String password, OkHttpClient http, Dns names) {
        this.address = address;
        this.authorization = Credentials.basic(user, password, StandardCharsets.UTF_8);
        this.http = http.newBuilder().callTimeout(Duration.ofSeconds(30)).connectTimeout(Duration.ofSeconds(5)).readTimeout(Duration.ofSeconds(25))
                .followRedirects(false).followSslRedirects(false).proxy(Proxy.NO_PROXY).cache(null).retryOnConnectionFailure(true)
                // Asked for each connection: a name that suddenly means another computer is not followed.
                .dns(host -> {
                    try {
                        return address.resolve(names, host);
                    } catch (WalletException e) {
                        throw (UnknownHostException) new UnknownHostException(host).initCause(e);
                    }
                }).build();
    }

    /** An error that the wallet itself answered. */
    static final class Answer extends IOException {
        private static final long serialVersionUID = 1;
        final int code;

        Answer(int code, String message) {
            super(message);
            this.code = code;
        }
    }

    /**
     * The result of a call.
     *
     * @throws Answer          when the wallet answers with an error that only the caller can judge
     * @throws WalletException for all else
     */
    JsonElement call(String method, Object... parameters) throws IOException {
        if (!READING.contains(method)) throw new IllegalArgumentException("not a reading call: " + method);
        var body = new JsonObject();
        body.addProperty("method", method);
        body.add("params", GSON.toJsonTree(List.of(parameters)));
        body.addProperty("id", 1);
        // The wallet closes the connection after each error; one of its own for each call spares the retry.
        var request = new Request.Builder().url(address.url()).header("Authorization", authorization).header("Connection", "close")
                .post(RequestBody.create(body.toString(), JSON)).build();
        try (Response response = http.newCall(request).execute()) {
            return result(response);
        } catch (Answer | WalletException known) {
            throw known;
        } catch (UnknownHostException e) {
            if (e.getCause() instanceof WalletException why) throw why;
            throw new WalletException(Problem.NOT_RUNNING, address.text(), e);
        } catch (InterruptedIOException e) {
            throw new WalletException(Problem.SLOW, address.text(), e);
        } catch (IOException e) {
            throw new WalletException(Problem.NOT_RUNNING, address.text(), e);
        }
    }

    private static JsonElement result(Response response) throws IOException {
        if (response.code() == 401) throw new WalletException(Problem.WRONG_PASSWORD);
        if (response.code() == 403) throw new WalletException(Problem.REFUSED, "rpcallowip does not name this computer");
        if (response.isRedirect()) throw new WalletException(Problem.NOT_A_WALLET);
        var source = response.body().source();
        if (source.request(MAX_ANSWER + 1)) throw new WalletException(Problem.NOT_A_WALLET, "more than can be read");
        var answer = parse(source.readUtf8());
        if (answer.get("error") instanceof JsonObject error) throw failed(error);
        if (!response.isSuccessful() || !answer.has("result") || answer.get("result").isJsonNull()) throw new WalletException(Problem.NOT_A_WALLET);
        return answer.get("result");
    }

    private static JsonObject parse(String text) throws WalletException {
        try {
            if (JsonParser.parseString(text) instanceof JsonObject object) return object;
        } catch (JsonParseException | StackOverflowError e) {
            throw new WalletException(Problem.NOT_A_WALLET, "", e);
        }
        throw new WalletException(Problem.NOT_A_WALLET);
    }

    private static IOException failed(JsonObject error) {
        int code = error.get("code") instanceof JsonPrimitive number && number.getAsString().matches("-?[0-9]{1,9}") ? Integer.parseInt(number.getAsString()) : 0;
        String message = error.get("message") instanceof JsonPrimitive text ? text.getAsString().lines().findFirst().orElse("") : "";
        if (code == IN_WARMUP || code == IN_INITIAL_DOWNLOAD) return new WalletException(Problem.STARTING, message);
        return new Answer(code, message.length() > 200 ? message.substring(0, 200) : message);
    }

    /** A list, or the wallet is none. */
    static JsonArray array(JsonElement element) throws WalletException {
        if (element instanceof JsonArray array) return array;
        throw new WalletException(Problem.ODD_FIGURE, "a list is missing");
    }
}
