package app.hearth.homenet;

import app.hearth.homenet.Results.Result;
import app.hearth.homenet.Workunits.Output;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears away what is over, as BOINC's file_deleter and db_purge do: output files once they are judged, and workunits with
 * their inputs and results a week after their end. Receipts stay. Files go before the rows that name them, so that a crash
 * at any instant leaves nothing that is not cleared away later.
 */
final class Purger {
    private static final Logger LOG = LoggerFactory.getLogger(Purger.class);
    /** So that a late report is still understood, and for a look at what went wrong (db_purge's -min_age_days is 7 by custom). */
    static final Duration KEEP = Duration.ofDays(7);
    /** At most so many in one step: requests wait for it. */
    private static final int BATCH = 50;

    private final Database database;
    private final Uploads uploads;

    Purger(Database database, Uploads uploads) {
        this.database = database;
        this.uploads = uploads;
    }

    /** Files of a result, and of which. */
    private record Left(Result result, List<Output> outputs) {}

    /** Does a part of what is due; safe to repeat. */
    void step(long now) {
        for (Left left : database.in(handle -> lefts(handle, Results.filesOfNoUse(handle, BATCH)))) {
            if (discard(left)) database.run(handle -> Results.filesGone(handle, left.result().id()));
        }
        database.run(handle -> Workunits.end(handle, now, BATCH));
        for (long workunit : database.in(handle -> Workunits.endedBefore(handle, now - KEEP.toMillis(), BATCH))) {
            // A file may have come after its result was judged: look once more.
            List<Left> lefts = database.in(handle -> lefts(handle, Results.of(handle, workunit)));
            if (lefts.stream().allMatch(this::discard)) database.run(handle -> Workunits.remove(handle, workunit));
        }
    }

    private static List<Left> lefts(Handle handle, List<Result> results) {
        return results.stream().map(result -> new Left(result, Workunits.outputs(handle, result.workunit()))).toList();
    }

    private boolean discard(Left left) {
        try {
            uploads.discard(left.result(), left.outputs());
            return true;
        } catch (IOException e) {
            LOG.warn("The files of {} stay for now: {}", left.result().name(), e.toString());
            return false;
        }
    }
}
