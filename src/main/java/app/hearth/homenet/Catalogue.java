package app.hearth.homenet;

import app.hearth.homenet.workload.Workload;
import app.hearth.protocol.Hashes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The applications on offer, each with the one version that is handed out now. */
final class Catalogue {
    private final List<Entry> entries;

    private Catalogue(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * A workload as it is published.
     *
     * @param version   100 major + minor
     * @param fileName  public name of its module
     * @param signature by the code signing key over the module, in text form
     */
    record Entry(Workload workload, int version, String fileName, byte[] module, String md5, String signature) {
        String app() {
            return workload.appName();
        }
    }

    /**
     * Publishes the workloads. Clients never fetch a version twice (protocol note 3.8), so a module that changed under its
     * number gets the next free number.
     */
    static Catalogue publish(Handle handle, List<Workload> workloads, Function<byte[], String> signer) {
        var entries = new ArrayList<Entry>();
        for (Workload workload : workloads) {
            String app = checked(workload.appName());
            byte[] module = workload.module();
            String md5 = Hashes.md5(module);
            int version = version(handle, app, workload.versionNum(), md5);
            String fileName = app + "_" + version + "_" + Site.PLATFORM + "_" + md5.substring(0, 8) + ".wasm";
            entries.add(new Entry(workload, version, fileName, module, md5, signer.apply(module)));
        }
        return new Catalogue(entries);
    }

    List<Entry> entries() {
        return entries;
    }

    Optional<Entry> app(String name) {
        return entries.stream().filter(entry -> entry.app().equals(name)).findFirst();
    }

    Optional<Entry> fileNamed(String fileName) {
        return entries.stream().filter(entry -> entry.fileName().equals(fileName)).findFirst();
    }

    private static int version(Handle handle, String app, int wanted, String md5) {
        Optional<Integer> published = handle.createQuery("select max(version) from app_version where app = ? and md5 = ?")
                .bind(0, app).bind(1, md5).mapTo(Integer.class).findOne();
        if (published.isPresent()) return published.get();
        int last = handle.createQuery("select coalesce(max(version), 0) from app_version where app = ?").bind(0, app)
                .mapTo(Integer.class).one();
        int version = Math.max(wanted, last + 1);
        handle.createUpdate("insert into app_version values (?, ?, ?)").bind(0, app).bind(1, version).bind(2, md5).execute();
        return version;
    }

    /** Results carry the app's name; stock servers and tools trip over these words in it (2.7). */
    private static String checked(String app) {
        if (!app.matches("[A-Za-z0-9_-]{1,60}") || app.contains("upload") || app.contains("download")) {
            throw new IllegalArgumentException("not a name for an application: " + app);
        }
        return app;
    }
}
