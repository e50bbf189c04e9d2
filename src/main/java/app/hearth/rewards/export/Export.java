package app.hearth.rewards.export;

import app.hearth.rewards.BookReader;
import app.hearth.rewards.BookReader.Count;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.IntConsumer;

/**
 * Writes the whole book of earnings to a file, as it stands at one moment. The file appears under its name when it is whole; before that it is
 * written beside it. Blocks; an interrupt ends it, and nothing is left behind.
 */
public final class Export {
    private Export() {}

    /**
     * A table: a row for each receipt, then one for each part of a source's total that no receipt explains, so that the column {@code counted}
     * adds up to the total.
     *
     * @param zone     of the times
     * @param progress told the percentage that is done, 0 to 100, each at most once
     * @throws InterruptedIOException when the thread is interrupted; it stays so
     */
    public static void csv(BookReader book, ZoneId zone, Path file, IntConsumer progress) throws IOException {
        toFile(file, out -> CsvExport.write(book, zone, out, steps(book, 1, progress)));
    }

    /**
     * Everything: sources, sums, receipts with what was measured, and all entries.
     *
     * @param zone     of the times
     * @param progress told the percentage that is done, 0 to 100, each at most once
     * @throws InterruptedIOException when the thread is interrupted; it stays so
     */
    public static void json(BookReader book, ZoneId zone, Path file, IntConsumer progress) throws IOException {
        toFile(file, out -> JsonExport.write(book, zone, out, steps(book, 2, progress)));
    }

    private interface Writing {
        void to(Writer out) throws IOException;
    }

    private static void toFile(Path file, Writing writing) throws IOException {
        try {
            WholeFile.write(file, bytes -> {
                var out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16);
                writing.to(out);
                out.flush();
            });
        } catch (ClosedByInterruptException e) {
            throw stopped();
        }
    }

    private static InterruptedIOException stopped() {
        return new InterruptedIOException("The export was stopped");
    }

    /** @param passes how often the book is gone through, each about as long as its receipts */
    private static Steps steps(BookReader book, int passes, IntConsumer progress) throws IOException {
        long receipts = book.counts().stream().mapToLong(Count::events).sum();
        return new Steps(Math.max(1, passes * receipts), progress);
    }

    /** Counts rows on the way, and ends the way where the thread is interrupted. */
    static final class Steps {
        private final long all;
        private final IntConsumer progress;
        private long done;
        private int told = -1;

        Steps(long all, IntConsumer progress) {
            this.all = all;
            this.progress = progress;
        }

        void step() throws InterruptedIOException {
            if (Thread.currentThread().isInterrupted()) throw stopped();
            done++;
            tell((int) Math.min(99, 100 * done / all));
        }

        void end() {
            tell(100);
        }

        private void tell(int percent) {
            if (percent <= told) return;
            told = percent;
            progress.accept(percent);
        }
    }
}
