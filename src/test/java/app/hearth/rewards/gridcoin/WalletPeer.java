package app.hearth.rewards.gridcoin;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A Gridcoin wallet's RPC as its source has it ({@code src/rpc/server.cpp}, {@code src/wallet/rpcwallet.cpp}, {@code src/rpc/mining.cpp},
 * {@code src/rpc/blockchain.cpp}): names, units, status codes and the order of rows.
 */
public final class WalletPeer implements AutoCloseable {
    public static final String USER = "gridcoinrpc";
    public static final String PASSWORD = "correct horse #1";
    public static final String CPID = "7d0d73fe026d66fd4ab8d5d8da32a611";
    private final MockWebServer server = new MockWebServer();
    /** Raw results by method. */
    final Map<String, String> results = new ConcurrentHashMap<>();
    /** Raw error objects by method. */
    final Map<String, String> errors = new ConcurrentHashMap<>();
    final Map<String, String> blocks = new ConcurrentHashMap<>();
    /** Newest first, raw. */
    final List<String> rows = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    /** Whether a new transaction arrives after each page. */
    volatile boolean arriving;
    /** Answers every request in place of all else. */
    volatile MockResponse always;

    public WalletPeer() throws IOException {
        results.put("getinfo", """
                {"version":"v5.5.0.0","minor_version":5,"protocolversion":180331,"walletversion":60000,"balance":1234.50000001,"newmint":0.00000000,
                 "stake":110.25000000,"blocks":3600000,"in_sync":true,"timeoffset":0,"uptime":55,"moneysupply":500000000.00000000,"connections":9,
                 "proxy":"","ip":"","difficulty":{"current":3.1,"target":3.0},"testnet":false,"keypoololdest":1700000000,"keypoolsize":101,
                 "paytxfee":0.00100000,"mininput":0.00000000,"unlocked_until":0,"errors":""}""");
        results.put("getmininginfo", """
                {"blocks":3600000,"stakeweight":{"minimum":1,"maximum":2,"combined":3,"valuesum":4,"legacy":5},"netstakeweight":1.5e9,
                 "netstakingGRCvalue":1.9e7,"staking":false,"mining-error":"Wallet locked; ","time-to-stake_days":0,"expectedtime":0,
                 "testnet":false,"CPID":"7d0d73fe026d66fd4ab8d5d8da32a611","current_magnitude":123.4,"Magnitude Unit":0.25,
                 "BoincRewardPending":42.50000000,"researcher_status":"Eligible for Research Rewards","current_poll":""}""");
        results.put("beaconstatus", beacon("10-01-2026 12:30:00", false, false));
        server.setDispatcher(new Dispatcher() {
            @Override public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        server.start();
    }

    static String beacon(String timestamp, boolean expired, boolean renewable) {
        return """
                {"active":[{"cpid":"%s","active":%s,"pending":false,"expired":%s,"renewable":%s,"timestamp":"%s","address":"S1","public_key":"02",
                 "private_key_available":true,"magnitude":123.4,"verification_code":"x","is_mine":true}],"pending":[]}"""
                .formatted(CPID, !expired, expired, renewable, timestamp);
    }

    /** A row of a staked block or a payment; {@code type} empty for an ordinary one. */
    public static String row(String txid, String category, String type, String amount, int confirmations, long time, String block) {
        String kind = type.isEmpty() ? "" : (amount.startsWith("-") ? "\"type\":\"" : "\"Type\":\"") + type + "\",";
        String place = block.isEmpty() ? "" : "\"blockhash\":\"" + block + "\",\"blockindex\":1,\"blocktime\":" + time + ",";
        return "{\"account\":\"\",\"address\":\"S1\",\"category\":\"" + category + "\"," + kind + "\"fee\":0.00000000,\"amount\":" + amount
                + ",\"confirmations\":" + confirmations + "," + place + "\"txid\":\"" + txid + "\",\"time\":" + time + ",\"timereceived\":" + time + "}";
    }

    /** A block whose claim pays so much for research. */
    public void block(String hash, String research) {
        blocks.put(hash, "{\"hash\":\"" + hash + "\",\"height\":3599000,\"mint\":50.00000000,\"claim\":{\"version\":4,\"mining_id\":\"" + CPID
                + "\",\"block_subsidy\":10.00000000,\"research_subsidy\":" + research + ",\"magnitude\":123},\"fees_collected\":0.00000000}");
    }

    public void rows(String... newestFirst) {
        rows.clear();
        rows.addAll(List.of(newestFirst));
    }

    private MockResponse answer(RecordedRequest request) {
        if (always != null) return always;
        String expected = "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        if (!expected.equals(request.getHeaders().get("Authorization"))) {
            return new MockResponse.Builder().code(401).addHeader("WWW-Authenticate: Basic realm=\"jsonrpc\"").body("<HTML>401</HTML>").build();
        }
        JsonObject call = JsonParser.parseString(request.getBody().utf8()).getAsJsonObject();
        String method = call.get("method").getAsString();
        asked.add(method);
        var parameters = call.getAsJsonArray("params");
        if (errors.containsKey(method)) return reply(500, "null", errors.get(method));
        String result = switch (method) {
            case "listtransactions" -> page(parameters.get(1).getAsInt(), parameters.get(2).getAsInt());
            case "getblock" -> blocks.get(parameters.get(0).getAsString());
            default -> results.get(method);
        };
        if (result == null) return method.equals("getblock") ? reply(500, "null", "{\"code\":-5,\"message\":\"Block not found\"}")
                : reply(404, "null", "{\"code\":-32601,\"message\":\"Method not found\"}");
        return reply(200, result, "null");
    }

    /** Count and start go from the newest; the answer lists the oldest first. */
    private String page(int count, int from) {
        var some = new ArrayList<>(rows.subList(Math.min(from, rows.size()), Math.min(from + count, rows.size())));
        if (arriving) rows.addFirst(row("n" + rows.size(), "generate", "MRC PAYMENT RECEIVED", "1.00000000", 900, 1_750_000_000, "b"));
        return "[" + String.join(",", some.reversed()) + "]";
    }

    private static MockResponse reply(int code, String result, String error) {
        return new MockResponse.Builder().code(code).addHeader("Content-Type: application/json")
                .body("{\"result\":" + result + ",\"error\":" + error + ",\"id\":1}\n").build();
    }

    public String address() {
        return "localhost:" + server.getPort();
    }

    @Override public void close() {
        server.close();
    }
}
