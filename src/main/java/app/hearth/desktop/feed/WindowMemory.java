package app.hearth.desktop.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window alone remembers for its next start, in a small file of its own: the size of its text and that the welcome is over.
 * What cannot be read counts as not remembered. Written in the background, and at the latest when closed; nothing after that. Any thread.
 */
public final class WindowMemory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WindowMemory.class);
    private static final String FILE = "window.properties";
    private static final String TEXT_PERCENT = "text-percent";
    private static final String WELCOMED = "welcomed";
    private final Optional<Path> file;
    private final Properties kept = new Properties();
    private boolean unwritten;
    private boolean closed;

    private WindowMemory(Optional<Path> file) {
        this.file = file;
    }

    /** The memory kept in Hearth's folder. */
    public static WindowMemory in(Path folder) {
        var memory = new WindowMemory(Optional.of(folder.resolve(FILE)));
        try (var in = Files.newBufferedReader(folder.resolve(FILE))) {
            memory.kept.load(in);
        } catch (IOException | IllegalArgumentException e) { // a folder without one is new
            LOG.debug("Nothing remembered of the window", e);
        }
        return memory;
    }

    /** A memory for this run only, of a window whose welcome is over. */
    public static WindowMemory none() {
        var memory = new WindowMemory(Optional.empty());
        memory.kept.setProperty(WELCOMED, "true");
        return memory;
    }

    /** Size of the text in percent of the usual, as far as it was kept. */
    public synchronized Optional<Integer> textPercent() {
        try {
            return Optional.ofNullable(kept.getProperty(TEXT_PERCENT)).map(String::strip).map(Integer::valueOf);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    public void keepTextPercent(int percent) {
        keep(TEXT_PERCENT, Integer.toString(percent));
    }

    public synchronized boolean welcomed() {
        return Boolean.parseBoolean(kept.getProperty(WELCOMED));
    }

    public void keepWelcomed() {
        keep(WELCOMED, "true");
    }

    private synchronized void keep(String name, String value) {
        kept.setProperty(name, value);
        unwritten = true;
        if (file.isPresent() && !closed) Thread.startVirtualThread(this::write);
    }

    /** Whole or not at all, and everything changed until now at once: those who come after it find nothing to do. */
    private synchronized void write() {
        if (!unwritten || closed) return;
        unwritten = false;
        Path target = file.orElseThrow();
        Path part = target.resolveSibling(FILE + ".part");
        try {
            try (var out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                kept.store(out, null);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("What the window remembers was not saved", e);
        }
    }

    /** What was changed last is on the disk after this. */
    @Override public synchronized void close() {
        if (file.isPresent()) write();
        closed = true;
    }
}
