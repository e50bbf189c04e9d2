package app.hearth.homenet;

import app.hearth.homenet.Results.Result;
import app.hearth.homenet.Workunits.Workunit;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Moves workunits on: what is overdue is given to another, what is right is done (protocol note 10.2). */
final class Transitioner {
    /** Instances of one workunit that may fail before it is given up. */
    static final int MAX_FAILURES = 8;

    private Transitioner() {}

    /** Ends what is overdue; the answer is how many. */
    static int expire(Handle handle, long now) {
        List<Result> overdue = Results.overdue(handle, now);
        for (Result result : overdue) {
            Results.over(handle, result.id(), Results.NO_REPLY);
            Hosts.quota(handle, result.host(), false);
            advance(handle, result.workunit());
        }
        return overdue.size();
    }

    /** Looks at one workunit after something happened to it; safe to repeat. */
    static void advance(Handle handle, long id) {
        Workunit workunit = Workunits.byId(handle, id).orElseThrow();
        List<Result> results = Results.of(handle, id);
        if (results.stream().anyMatch(result -> result.judgement() == Results.VALID)) {
            finish(handle, workunit, results, Workunits.DONE);
            return;
        }
        if (workunit.state() != Workunits.OPEN || results.stream().anyMatch(Transitioner::mayStillSucceed)) return;
        long failures = results.stream().filter(result -> result.outcome() != Results.NOT_NEEDED).count();
        if (failures >= MAX_FAILURES) finish(handle, workunit, results, Workunits.GIVEN_UP);
        else Results.add(handle, workunit);
    }

    private static boolean mayStillSucceed(Result result) {
        return result.state() == Results.UNSENT || result.state() == Results.IN_PROGRESS || result.awaitsJudgement();
    }

    private static void finish(Handle handle, Workunit workunit, List<Result> results, int state) {
        if (workunit.state() != state) Workunits.state(handle, workunit.id(), state);
        for (Result result : results) {
            if (result.state() == Results.UNSENT) Results.over(handle, result.id(), Results.NOT_NEEDED);
        }
    }
}
