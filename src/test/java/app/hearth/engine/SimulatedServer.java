package app.hearth.engine;

import app.hearth.protocol.App;
import app.hearth.protocol.AppVersion;
import app.hearth.protocol.FileInfo;
import app.hearth.protocol.FileRef;
import app.hearth.protocol.Result;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.SchedulerRequest;
import app.hearth.protocol.Workunit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A project's scheduler as the protocol note describes it, in memory: hands out work, re-sends lost tasks, grants credit once. */
final class SimulatedServer {
    final String url;
    private final String prefix;
    private static final int MOST_IN_PROGRESS = 6;
    private final RandomGenerator random;
    private final Map<String, Double> inProgress = new LinkedHashMap<>();
    final Set<String> uploaded = new HashSet<>();
    final Set<String> credited = new HashSet<>();
    private static final int NOT_STARTED_PAST_DEADLINE = 200;
    final Set<String> failed = new HashSet<>();
    final List<String> violations = new ArrayList<>();
    private long hostid;
    private int seqno = -1;
    private int made;

    SimulatedServer(RandomGenerator random, int number) {
        url = "http://127.0.0.1:9/sim" + number + "/";
        prefix = "wu" + number + "_";
        this.random = random;
    }

    /** @param latest the latest time that the client's clock ever showed: it may jump ahead beyond deadlines, and back */
    SchedulerReply answer(SchedulerRequest request, double now, double latest) {
        var reply = SchedulerReply.builder().schedulerVersion(803).projectName("Simulation").requestDelay(random.nextInt(1, 8))
                .nextRpcDelay(60 + random.nextInt(60));
        if (request.hostid() == 0 || request.rpcSeqno() < seqno) {
            if (request.hostid() != 0) violations.add("a request number went back from " + seqno + " to " + request.rpcSeqno());
            reply.hostid(++hostid);
            seqno = 0;
        } else seqno = request.rpcSeqno();
        if (random.nextInt(40) == 0) return reply.projectIsDown(true).requestDelay(300).build();
        var acks = new ArrayList<String>();
        for (var result : request.results()) {
            acks.add(result.name());
            Double deadline = inProgress.remove(result.name());
            if (deadline == null) continue;
            boolean tooLate = result.exitStatus() == NOT_STARTED_PAST_DEADLINE && latest > deadline;
            if (!result.success() && !tooLate) failed.add(result.name());
            else if (tooLate) continue;
            else if (!uploaded.contains(result.name() + "_r_0")) violations.add(result.name() + " was reported before its file came");
            else if (!credited.add(result.name())) violations.add(result.name() + " was credited twice");
        }
        reply.acks(acks);
        send(request, reply, now);
        reply.userTotalCredit(credited.size()).hostTotalCredit(credited.size());
        return reply.build();
    }

    private void send(SchedulerRequest request, SchedulerReply.Builder reply, double now) {
        var held = new HashSet<String>();
        request.otherResults().forEach(other -> held.add(other.name()));
        var toSend = new LinkedHashMap<String, Double>();
        inProgress.forEach((name, deadline) -> {
            if (!held.contains(name)) toSend.put(name, deadline); // lost work is sent again
        });
        if (request.cpu().seconds() > 0) {
            while (inProgress.size() < MOST_IN_PROGRESS) {
                String name = prefix + made++ + "_0";
                inProgress.put(name, now + 7 * 86_400);
                toSend.put(name, now + 7 * 86_400);
            }
        }
        if (toSend.isEmpty()) return;
        var files = new ArrayList<FileInfo>();
        var workunits = new ArrayList<Workunit>();
        var results = new ArrayList<Result>();
        files.add(FileInfo.program("app_100.wasm", url + "get/app_100.wasm", "0".repeat(32), 1000, "signed"));
        toSend.forEach((name, deadline) -> {
            String workunit = name.substring(0, name.lastIndexOf('_'));
            files.add(FileInfo.input(workunit + "_in", url + "get/in", "1".repeat(32), 10));
            files.add(FileInfo.output(name + "_r_0", url + "put", 1000, "certificate"));
            workunits.add(Workunit.builder().name(workunit).appName("app").fpopsEstimate(2e10 + random.nextDouble() * 3e11)
                    .fpopsBound(1e14).files(List.of(FileRef.of(workunit + "_in", "in"))).build());
            results.add(new Result(name, workunit, deadline, Optional.of("wasm32-wasip1"), 100, "", List.of(FileRef.of(name + "_r_0", "out")), false));
        });
        reply.apps(List.of(App.of("app", "Application")));
        reply.appVersions(List.of(AppVersion.builder().appName("app").versionNum(100).platform("wasm32-wasip1").flops(1e9)
                .files(List.of(FileRef.main("app_100.wasm"))).build()));
        reply.fileInfos(files).workunits(workunits).results(results);
    }
}
