package app.hearth.desktop.networks;

import app.hearth.desktop.catalogue.Catalogue;
import app.hearth.desktop.catalogue.Computer;
import app.hearth.desktop.catalogue.Entry;
import app.hearth.desktop.catalogue.Field;
import app.hearth.desktop.catalogue.Offer;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineCommand;
import app.hearth.engine.EngineCommand.AllowInternet;
import app.hearth.engine.EngineCommand.AllowWork;
import app.hearth.engine.EngineCommand.AskManager;
import app.hearth.engine.EngineCommand.DetachProject;
import app.hearth.engine.EngineCommand.FollowMove;
import app.hearth.engine.EngineCommand.LeaveManager;
import app.hearth.engine.EngineCommand.LeaveWhenDone;
import app.hearth.engine.EngineCommand.ResetProject;
import app.hearth.engine.EngineCommand.ResumeProject;
import app.hearth.engine.EngineCommand.SetResourceShare;
import app.hearth.engine.EngineCommand.SuspendProject;
import app.hearth.engine.EngineCommand.UpdateProject;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Project;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The attached networks, and what of the catalogue is shown. JavaFX thread only. */
final class NetworksViewModel {
    private final EngineClient engine;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<List<NetworkView>> networks = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Listed>> listed = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Change>> lastChange = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Catalogue catalogue;
    private Computer computer = new Computer(Set.of(), Set.of());
    private EngineSnapshot snapshot;
    private String search = "";
    private Optional<Field> field = Optional.empty();
    private boolean fittingOnly;

    /** A network of the catalogue and what it has for this computer. */
    record Listed(Entry entry, Offer offer) {}

    /** What was just changed, and how to take it back. */
    record Change(String words, EngineCommand back) {}

    NetworksViewModel(EngineClient engine, Catalogue catalogue, Texts texts) {
        this.engine = engine;
        this.catalogue = catalogue;
        this.texts = texts;
        this.snapshot = engine.snapshot();
    }

    void show(EngineSnapshot now) {
        boolean others = !addresses(now).equals(addresses(snapshot));
        snapshot = now;
        networks.set(now.projects().stream().map(project -> NetworkView.of(project, now, catalogue, texts)).toList());
        if (others) list();
    }

    private static List<String> addresses(EngineSnapshot of) {
        return of.projects().stream().map(Project::url).toList();
    }

    void show(Catalogue newer) {
        catalogue = newer;
        list();
        show(snapshot);
    }

    void show(Computer now) {
        if (now.equals(computer)) return;
        computer = now;
        list();
    }

    void search(String words) {
        search = words.strip().toLowerCase(Locale.ROOT);
        list();
    }

    void filter(Optional<Field> wanted) {
        field = wanted;
        list();
    }

    void fittingOnly(boolean only) {
        fittingOnly = only;
        list();
    }

    /** What suits this computer first, by how many of its devices; attached ones are not offered again. */
    private void list() {
        listed.set(catalogue.entries().stream()
                .filter(entry -> snapshot.projects().stream().noneMatch(project -> catalogue.of(project.url()).filter(entry::equals).isPresent()))
                .filter(entry -> field.isEmpty() || field.get() == entry.field())
                .filter(this::matches)
                .map(entry -> new Listed(entry, Offer.of(entry.platforms(), computer)))
                .filter(each -> !fittingOnly || each.offer().fits())
                .sorted(Comparator.comparing((Listed each) -> -each.offer().devices().size())).toList());
    }

    private boolean matches(Entry entry) {
        String all = entry.name() + " " + entry.home() + " " + entry.about(texts.locale()) + " " + entry.url() + " "
                + texts.get("networks.field." + entry.field());
        return all.toLowerCase(Locale.ROOT).contains(search);
    }

    /** Fields that have a network. */
    Set<Field> fields() {
        var found = new TreeSet<Field>();
        catalogue.entries().forEach(entry -> found.add(entry.field()));
        return found;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Computer computer() {
        return computer;
    }

    EngineSnapshot snapshot() {
        return snapshot;
    }

    void pause(Project project, boolean pause) {
        var there = new SuspendProject(project.url());
        var back = new ResumeProject(project.url());
        change(texts.get(pause ? "networks.done.paused" : "networks.done.continued", NetworkView.nameOf(project, texts)), pause ? there : back, pause ? back : there);
    }

    void allowWork(Project project, boolean allow) {
        change(texts.get(allow ? "networks.done.takes" : "networks.done.noMore", NetworkView.nameOf(project, texts)), new AllowWork(project.url(), allow),
                new AllowWork(project.url(), !allow));
    }

    void allowInternet(Project project, boolean allow) {
        change(texts.get(allow ? "networks.done.internet" : "networks.done.noInternet", NetworkView.nameOf(project, texts)),
                new AllowInternet(project.url(), allow), new AllowInternet(project.url(), !allow));
    }

    /** @param fraction 0..1 of the computing */
    void share(Project project, double fraction) {
        double share = Shares.shareFor(fraction, Shares.others(project, snapshot.projects()));
        if (share == project.choices().resourceShare()) return;
        change(texts.get("networks.done.share", NetworkView.nameOf(project, texts), texts.figures().percent(fraction)),
                new SetResourceShare(project.url(), share), new SetResourceShare(project.url(), project.choices().resourceShare()));
    }

    void askNow(Project project) {
        engine.send(new UpdateProject(project.url()));
    }

    /** Gives up its tasks and files; the account stays. */
    void reset(Project project) {
        engine.send(new ResetProject(project.url()));
    }

    /** Leaves for good; the home network stays. */
    void leave(Project project) {
        if (!project.home()) engine.send(new DetachProject(project.url()));
    }

    void askManager() {
        engine.send(new AskManager());
    }

    /** Its networks stay and are the user's from then on. */
    void leaveManager() {
        engine.send(new LeaveManager());
    }

    /** Goes along to the address that it has moved to. */
    void follow(Project project) {
        engine.send(new FollowMove(project.url()));
    }

    /** Finishes what is here, takes nothing new and then leaves. */
    void leaveWhenDone(Project project) {
        change(texts.get("networks.done.leaving", NetworkView.nameOf(project, texts)), new LeaveWhenDone(project.url(), true), new LeaveWhenDone(project.url(), false));
    }

    private void change(String words, EngineCommand there, EngineCommand back) {
        engine.send(there);
        lastChange.set(Optional.of(new Change(words, back)));
    }

    void undo() {
        lastChange.get().ifPresent(change -> engine.send(change.back()));
        lastChange.set(Optional.empty());
    }

    ReadOnlyObjectProperty<List<NetworkView>> networks() {
        return networks.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Listed>> listed() {
        return listed.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Change>> lastChange() {
        return lastChange.getReadOnlyProperty();
    }
}
