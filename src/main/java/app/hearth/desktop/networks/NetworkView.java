package app.hearth.desktop.networks;

import app.hearth.desktop.catalogue.Catalogue;
import app.hearth.desktop.catalogue.Entry;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Project;
import java.util.List;
import java.util.Optional;

/**
 * A network as its row and its pane show it.
 *
 * @param colour  1 for the home network, then in the order they were added; 5 for all after the third other one
 * @param mark    two letters
 * @param entry   its entry in the catalogue
 * @param about   one sentence of what it does, empty where nobody told
 * @param share   0..1 of the computing
 */
record NetworkView(Project project, int colour, String mark, Optional<Entry> entry, String about, Standing standing, double share, int unfinished) {
    private static final int OTHERS = 5;

    static NetworkView of(Project project, EngineSnapshot snapshot, Catalogue catalogue, Texts texts) {
        List<Project> foreign = snapshot.projects().stream().filter(each -> !each.home()).toList();
        int colour = project.home() ? 1 : Math.min(OTHERS, foreign.indexOf(project) + 2);
        Optional<Entry> entry = project.home() ? Optional.empty() : catalogue.of(project.url());
        String about = project.home() ? texts.get("networks.home.about") : entry.map(found -> found.about(texts.locale())).orElse("");
        return new NetworkView(project, colour, mark(nameOf(project, texts)), entry, about, Standing.of(project, snapshot, texts),
                Shares.fraction(project, snapshot.projects()), Standing.unfinished(project, snapshot).size());
    }

    /** What it is called: the home network in the user's language. */
    static String nameOf(Project project, Texts texts) {
        return project.home() ? texts.get("welcome.home") : project.name();
    }

    private static String mark(String name) {
        String letters = name.replaceAll("[^\\p{L}\\p{N}]", "");
        return letters.length() <= 2 ? letters : letters.substring(0, 2);
    }

    /** The page of the account there: the network's own link to it, else its front page. */
    Optional<String> accountPage() {
        if (project.home()) return Optional.empty();
        return project.links().stream().filter(link -> link.url().contains("home.php") || link.url().contains("show_user"))
                .map(EngineSnapshot.Link::url).findFirst().or(() -> Optional.of(project.url() + "home.php"));
    }
}
