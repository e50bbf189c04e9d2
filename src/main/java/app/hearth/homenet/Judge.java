package app.hearth.homenet;

import app.hearth.homenet.Results.Result;
import app.hearth.homenet.Workunits.Workunit;
import app.hearth.homenet.workload.Job;
import app.hearth.homenet.workload.Recompute;
import app.hearth.homenet.workload.Verdict;
import app.hearth.homenet.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has reported results checked by their workload, beside the scheduler, and enters what was found. A check that cannot be
 * made now is made later; until then its result shows as pending.
 */
final class Judge {
    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final Duration LAST_RETRY = Duration.ofHours(1);
    /** A check that fails by itself this often is the fault of the output, not of the moment. */
    private static final int MAX_CRASHES = 3;

    private final Database database;
    private final InstantSource clock;
    private final Catalogue catalogue;
    private final Uploads uploads;
    private final Ledger ledger;
    private final Function<Workload, Recompute> recompute;
    private final Executor executor;
    private final Set<Long> atWork = ConcurrentHashMap.newKeySet();

    Judge(Database database, InstantSource clock, Catalogue catalogue, Uploads uploads, Ledger ledger,
          Function<Workload, Recompute> recompute, Executor executor) {
        this.database = database;
        this.clock = clock;
        this.catalogue = catalogue;
        this.uploads = uploads;
        this.ledger = ledger;
        this.recompute = recompute;
        this.executor = executor;
    }

    /** Begins the check of each result that waits for one; returns without waiting. */
    void begin() {
        for (Result result : database.in(handle -> Results.unjudged(handle, clock.millis(), LAST_RETRY.toMillis()))) {
            if (!atWork.add(result.id())) continue;
            try {
                executor.execute(() -> check(result));
            } catch (RuntimeException closing) {
                atWork.remove(result.id());
                LOG.debug("No check of {} any more: {}", result.name(), closing.toString());
            }
        }
    }

    private void check(Result result) {
        try {
            Case found = database.in(handle -> read(handle, result));
            var entry = catalogue.app(found.workunit().app());
            if (entry.isEmpty()) {
                later(result, new IOException("the workload " + found.workunit().app() + " is not part of this Hearth"));
                return;
            }
            Verdict verdict = verdict(entry.get().workload(), found, result);
            database.run(handle -> enter(handle, found.workunit(), result, verdict));
        } catch (IOException e) {
            later(result, e);
        } catch (RuntimeException e) {
            LOG.warn("The outcome of a check of {} could not be stored", result.name(), e);
        } finally {
            atWork.remove(result.id());
        }
    }

    /** A workunit as it was sent, whatever the workload would make today. */
    private record Case(Workunit workunit, Job job, List<Workunits.Output> outputs) {}

    private static Case read(Handle handle, Result result) {
        Workunit workunit = Workunits.byId(handle, result.workunit()).orElseThrow();
        var inputs = new TreeMap<String, byte[]>();
        Workunits.inputs(handle, workunit.id()).forEach(input -> inputs.put(input.openName(), input.content()));
        List<Workunits.Output> outputs = Workunits.outputs(handle, workunit.id());
        return new Case(workunit, new Job(workunit.title(), inputs, workunit.commandLine(), workunit.operations(),
                workunit.memory(), outputs.stream().map(it -> new Job.Output(it.openName(), it.maxBytes())).toList()), outputs);
    }

    private Verdict verdict(Workload workload, Case found, Result result) throws IOException {
        Map<String, byte[]> outputs = uploads.outputs(result, found.outputs());
        for (Workunits.Output output : found.outputs()) {
            if (!outputs.containsKey(output.openName())) {
                return new Verdict.Invalid("The file " + output.openName() + " did not arrive");
            }
        }
        try {
            return workload.judge(found.job(), outputs, recompute.apply(workload));
        } catch (RuntimeException e) {
            LOG.warn("The check of {} failed", result.name(), e);
            if (result.judgeFailures() + 1 >= MAX_CRASHES) return new Verdict.Invalid("The check could not read the result");
            throw new IOException("the check failed: " + e, e);
        }
    }

    private void enter(Handle handle, Workunit workunit, Result stale, Verdict verdict) {
        Result result = Results.byId(handle, stale.id()).orElseThrow();
        if (!result.awaitsJudgement()) return;
        long now = clock.millis();
        switch (verdict) {
            case Verdict.Valid(String summary) -> {
                Results.judged(handle, result.id(), true);
                ledger.grant(handle, workunit, result, summary, now);
            }
            case Verdict.Invalid(String reason) -> {
                Results.judged(handle, result.id(), false);
                ledger.refuse(handle, workunit, result, reason, now);
                Hosts.quota(handle, result.host(), false);
            }
        }
        Transitioner.advance(handle, workunit.id());
    }

    private void later(Result result, IOException why) {
        long wait = Math.min(FIRST_RETRY.toMillis() << Math.min(result.judgeFailures(), 16), LAST_RETRY.toMillis());
        LOG.warn("The check of {} is tried again in {} s: {}", result.name(), wait / 1000, why.getMessage());
        try {
            database.run(handle -> Results.judgeAgain(handle, result.id(), clock.millis() + wait));
        } catch (RuntimeException closing) {
            LOG.debug("The next check of {} was not noted: it is made at once", result.name(), closing);
        }
    }
}
