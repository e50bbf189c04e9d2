package app.hearth.rewards;

import app.hearth.protocol.XmlReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * What a project's public page of an account says ({@code show_user.php?userid=N&format=xml}, {@code html/inc/xml.inc}). No key is sent for it. What single
 * tasks brought stands on pages for people only ({@code results.php} is HTML); those are not read.
 *
 * @param total    credit of all the account's computers
 * @param average  credit per day, as it was at {@code averaged}; it fades from then on
 */
public record AccountPage(double total, double average, Instant averaged) {
    private static final int MAX_PAGE = 1 << 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Asks a project for the page of an account. */
    public interface Pages {
        /**
         * Blocks until it answers.
         *
         * @throws IOException when it does not, or says what cannot be
         */
        AccountPage read(String masterUrl, long userId) throws IOException;
    }

    /** The pages of projects on the net. */
    public static Pages over(OkHttpClient client) {
        var http = client.newBuilder().callTimeout(PATIENCE).build();
        return (masterUrl, userId) -> {
            HttpUrl master = HttpUrl.parse(masterUrl);
            HttpUrl page = master == null ? null : master.resolve("show_user.php?userid=" + userId + "&format=xml");
            if (page == null) throw new IOException(masterUrl + " is no address");
            try (var response = http.newCall(new Request.Builder().url(page).header("User-Agent", "Hearth").build()).execute()) {
                if (!response.isSuccessful()) throw new IOException(page.host() + " answers with " + response.code());
                var source = response.body().source();
                if (source.request(MAX_PAGE + 1)) throw new IOException(page.host() + " sends more than such a page can be");
                return parse(source.readByteArray(), userId);
            }
        };
    }

    static AccountPage parse(byte[] page, long userId) throws IOException {
        var in = new XmlReader(page, "user", MAX_PAGE);
        long id = 0;
        double total = -1;
        double average = -1;
        double averaged = -1;
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "id" -> id = in.integer(0);
                case "total_credit" -> total = in.number(-1);
                case "expavg_credit" -> average = in.number(-1);
                case "expavg_time" -> averaged = in.number(-1);
                default -> { } // passed over
            }
        }
        // Nobody's page is nearly as old as 1970 or as far off as the year 9999.
        if (id != userId || total < 0 || average < 0 || averaged < 0 || averaged > 253_402_300_799.0) throw new IOException("The page is not that of account " + userId);
        return new AccountPage(total, average, Instant.ofEpochSecond((long) averaged));
    }
}
