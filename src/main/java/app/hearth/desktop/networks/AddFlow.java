package app.hearth.desktop.networks;

import app.hearth.desktop.catalogue.Entry;
import app.hearth.desktop.status.TroubleWords;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.Accounts;
import app.hearth.engine.Accounts.AccountProblem;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineCommand.AttachProject;
import app.hearth.engine.EngineCommand.DetachProject;
import app.hearth.engine.EngineCommand.JoinManager;
import app.hearth.engine.EngineCommand.LeaveManager;
import app.hearth.engine.EngineCommand.UpdateProject;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Project;
import app.hearth.protocol.AccountOut;
import app.hearth.protocol.ProjectConfig;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to a new network: its address, what it says of itself, an account, the first contact. Each question to the
 * network waits on a thread of its own and can be cancelled; its answer counts only while its step is still shown.
 */
final class AddFlow {
    private final EngineClient engine;
    private final Texts texts;
    private final Executor fx;
    private final Function<String, Optional<Entry>> known;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Address("", Optional.empty()));
    private Optional<Entry> entry = Optional.empty();
    private Thread waiting = Thread.ofVirtual().unstarted(() -> { });
    private long turn;
    /** Wishes about an account manager that the engine had taken up before the last. */
    private int wishesBefore;

    /** Where the user is. */
    sealed interface Step {
        /** Asks for the address. */
        record Address(String text, Optional<String> problem) implements Step {}
        /** The network is asked what it is. */
        record Asking(String address) implements Step {}
        /** What the network is, and its terms. */
        record Sheet(ProjectConfig config, Optional<Entry> entry) implements Step {}
        /** Log in or create; {@code busy} while the network is asked. */
        record Account(ProjectConfig config, boolean busy, Optional<String> problem) implements Step {}
        /** Log in to an account manager; {@code busy} while it is asked. */
        record Manager(ProjectConfig config, boolean busy, Optional<String> problem) implements Step {}
        /** The account manager let the user in. @param networks names of those that it brought */
        record Managed(String name, List<String> networks) implements Step {}
        /** Attached; the first contact is under way, or failed and tried again. */
        record Contacting(String url, String name, Optional<String> problem) implements Step {}
        /** The first contact has been. */
        record Done(String name, int tasks, String said) implements Step {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(AddFlow.class);

    private interface Question<T> {
        T ask(Accounts accounts) throws AccountProblem;
    }

    /**
     * @param fx    brings work to the JavaFX thread, on which all else here runs
     * @param known what the catalogue has under an address
     */
    AddFlow(EngineClient engine, Texts texts, Executor fx, Function<String, Optional<Entry>> known) {
        this.known = known;
        this.engine = engine;
        this.texts = texts;
        this.fx = fx;
    }

    ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    /** Begins with an empty address. */
    void begin() {
        stop();
        entry = Optional.empty();
        step.set(new Step.Address("", Optional.empty()));
    }

    /** Begins with a network of the catalogue. */
    void begin(Entry chosen) {
        ask(chosen.url(), Optional.of(chosen));
    }

    /** Asks the network at an address what it is. */
    void ask(String address) {
        if (address.isBlank()) {
            step.set(new Step.Address(address, Optional.of(texts.get("networks.address.empty"))));
            return;
        }
        ask(address, entry.filter(chosen -> chosen.url().equals(address)));
    }

    private void ask(String address, Optional<Entry> chosen) {
        entry = chosen;
        step.set(new Step.Asking(address));
        inBackground(accounts -> accounts.config(address), config -> {
            if (config.accountManager()) {
                step.set(managed(config, address));
                return;
            }
            entry = entry.or(() -> this.known.apply(config.masterUrl()));
            boolean attached = engine.snapshot().projects().stream().anyMatch(project -> project.url().equals(config.masterUrl()));
            step.set(attached ? new Step.Address(address, Optional.of(texts.get("networks.address.attached", config.name())))
                    : new Step.Sheet(config, entry));
        }, problem -> step.set(new Step.Address(address, Optional.of(problem))));
    }

    /** One account manager at a time. */
    private Step managed(ProjectConfig config, String address) {
        var now = engine.snapshot().managers().account();
        if (now.url().isEmpty()) return new Step.Manager(config, false, Optional.empty());
        String key = now.url().equals(config.masterUrl()) ? "networks.manager.already" : "networks.manager.other";
        return new Step.Address(address, Optional.of(texts.get(key, now.title())));
    }

    /** Logs in to the account manager; what comes of it is seen in the engine's state. */
    void joinManager(String name, String password) {
        if (!(step.get() instanceof Step.Manager(var config, _, _))) return;
        wishesBefore = engine.snapshot().managers().account().wishes();
        engine.send(new JoinManager(config.masterUrl(), name, Accounts.hash(name, password)));
        step.set(new Step.Manager(config, true, Optional.empty()));
    }

    private void showManager(ProjectConfig config, EngineSnapshot snapshot) {
        var now = snapshot.managers().account();
        if (now.wishes() == wishesBefore || now.errorNumber() == EngineSnapshot.Manager.IN_PROGRESS) return;
        if (now.errorNumber() != 0) {
            step.set(new Step.Manager(config, false, Optional.of(Words.of(now, config.name(), texts))));
            return;
        }
        step.set(new Step.Managed(now.title(), snapshot.projects().stream().filter(project -> project.details().account().viaManager())
                .map(project -> project.name().isEmpty() ? project.url() : project.name()).toList()));
    }

    /** From the sheet to the account. The terms, if any, have been agreed to. */
    void agree() {
        if (step.get() instanceof Step.Sheet(var config, _)) step.set(new Step.Account(config, false, Optional.empty()));
    }

    /** @param name an e-mail address, or a name that the network knows; one without an @ is of its directory where it has one (client/acct_setup.cpp) */
    void logIn(String name, String password) {
        account((accounts, config) -> config.ldapAuth() && !name.contains("@") ? accounts.lookUpInDirectory(config, name, password)
                : accounts.lookUp(config, name, Accounts.hash(name, password)));
    }

    void create(String email, String password, String userName) {
        account((accounts, config) -> accounts.create(config, email, Accounts.hash(email, password), userName, config.termsOfUse().isPresent()));
    }

    /** With the key of an account instead of its password. */
    void useKey(String key) {
        if (!(step.get() instanceof Step.Account(var config, _, _))) return;
        if (Accounts.isKey(key.strip())) attach(config, key.strip());
        else step.set(new Step.Account(config, false, Optional.of(texts.get("networks.account.noKey"))));
    }

    private interface AccountQuestion {
        AccountOut ask(Accounts accounts, ProjectConfig config) throws AccountProblem;
    }

    private void account(AccountQuestion question) {
        if (!(step.get() instanceof Step.Account(var config, _, _))) return;
        step.set(new Step.Account(config, true, Optional.empty()));
        inBackground(accounts -> question.ask(accounts, config), answer -> {
            switch (answer) {
                case AccountOut.Key(var key) -> attach(config, key);
                case AccountOut.Refused no -> refused(config, Words.of(no, texts));
                case AccountOut.Exists _ -> refused(config, texts.get("networks.account.exists"));
            }
        }, problem -> refused(config, problem));
    }

    private void refused(ProjectConfig config, String problem) {
        step.set(new Step.Account(config, false, Optional.of(problem)));
    }

    private void attach(ProjectConfig config, String key) {
        engine.send(new AttachProject(config.masterUrl(), config.name(), key));
        engine.send(new UpdateProject(config.masterUrl())); // the first contact comes even while sharing is on hold
        step.set(new Step.Contacting(config.masterUrl(), config.name(), Optional.empty()));
    }

    /** Watches for the first contact. */
    void show(EngineSnapshot snapshot) {
        if (step.get() instanceof Step.Manager(var config, var busy, _) && busy) showManager(config, snapshot);
        if (!(step.get() instanceof Step.Contacting(var url, var name, var before))) return;
        Optional<Project> found = snapshot.projects().stream().filter(project -> project.url().equals(url)).findFirst();
        if (found.isEmpty()) return;
        Project project = found.get();
        if (project.lastContact().isPresent() && project.failures() == 0) {
            String said = project.notices().isEmpty() ? "" : project.notices().getLast();
            step.set(new Step.Done(project.name(), Standing.unfinished(project, snapshot).size(), said));
            return;
        }
        Optional<String> problem = project.failures() == 0 ? Optional.empty()
                : Optional.of(Standing.of(project, snapshot, texts).sentence() + ". " + project.lastError().map(error -> TroubleWords.of(error, texts)).orElse(""));
        if (!problem.equals(before)) step.set(new Step.Contacting(url, name, problem));
    }

    void contactAgain() {
        if (step.get() instanceof Step.Contacting(var url, _, _)) engine.send(new UpdateProject(url));
    }

    /** Gives an attached network up again that could never be reached. */
    void giveUp() {
        if (step.get() instanceof Step.Contacting(var url, _, _)) engine.send(new DetachProject(url));
        begin();
    }

    /** A step back; what is being asked is asked no more. */
    void back() {
        stop();
        switch (step.get()) {
            case Step.Asking(var address) -> step.set(new Step.Address(address, Optional.empty()));
            case Step.Sheet(var config, _) -> step.set(new Step.Address(config.masterUrl(), Optional.empty()));
            case Step.Account(var config, var busy, _) ->
                step.set(busy ? new Step.Account(config, false, Optional.empty()) : new Step.Sheet(config, entry));
            case Step.Manager(var config, var busy, _) -> {
                if (busy) engine.send(new LeaveManager()); // its answer would come in after all
                step.set(busy ? new Step.Manager(config, false, Optional.empty()) : new Step.Address(config.masterUrl(), Optional.empty()));
            }
            case Step.Managed _, Step.Address _, Step.Contacting _, Step.Done _ -> { }
        }
    }

    /** Lets go of a question under way. */
    void stop() {
        turn++;
        waiting.interrupt();
    }

    private <T> void inBackground(Question<T> question, Consumer<T> answered, Consumer<String> failed) {
        stop();
        long mine = turn;
        waiting = Thread.ofVirtual().name("add-network").start(() -> {
            try {
                T answer = question.ask(engine.accounts());
                fx.execute(() -> {
                    if (mine == turn) answered.accept(answer);
                });
            } catch (AccountProblem problem) {
                fx.execute(() -> {
                    if (mine == turn) failed.accept(Words.of(problem, texts));
                });
            } catch (RuntimeException e) {
                LOG.warn("A network's answer could not be taken", e);
                fx.execute(() -> {
                    if (mine == turn) failed.accept(texts.get("networks.problem.ANSWER"));
                });
            }
        });
    }
}
