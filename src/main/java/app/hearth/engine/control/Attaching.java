package app.hearth.engine.control;

import app.hearth.engine.Accounts;
import app.hearth.engine.Accounts.AccountProblem;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineCommand;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Project;
import app.hearth.engine.Trouble;
import app.hearth.protocol.AccountMessages;
import app.hearth.protocol.AccountOut;
import app.hearth.protocol.MasterUrl;
import app.hearth.protocol.ProjectConfig;
import app.hearth.protocol.guirpc.GuiReplies;
import app.hearth.protocol.guirpc.GuiRequest;
import app.hearth.protocol.guirpc.GuiRequest.Slow;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The calls with which a manager adds a network: begun by one request, their outcome asked for by others (section 11.5). */
final class Attaching {
    /** lib/error_numbers.h. */
    private static final int IN_PROGRESS = EngineSnapshot.Manager.IN_PROGRESS;
    private static final int NO_OUTCOME = -161;
    private static final int INVALID_URL = -189;
    private static final int ATTACH_FAIL_INIT = -209;
    private static final int LARGEST_KEY = 255;

    private final EngineClient engine;
    private final Executor threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("account-", 0).factory());
    private final Map<Slow, CompletableFuture<byte[]>> outcomes = new EnumMap<>(Slow.class);
    private String attached = "";
    /** How many wishes about an account manager the engine had taken up when the last was sent. */
    private int wishesBefore = -1;

    /** Something that asks a network. */
    private interface Call {
        byte[] answer(Accounts accounts) throws AccountProblem;
    }

    Attaching(EngineClient engine) {
        this.engine = engine;
    }

    byte[] config(String url) {
        return begin(Slow.GET_PROJECT_CONFIG, accounts -> GuiReplies.document(AccountMessages.write(accounts.config(url))));
    }

    byte[] lookUp(GuiRequest.LookupAccount call) {
        return begin(Slow.LOOKUP_ACCOUNT, accounts -> answer(call.ldap() ? accounts.lookUpInDirectory(at(call.url()), call.email(), call.passwordHash())
                : accounts.lookUp(at(call.url()), call.email(), call.passwordHash())));
    }

    byte[] create(GuiRequest.CreateAccount call) {
        return begin(Slow.CREATE_ACCOUNT, accounts -> answer(
                accounts.create(at(call.url()), call.email(), call.passwordHash(), call.userName(), call.consented())));
    }

    /** Managers name the address of the account pages, as the configuration gave it. */
    private static ProjectConfig at(String url) throws AccountProblem {
        String base = MasterUrl.canonical(url);
        if (!MasterUrl.valid(base)) throw new AccountProblem(AccountProblem.Kind.BAD_ADDRESS, "not an address of a network: " + url);
        return ProjectConfig.builder().masterUrl(base).build();
    }

    private static byte[] answer(AccountOut account) {
        return switch (account) {
            case AccountOut.Refused no -> GuiReplies.errorNumber("account_out", no.errorNum(), no.message());
            case AccountOut.Key _, AccountOut.Exists _ -> GuiReplies.document(AccountMessages.write(account));
        };
    }

    private synchronized byte[] begin(Slow call, Call what) {
        outcomes.put(call, CompletableFuture.supplyAsync(() -> {
            try {
                return what.answer(engine.accounts());
            } catch (AccountProblem problem) {
                return GuiReplies.errorNumber(element(call), number(problem.kind()), problem.getMessage());
            }
        }, threads));
        return GuiReplies.success();
    }

    private static int number(AccountProblem.Kind kind) {
        return switch (kind) {
            case BAD_ADDRESS -> INVALID_URL;
            case UNREACHABLE -> -113; // ERR_GETHOSTBYNAME, which managers call "no connection"
            case NO_NETWORK -> -112; // ERR_XML_PARSE
            case DOWN -> -183; // ERR_PROJECT_DOWN
            case TOO_NEW -> -164; // ERR_WRONG_VERSION of the client
            case NOT_ENCRYPTED -> -238; // ERR_NEED_HTTPS
        };
    }

    synchronized byte[] attach(GuiRequest.ProjectAttach request) {
        String url = MasterUrl.canonical(request.projectUrl());
        if (!MasterUrl.valid(url)) return GuiReplies.error("Invalid URL");
        if (request.authenticator().isBlank() || request.authenticator().length() > LARGEST_KEY) return GuiReplies.error("Missing authenticator");
        boolean known = engine.snapshot().projects().stream()
                .anyMatch(project -> MasterUrl.directory(project.url()).equalsIgnoreCase(MasterUrl.directory(url)));
        if (known) return GuiReplies.error("Already attached to project");
        attached = url;
        engine.send(new EngineCommand.AttachProject(url, request.name(), request.authenticator().strip()));
        return GuiReplies.success();
    }

    /** Begins something with an account manager. */
    synchronized byte[] manager(EngineCommand command) {
        wishesBefore = engine.snapshot().managers().account().wishes();
        engine.send(command);
        return GuiReplies.success();
    }

    /** What came of it. */
    synchronized byte[] managerAnswer() {
        var manager = engine.snapshot().managers().account();
        boolean takenUp = manager.wishes() != wishesBefore;
        return GuiReplies.errorNumber("acct_mgr_rpc_reply", takenUp ? manager.errorNumber() : IN_PROGRESS, takenUp ? manager.trouble().map(Trouble::english).orElse("") : "");
    }

    private Project find(String url) {
        return engine.snapshot().projects().stream().filter(project -> project.url().equals(url)).findFirst().orElse(null);
    }

    synchronized byte[] poll(Slow call) {
        if (call == Slow.PROJECT_ATTACH) return attachment();
        var outcome = outcomes.get(call);
        if (outcome == null) return GuiReplies.errorNumber(element(call), NO_OUTCOME, "");
        if (!outcome.isDone()) return GuiReplies.errorNumber(element(call), IN_PROGRESS, "");
        return outcome.isCompletedExceptionally() ? GuiReplies.errorNumber(element(call), -1, "") : outcome.join();
    }

    /** Attached is who answered once; a first failure tells that it did not come to that. */
    private byte[] attachment() {
        if (attached.isEmpty()) return GuiReplies.errorNumber(element(Slow.PROJECT_ATTACH), NO_OUTCOME, "");
        var project = find(attached);
        if (project != null && project.lastContact().isPresent()) return GuiReplies.errorNumber(element(Slow.PROJECT_ATTACH), 0, "");
        if (project == null || project.failures() == 0) return GuiReplies.errorNumber(element(Slow.PROJECT_ATTACH), IN_PROGRESS, "");
        return GuiReplies.errorNumber(element(Slow.PROJECT_ATTACH), ATTACH_FAIL_INIT, project.lastError().map(Trouble::english).orElse(""));
    }

    private static String element(Slow call) {
        return switch (call) {
            case GET_PROJECT_CONFIG -> "project_config";
            case LOOKUP_ACCOUNT, CREATE_ACCOUNT -> "account_out";
            case PROJECT_ATTACH -> "project_attach_reply";
        };
    }
}
