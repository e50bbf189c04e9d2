package app.hearth.homenet;

import app.hearth.homenet.Hosts.Host;
import app.hearth.homenet.Results.Result;
import app.hearth.homenet.Workunits.Workunit;
import app.hearth.protocol.Message;
import app.hearth.protocol.OtherResult;
import app.hearth.protocol.SchedulerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Chooses what a host gets: lost work again, then new work until the request is filled (protocol note 10.5). */
final class Sender {
    static final Duration TIME_TO_REPORT = Duration.ofDays(1);
    private static final int LOOK_AT = 500;
    private static final int PER_REQUEST_AND_PROCESSOR = 10;

    private final Catalogue catalogue;
    private final Generator generator;

    Sender(Catalogue catalogue, Generator generator) {
        this.catalogue = catalogue;
        this.generator = generator;
    }

    /** Sends again what the host should have but does not name (sched/sched_resend.cpp). */
    void resendLost(Handle handle, Host host, SchedulerRequest request, Set<String> reported, Parcel parcel,
                    List<Message> messages) {
        Set<String> held = request.otherResults().stream().map(OtherResult::name).collect(Collectors.toSet());
        for (Result result : Results.inProgress(handle, host.id())) {
            if (held.contains(result.name()) || reported.contains(result.name())) continue;
            Workunit workunit = Workunits.byId(handle, result.workunit()).orElseThrow();
            catalogue.app(workunit.app()).ifPresent(app -> {
                parcel.add(handle, app, workunit, result, result.deadline());
                messages.add(new Message("low", "Sent lost task " + result.name() + " again"));
            });
        }
    }

    void sendNew(Handle handle, Host host, SchedulerRequest request, Parcel parcel, List<Message> messages, long now) {
        double seconds = request.cpu().seconds();
        double instances = request.cpu().instances();
        if (!(seconds > 0) && !(instances > 0)) return;
        long day = TimeUnit.MILLISECONDS.toDays(now);
        int inProgress = Results.inProgress(handle, host.id()).size();
        int mayHold = 2 * host.ncpus() + 2;
        long quota = (long) host.quota() * host.ncpus();
        long room = Math.min(Math.min(mayHold - inProgress, quota - host.sentOn(day)),
                (long) PER_REQUEST_AND_PROCESSOR * host.ncpus());
        if (room <= 0) {
            messages.add(new Message("low", inProgress >= mayHold
                    ? "This computer holds " + inProgress + " tasks, which is as many as it may"
                    : "This computer has had its " + quota + " tasks of today"));
            return;
        }
        generator.refill(handle, (int) room);
        int sent = 0;
        boolean skippedForMemory = false;
        for (Result result : Results.unsent(handle, LOOK_AT)) {
            if (sent >= room || (seconds <= 0 && instances <= 0)) break;
            Workunit workunit = Workunits.byId(handle, result.workunit()).orElseThrow();
            var app = catalogue.app(workunit.app());
            if (app.isEmpty()) continue;
            if (host.memory() > 0 && workunit.memory() > host.memory()) {
                skippedForMemory = true;
                continue;
            }
            long deadline = now + TIME_TO_REPORT.toMillis();
            Results.send(handle, result.id(), host.id(), now, deadline);
            parcel.add(handle, app.get(), workunit, result, deadline);
            seconds -= workunit.operations() / host.flops();
            instances -= 1;
            sent++;
        }
        if (sent > 0) Hosts.sent(handle, host.id(), day, host.sentOn(day) + sent);
        else messages.add(new Message("low", skippedForMemory
                ? "The tasks at hand need more memory than this computer has" : "No tasks are available"));
    }

    /** Results the host holds that are of no use any more. */
    record Useless(List<String> evenIfRunning, List<String> ifNotStarted) {}

    /** See send_result_abort in sched/handle_request.cpp, protocol note 10.5. */
    Useless useless(Handle handle, Host host, SchedulerRequest request) {
        var running = new ArrayList<String>();
        var notStarted = new ArrayList<String>();
        for (OtherResult other : request.otherResults()) {
            var result = Results.byName(handle, other.name()).filter(row -> row.host() == host.id());
            if (result.isEmpty()) running.add(other.name());
            else if (result.get().state() == Results.OVER && result.get().outcome() == Results.NO_REPLY
                    || result.get().state() == Results.IN_PROGRESS && settled(handle, result.get())) {
                notStarted.add(other.name());
            }
        }
        return new Useless(running, notStarted);
    }

    private static boolean settled(Handle handle, Result result) {
        return Workunits.byId(handle, result.workunit()).orElseThrow().state() != Workunits.OPEN;
    }
}
