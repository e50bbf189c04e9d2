package app.hearth.desktop.earnings;

import app.hearth.desktop.feed.EarningsSource;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.BookReader.Query;
import app.hearth.rewards.BookReader.Receipt;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ObservableListBase;

/**
 * The receipts that a query finds, as rows for a table. Only the pages that are looked at are read, beside the JavaFX thread: a row whose page is
 * still on its way is empty for a moment. All methods on the JavaFX thread.
 */
final class ReceiptRows extends ObservableListBase<ReceiptView> {
    private static final int PAGE = 100;
    /** Pages kept: some thousand rows to scroll back through. */
    private static final int PAGES = 40;

    private final EarningsSource source;
    private final Executor background;
    private final Executor fx;
    private final Function<Receipt, ReceiptView> words;
    private final Consumer<Optional<String>> trouble;
    private final Map<Integer, List<ReceiptView>> pages = new LinkedHashMap<>(16, 0.75f, true) {
        @Override protected boolean removeEldestEntry(Map.Entry<Integer, List<ReceiptView>> eldest) {
            return size() > PAGES;
        }
    };
    private final Set<Integer> coming = new HashSet<>();
    private long[] rows = {};
    private long round;
    private Runnable arrived = () -> { };

    /**
     * @param background where the book is read, one job at a time and in order
     * @param fx         the JavaFX thread
     * @param trouble    is told why the book cannot be read, and when it can again
     */
    ReceiptRows(EarningsSource source, Executor background, Executor fx, Function<Receipt, ReceiptView> words, Consumer<Optional<String>> trouble) {
        this.source = source;
        this.background = background;
        this.fx = fx;
        this.words = words;
        this.trouble = trouble;
    }

    /** Called after each change of what the list holds. */
    void onArrival(Runnable listener) {
        arrived = listener;
    }

    /** Looks anew; the old rows stay until the new ones are there. */
    void find(Query query) {
        long asked = ++round;
        read(reader -> {
            var found = reader.rows(query);
            var first = views(reader, Arrays.copyOf(found, Math.min(PAGE, found.length)));
            return () -> {
                if (asked == round) take(found, first);
            };
        });
    }

    private interface Look {
        /** What is to be done on the JavaFX thread with what was read. */
        Runnable at(BookReader reader) throws IOException;
    }

    private void read(Look look) {
        background.execute(() -> {
            Runnable then;
            try (var reader = source.reader()) {
                var found = look.at(reader);
                then = () -> {
                    trouble.accept(Optional.empty());
                    found.run();
                };
            } catch (IOException | RuntimeException e) {
                then = () -> trouble.accept(Optional.of(BookReader.reason(e)));
            }
            fx.execute(then);
        });
    }

    private List<ReceiptView> views(BookReader reader, long[] ids) throws IOException {
        return reader.receipts(ids).stream().map(words).toList();
    }

    private void take(long[] found, List<ReceiptView> first) {
        boolean same = Arrays.equals(found, rows);
        int before = rows.length;
        beginChange();
        rows = found;
        pages.clear();
        coming.clear();
        if (found.length > 0) pages.put(0, first);
        if (same) nextUpdates(0, rows.length);
        else nextReplace(0, rows.length, java.util.Collections.nCopies(before, ReceiptView.COMING));
        endChange();
        arrived.run();
    }

    private void nextUpdates(int from, int to) {
        for (int i = from; i < to; i++) nextUpdate(i);
    }

    @Override public ReceiptView get(int index) {
        var page = pages.get(index / PAGE);
        if (page == null) fetch(index / PAGE);
        int place = index % PAGE;
        return page == null || place >= page.size() ? ReceiptView.COMING : page.get(place);
    }

    private void fetch(int page) {
        if (!coming.add(page)) return;
        long asked = round;
        var ids = Arrays.copyOfRange(rows, page * PAGE, Math.min(rows.length, (page + 1) * PAGE));
        read(reader -> {
            var found = views(reader, ids);
            return () -> {
                if (asked != round || !coming.remove(page)) return;
                pages.put(page, found);
                beginChange();
                nextUpdates(page * PAGE, Math.min(rows.length, (page + 1) * PAGE));
                endChange();
                arrived.run();
            };
        });
    }

    /** Where a receipt is now; empty where the query does not find it, or its page is not at hand. */
    Optional<Integer> indexOf(ReceiptView wanted) {
        for (var page : pages.entrySet()) {
            for (int i = 0; i < page.getValue().size(); i++) {
                if (page.getValue().get(i).same(wanted)) return Optional.of(page.getKey() * PAGE + i);
            }
        }
        return Optional.empty();
    }

    @Override public int size() {
        return rows.length;
    }
}
