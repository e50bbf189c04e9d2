package app.hearth.desktop.networks;

import app.hearth.desktop.catalogue.Offer;
import app.hearth.desktop.status.AppWords;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Isolation;
import app.hearth.engine.EngineSnapshot.Project;
import app.hearth.engine.EngineSnapshot.Task;
import app.hearth.protocol.ProjectConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One thing that one trusts a network with, or needs not to.
 *
 * @param good whether there is nothing to worry about: shown in the colour of what is verified
 */
record TrustRow(String icon, boolean good, String title, String words) {
    private static final int FINGERPRINT = 32;

    /** What holds of an attached network, from what is here of it. */
    static List<TrustRow> of(Project project, EngineSnapshot snapshot, Texts texts) {
        var rows = new ArrayList<TrustRow>();
        rows.add(signed(project, texts));
        Map<Isolation, TreeSet<String>> programs = programs(project, snapshot, texts);
        programs.forEach((isolation, names) -> rows.add(new TrustRow("fth-shield", isolation != Isolation.NATIVE,
                texts.get("work.isolation." + isolation), texts.get("networks.trust.programs", String.join(", ", names),
                        texts.get("work.isolation." + isolation + ".words")))));
        if (programs.isEmpty()) {
            rows.add(new TrustRow("fth-shield", true, texts.get("networks.trust.noProgram"), texts.get("networks.trust.noProgram.words")));
        }
        rows.add(encrypted(project.trust().encrypted(), project.home(), texts));
        return rows;
    }

    /** What can be said before attaching. */
    static List<TrustRow> of(ProjectConfig config, String home, Offer offer, Texts texts) {
        var rows = new ArrayList<TrustRow>();
        rows.add(new TrustRow("fth-users", true, home.isEmpty() ? texts.get("networks.trust.noHome") : texts.get("networks.trust.home", home),
                config.masterUrl()));
        rows.add(fit(config, offer, texts));
        rows.add(new TrustRow("fth-edit-2", true, texts.get("networks.trust.signed"), texts.get("networks.trust.signed.later")));
        rows.add(encrypted(config.masterUrl().startsWith("https://"), false, texts));
        rows.add(new TrustRow("fth-send", true, texts.get("networks.leaves.title"), texts.get("networks.leaves.words")));
        return rows;
    }

    private static TrustRow fit(ProjectConfig config, Offer offer, Texts texts) {
        if (config.platforms().isEmpty()) return new TrustRow("fth-cpu", false, texts.get("networks.fit.unknown"), texts.get("networks.fit.unknown.words"));
        if (!offer.fits()) {
            return new TrustRow("fth-cpu", false, texts.get("networks.fit.none"), texts.get(offer.machines() ? "networks.fit.machines" : "networks.fit.none.words"));
        }
        return new TrustRow("fth-cpu", true, texts.get("networks.fit.has", Words.devices(offer.devices(), texts)),
                texts.get(offer.sandbox() ? "networks.fit.sandbox" : "networks.fit.native"));
    }

    private static TrustRow signed(Project project, Texts texts) {
        String fingerprint = project.trust().keyFingerprint().orElse("");
        if (fingerprint.isEmpty()) return new TrustRow("fth-edit-2", false, texts.get("networks.trust.unsigned"), texts.get("networks.trust.unsigned.words"));
        return new TrustRow("fth-edit-2", true, texts.get("networks.trust.signed"),
                texts.get("networks.trust.signed.words", NetworkView.nameOf(project, texts), grouped(fingerprint)));
    }

    /** The first half in groups of four: enough to compare by eye. */
    private static String grouped(String fingerprint) {
        return fingerprint.substring(0, Math.min(FINGERPRINT, fingerprint.length())).replaceAll("(.{4})(?!$)", "$1 ");
    }

    private static TrustRow encrypted(boolean encrypted, boolean home, Texts texts) {
        if (home) return new TrustRow("fth-home", true, texts.get("networks.trust.here"), texts.get("networks.trust.here.words"));
        return encrypted ? new TrustRow("fth-lock", true, texts.get("networks.trust.encrypted"), texts.get("networks.trust.encrypted.words"))
                : new TrustRow("fth-unlock", false, texts.get("networks.trust.plain"), texts.get("networks.trust.plain.words"));
    }

    /** The network's programs here, by what holds them when they run, the strongest first. */
    private static Map<Isolation, TreeSet<String>> programs(Project project, EngineSnapshot snapshot, Texts texts) {
        var apps = new AppWords(texts);
        var found = new LinkedHashMap<Isolation, TreeSet<String>>();
        for (Isolation isolation : Isolation.values()) {
            var names = new TreeSet<String>();
            for (Task task : snapshot.tasks()) {
                if (task.projectUrl().equals(project.url()) && task.isolation() == isolation) {
                    names.add(apps.title(task.appName(), task.appTitle()));
                }
            }
            if (!names.isEmpty()) found.put(isolation, names);
        }
        return found;
    }

    /** Whether one of them runs where nothing could keep it from the network. */
    static boolean hasFree(Project project, EngineSnapshot snapshot) {
        return snapshot.tasks().stream().anyMatch(task -> task.projectUrl().equals(project.url()) && task.isolation() == Isolation.NATIVE);
    }
}
