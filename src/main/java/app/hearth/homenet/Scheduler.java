package app.hearth.homenet;

import app.hearth.homenet.Accounts.Account;
import app.hearth.homenet.Hosts.Host;
import app.hearth.protocol.Coproc;
import app.hearth.protocol.Hashes;
import app.hearth.protocol.Message;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.SchedulerRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Answers scheduler requests, each in one transaction (protocol notes 3 and 10). */
final class Scheduler {
    /** So short that nobody waits, long enough that a client gone wild does not spin. */
    private static final double REQUEST_DELAY = 1;
    private static final double NEXT_WHEN_IDLE = 10;
    private static final double NEXT_WHEN_JUDGING = 2;
    private static final double HOUR = 3600;
    private static final double DAY = 86_400;

    private final Database database;
    private final InstantSource clock;
    private final Site site;
    private final NetworkKeys keys;
    private final Identity identity;
    private final Sender sender;
    private final Runnable somethingToJudge;

    Scheduler(Database database, InstantSource clock, Site site, NetworkKeys keys, Identity identity, Sender sender,
              Runnable somethingToJudge) {
        this.database = database;
        this.clock = clock;
        this.site = site;
        this.keys = keys;
        this.identity = identity;
        this.sender = sender;
        this.somethingToJudge = somethingToJudge;
    }

    SchedulerReply answer(SchedulerRequest request) {
        SchedulerReply reply = database.in(handle -> answer(handle, request));
        if (!reply.acks().isEmpty()) somethingToJudge.run();
        return reply;
    }

    /** For a request that cannot be understood: what the stock scheduler says when it cannot work (3.13). */
    SchedulerReply refusal(String why) {
        return SchedulerReply.builder().projectName(site.name()).projectIsDown(true).requestDelay(HOUR)
                .messages(List.of(new Message("low", why))).build();
    }

    private SchedulerReply answer(Handle handle, SchedulerRequest request) {
        long now = clock.millis();
        Optional<Account> account = Accounts.byKey(handle, request.authenticator());
        if (account.isEmpty()) return stranger("The account key is missing or unknown. Remove this network and add it again.");
        Optional<Identity.Known> known = identity.of(handle, account.get(), request, now);
        if (known.isEmpty()) return stranger("This account has more computers than this network can keep.");

        Host host = known.get().host();
        var messages = new ArrayList<Message>();
        Set<String> acknowledged = Reports.take(handle, host, request.results(), now);
        host = Hosts.byId(handle, host.id()).orElseThrow(); // its quota may have changed
        var parcel = new Parcel(site, keys, host.flops());
        double delay = REQUEST_DELAY;
        if (!supported(request)) {
            messages.add(new Message("notice", "This network has tasks for the platform " + Site.PLATFORM
                    + " only, which Hearth provides. This client offers " + platforms(request) + "."));
            delay = DAY;
        } else if (!request.dontSendWork()) {
            sender.resendLost(handle, host, request, acknowledged, parcel, messages);
            sender.sendNew(handle, host, request, parcel, messages, now);
        }
        Sender.Useless useless = sender.useless(handle, host, request);

        SchedulerReply.Builder reply = begin(delay).messages(messages).acks(List.copyOf(acknowledged))
                .aborts(useless.evenIfRunning()).abortsIfNotStarted(useless.ifNotStarted()).noRscApps(withoutApps(request));
        double next = Results.unjudgedCount(handle, host.id()) > 0 ? NEXT_WHEN_JUDGING : NEXT_WHEN_IDLE;
        reply.nextRpcDelay(Math.max(delay, next));
        if (known.get().isNew()) reply.hostid(host.id()); // and only then: clients start counting anew (3.5)
        putCodeKey(request, reply);
        putAccount(adoptCpid(handle, account.get(), request), reply, now);
        putHost(host, reply, now);
        parcel.putInto(reply);
        return reply.build();
    }

    private SchedulerReply stranger(String why) {
        return begin(HOUR).messages(List.of(new Message("notice", why))).build();
    }

    private SchedulerReply.Builder begin(double delay) {
        return SchedulerReply.builder().schedulerVersion(800).dontUseDcf(true).masterUrl(site.masterUrl())
                .projectName(site.name()).requestDelay(delay);
    }

    private static boolean supported(SchedulerRequest request) {
        return request.platformName().equals(Site.PLATFORM) || request.altPlatforms().contains(Site.PLATFORM);
    }

    private static String platforms(SchedulerRequest request) {
        var names = new ArrayList<String>();
        names.add(request.platformName());
        names.addAll(request.altPlatforms());
        String text = String.join(", ", names);
        return text.length() <= 300 ? text : text.substring(0, 300); // longer messages are dropped by clients (3.3)
    }

    /** Without this, clients with a graphics card ask for work for it again and again. */
    private static List<String> withoutApps(SchedulerRequest request) {
        return request.coprocs().stream().map(Scheduler::resource).filter(name -> !name.isEmpty()).distinct().toList();
    }

    private static String resource(Coproc coproc) {
        return switch (coproc.block()) {
            case "coproc_cuda" -> "NVIDIA";
            case "coproc_ati" -> "ATI";
            case "coproc_intel_gpu" -> "intel_gpu";
            case "coproc_apple_gpu" -> "apple_gpu";
            default -> "";
        };
    }

    /** A client that holds another key logs an error for each unsigned one it gets; ours never changes. */
    private void putCodeKey(SchedulerRequest request, SchedulerReply.Builder reply) {
        String ours = keys.codeSignPublicText();
        if (request.codeSignKey().map(String::strip).filter(ours.strip()::equals).isEmpty()) reply.codeSignKey(ours);
    }

    /** The user's cross-project id is the oldest that any of its hosts knows; a weak key may not change it (9.7). */
    private static Account adoptCpid(Handle handle, Account account, SchedulerRequest request) {
        String offered = request.crossProjectId().orElse("").toLowerCase(Locale.ROOT);
        if (!offered.matches("[0-9a-f]{32}") || offered.equals(account.cpid())) return account;
        if (!request.authenticator().equals(account.authenticator())) return account;
        handle.createUpdate("update account set cpid = ? where id = ?").bind(0, offered).bind(1, account.id()).execute();
        return Accounts.byId(handle, account.id()).orElseThrow();
    }

    private static void putAccount(Account account, SchedulerReply.Builder reply, long now) {
        reply.userid(account.id()).userName(account.name()).userTotalCredit(account.total())
                .userExpavgCredit(account.averageAt(now)).userCreateTime(account.created() / 1000.0)
                .emailHash(Hashes.email(account.email())).crossProjectId(account.cpid())
                .externalCpid(Hashes.externalCpid(account.cpid(), account.email()));
    }

    private static void putHost(Host host, SchedulerReply.Builder reply, long now) {
        reply.hostTotalCredit(host.total()).hostExpavgCredit(host.averageAt(now)).hostCreateTime(host.created() / 1000.0);
    }
}
