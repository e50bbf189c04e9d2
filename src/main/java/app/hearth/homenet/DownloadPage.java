package app.hearth.homenet;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;

/** Modules and inputs, from memory and from the store: no path of a request ever meets the file system. */
final class DownloadPage {
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,18})-([0-9]{0,18})");

    private final Database database;
    private final Catalogue catalogue;

    DownloadPage(Database database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    void answer(Exchange exchange) throws IOException {
        String name = exchange.path().substring((Site.PATH + Site.DOWNLOAD).length());
        Optional<byte[]> content = find(name);
        if (content.isEmpty()) {
            exchange.answer(404, "text/plain", "There is no such file.\n");
            return;
        }
        exchange.answerHeader(HttpHeader.ACCEPT_RANGES, "bytes");
        send(exchange, content.get());
    }

    private Optional<byte[]> find(String name) {
        Optional<byte[]> module = catalogue.fileNamed(name).map(Catalogue.Entry::module);
        if (module.isPresent()) return module;
        return database.in(handle -> Workunits.inputNamed(handle, name)).map(Workunits.Input::content);
    }

    /**
     * The part asked for, or all where the range makes no sense: clients take 416 for a lasting error and drop surplus
     * bytes of a whole answer themselves (protocol note 4.2).
     */
    private static void send(Exchange exchange, byte[] content) throws IOException {
        Matcher range = RANGE.matcher(exchange.header(HttpHeader.RANGE));
        if (!range.matches() || Long.parseLong(range.group(1)) >= content.length) {
            exchange.answer(200, "application/octet-stream", content);
            return;
        }
        int from = Integer.parseInt(range.group(1));
        long last = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
        int to = (int) Math.min(last, content.length - 1);
        if (to < from) {
            exchange.answer(200, "application/octet-stream", content);
            return;
        }
        exchange.answerHeader(HttpHeader.CONTENT_RANGE, "bytes " + from + "-" + to + "/" + content.length);
        exchange.answer(206, "application/octet-stream", Arrays.copyOfRange(content, from, to + 1));
    }
}
