package app.hearth.desktop.catalogue;

import app.hearth.engine.EngineClient.Subscription;
import app.hearth.protocol.ListedProject;
import app.hearth.protocol.ProjectList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bundled list, renewed from BOINC's public one. A copy lies in the data folder; a list that cannot be read changes
 * nothing. Nothing is asked for until somebody looks at the catalogue. Closed, it writes no more.
 */
public final class PublicCatalogue implements CatalogueSource, AutoCloseable {
    /** Where the list is. */
    public static final String ADDRESS = "https://boinc.berkeley.edu/project_list.php";
    /** The stock client asks every 14 days (ALL_PROJECTS_LIST_CHECK_PERIOD). */
    private static final Duration OLD = Duration.ofDays(14);
    /** After a failure, or the list would be asked for at each look. */
    private static final Duration AGAIN = Duration.ofHours(4);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(PublicCatalogue.class);

    private final OkHttpClient http = new OkHttpClient.Builder().callTimeout(PATIENCE).build();
    private final String address;
    private final Path copy;
    private final Path off;
    private final InstantSource clock;
    private final Catalogue bundled = Catalogue.bundled();
    private final CopyOnWriteArrayList<Consumer<Catalogue>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Catalogue latest = bundled;
    private volatile Instant lastTry = Instant.EPOCH;
    private final Object disk = new Object();
    private boolean closed;

    /**
     * Reads the copy, if there is one.
     *
     * @param folder of the copy, made when needed
     */
    public PublicCatalogue(Path folder, String address, InstantSource clock) {
        this.address = address;
        this.copy = folder.resolve("project_list.xml");
        this.off = folder.resolve("never-renew");
        this.clock = clock;
        try {
            if (Files.isRegularFile(copy) && Files.size(copy) <= ProjectList.LARGEST) {
                take(ProjectList.parse(Files.readAllBytes(copy)), day(Files.getLastModifiedTime(copy).toInstant()));
            }
        } catch (IOException e) {
            LOG.info("The saved list of networks cannot be read, the bundled one counts: {}", e.getMessage());
        }
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneId.systemDefault());
    }

    private void take(List<ListedProject> listed, LocalDate day) {
        if (day.isBefore(bundled.asOf())) return; // a newer Hearth brought a newer list
        latest = bundled.renewed(listed, day);
        listeners.forEach(listener -> listener.accept(latest));
    }

    @Override public Catalogue latest() {
        return latest;
    }

    @Override public Subscription onChange(Consumer<Catalogue> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override public boolean renews() {
        return !Files.exists(off);
    }

    @Override public void setRenews(boolean renews) {
        try {
            Files.createDirectories(off.getParent());
            if (renews) Files.deleteIfExists(off);
            else if (!Files.exists(off)) Files.createFile(off);
        } catch (IOException e) {
            LOG.warn("Cannot keep the choice about the list of networks", e);
        }
    }

    @Override public void refreshWhenOld() {
        Instant now = clock.instant();
        // One from the future came while the clock was wrong.
        boolean old = latest.asOf().plusDays(OLD.toDays()).isBefore(day(now)) || latest.asOf().isAfter(day(now));
        if (!old || Duration.between(lastTry, now).abs().compareTo(AGAIN) < 0 || !renews() || !asking.compareAndSet(false, true)) return;
        lastTry = now;
        Thread.ofVirtual().name("catalogue").start(() -> {
            try {
                renew();
            } catch (IOException e) {
                LOG.info("The public list of networks cannot be had now: {}", e.getMessage());
            } finally {
                asking.set(false);
            }
        });
    }

    private void renew() throws IOException {
        byte[] document;
        try (var response = http.newCall(new Request.Builder().url(address).header("User-Agent", "Hearth").build()).execute()) {
            if (!response.isSuccessful()) throw new IOException("the server answered " + response.code());
            var body = response.body().source();
            if (body.request(ProjectList.LARGEST + 1L)) throw new IOException("it is larger than " + ProjectList.LARGEST + " bytes");
            document = body.getBuffer().readByteArray();
        }
        var listed = ProjectList.parse(document);
        if (keep(document)) take(listed, day(clock.instant()));
    }

    private boolean keep(byte[] document) throws IOException {
        synchronized (disk) {
            if (closed) return false;
            Files.createDirectories(copy.getParent());
            Path fresh = Files.createTempFile(copy.getParent(), "list", ".xml");
            try {
                Files.write(fresh, document);
                Files.move(fresh, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            return true;
        }
    }

    @Override public void close() {
        synchronized (disk) { // what is being written gets whole
            closed = true;
        }
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
