package app.hearth.rewards;

import app.hearth.rewards.BookReader.Order;
import app.hearth.rewards.BookReader.Query;
import app.hearth.rewards.Earnings.Day;
import app.hearth.rewards.Earnings.Receipt;
import app.hearth.rewards.Event.Facts;
import app.hearth.rewards.Event.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enters what networks tell in the book, and says of each network what stands there. */
final class EarningsBook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EarningsBook.class);
    /** Receipts at hand for the screen, newest first. */
    private static final int RECEIPTS = 20_000;

    private final Book book;
    private final ZoneId zone;
    /** What each network told last: only what is new is compared with the book. */
    private final Map<String, Set<Receipt>> told = new HashMap<>();
    /** What stood in the book after that. */
    private final Map<String, Earnings> standing = new HashMap<>();

    private EarningsBook(Book book, ZoneId zone) {
        this.book = book;
        this.zone = zone;
    }

    /** Opens the book in a file; one that cannot be read is set aside, and what networks still know is fetched again. */
    static EarningsBook open(Path file, ZoneId zone) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            return new EarningsBook(new Book(file), zone);
        } catch (Book.Damaged e) {
            Path aside = file.resolveSibling(file.getFileName() + ".broken-" + System.currentTimeMillis());
            LOG.error("The book of earnings cannot be read; it is set aside as {} and begun anew", aside.getFileName(), e);
            Files.move(file, aside);
            for (var end : new String[] {"-wal", "-shm"}) {
                Path part = file.resolveSibling(file.getFileName() + end);
                if (Files.exists(part)) Files.move(part, aside.resolveSibling(aside.getFileName() + end));
            }
            return new EarningsBook(new Book(file), zone);
        }
    }

    /** Every network that the book knows, as it stands there. */
    Map<String, Earnings> all() throws IOException {
        var all = new TreeMap<String, Earnings>();
        for (var source : book.reading().fetches().keySet()) all.put(source, of(source));
        return all;
    }

    /** Enters what a network told, and gives what stands in the book then. */
    Earnings enter(Earnings earnings) throws IOException {
        String source = earnings.source();
        Instant now = earnings.fetchedAt().orElseThrow();
        var receipts = new HashSet<>(earnings.receipts());
        var before = told.getOrDefault(source, Set.of());
        var known = standing.get(source);
        if (known != null && receipts.equals(before)) {
            book.fetched(source, now);
            return new Earnings(source, Optional.of(now), Optional.empty(), known.total(), known.pending(), known.pendingTasks(), known.days(),
                    known.receipts());
        }
        book.take(earnings.receipts().stream().filter(receipt -> !before.contains(receipt)).map(receipt -> event(source, receipt)).toList(), now);
        book.withdrawn(source, receipts.stream().filter(receipt -> receipt.state() == Earnings.State.BEING_CHECKED).map(Receipt::result)
                .collect(Collectors.toSet()), now);
        book.fetched(source, now);
        told.put(source, receipts);
        var stands = of(source);
        standing.put(source, stands);
        return stands;
    }

    private Earnings of(String source) throws IOException {
        var reader = book.reading();
        var sums = reader.sums().stream().filter(sum -> sum.source().equals(source)).toList();
        var days = reader.days(zone).stream().filter(day -> day.source().equals(source))
                .map(day -> new Day(day.date(), day.amount().value(), Math.max(day.events(), 0))).toList();
        var rows = reader.rows(new Query("", Optional.empty(), Optional.of(source), Order.TIME, true));
        var receipts = reader.events(Arrays.copyOf(rows, Math.min(rows.length, RECEIPTS))).stream().map(EarningsBook::receipt).toList();
        double pending = sums.stream().filter(sum -> sum.state() == Event.State.PENDING).mapToDouble(sum -> sum.amount().value()).sum();
        double total = sums.stream().filter(sum -> sum.state() != Event.State.PENDING).mapToDouble(sum -> sum.amount().value()).sum();
        int waiting = (int) receipts.stream().filter(receipt -> receipt.state() == Earnings.State.BEING_CHECKED).count();
        return new Earnings(source, Optional.ofNullable(reader.fetches().get(source)), Optional.empty(), total, pending, waiting, days, receipts);
    }

    private static Event event(String source, Receipt receipt) {
        var state = switch (receipt.state()) {
            case BEING_CHECKED -> Event.State.PENDING;
            case GRANTED -> Event.State.VALIDATED;
            case NOT_ACCEPTED -> Event.State.REJECTED;
        };
        // What is judged is signed by the network, and that was checked when it came.
        return new Event(source, receipt.result(), receipt.title(), receipt.appName(), Event.CREDIT, Amount.of(receipt.credit()), state,
                receipt.judged().orElse(receipt.reported()), true, 0, new Facts(Optional.of(receipt.sent()), Optional.of(receipt.reported()),
                receipt.judged(), millis(receipt.elapsedSeconds()), millis(receipt.cpuSeconds()), receipt.explanation(),
                state == Event.State.PENDING ? Proof.WORD : Proof.SIGNED));
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(Math.min(seconds, 1e12) * 1000));
    }

    private static Receipt receipt(Event event) {
        var facts = event.facts();
        var state = switch (event.state()) {
            case PENDING -> Earnings.State.BEING_CHECKED;
            case VALIDATED, PAID -> Earnings.State.GRANTED;
            case REJECTED -> Earnings.State.NOT_ACCEPTED;
        };
        Instant reported = facts.reported().orElse(event.at());
        return new Receipt(event.id(), event.app(), event.title(), event.source(), facts.sent().orElse(reported), reported, facts.judged(), state,
                facts.elapsed().toMillis() / 1000.0, facts.cpu().toMillis() / 1000.0, event.amount().value(), facts.explanation());
    }

    @Override public void close() throws IOException {
        book.close();
    }
}
