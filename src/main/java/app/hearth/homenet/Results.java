package app.hearth.homenet;

import java.sql.SQLException;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The results: instances of workunits, each for one host. The numbers are BOINC's (protocol note 10.1). */
final class Results {
    static final int UNSENT = 2;
    static final int IN_PROGRESS = 4;
    static final int OVER = 5;

    static final int SUCCESS = 1;
    static final int CLIENT_ERROR = 3;
    static final int NO_REPLY = 4;
    static final int NOT_NEEDED = 5;

    static final int UNJUDGED = 0;
    static final int VALID = 1;
    static final int INVALID = 2;

    private Results() {}

    /**
     * One instance.
     *
     * @param suffix    random part of its output files' names
     * @param host      0 while it was sent to none
     * @param cpu       seconds of processor time, as reported
     * @param elapsed   seconds it ran, as reported
     */
    record Result(long id, long workunit, int position, String name, String suffix, long host, int state, int outcome,
                  int judgement, long sent, long deadline, long reported, double elapsed, double cpu, int judgeFailures) {
        /** Its file of this position; the name is nobody's to guess. */
        String outputName(int output) {
            return name + "_r" + suffix + "_" + output;
        }

        boolean awaitsJudgement() {
            return state == OVER && outcome == SUCCESS && judgement == UNJUDGED;
        }

        /** Whether a file of it would still be looked at: while it runs, waits for its check, or may come late. */
        boolean wantsFiles() {
            return state == IN_PROGRESS || awaitsJudgement() || state == OVER && outcome == NO_REPLY && reported == 0;
        }
    }

    static void add(Handle handle, Workunits.Workunit workunit) {
        int position = handle.createQuery("select coalesce(max(position) + 1, 0) from result where workunit = ?")
                .bind(0, workunit.id()).mapTo(Integer.class).one();
        handle.createUpdate("insert into result (workunit, position, name, suffix) values (?, ?, ?, ?)")
                .bind(0, workunit.id()).bind(1, position).bind(2, workunit.name() + "_" + position)
                .bind(3, Tokens.hex(6)).execute();
    }

    static Optional<Result> byName(Handle handle, String name) {
        return handle.createQuery("select * from result where name = ?").bind(0, name).map((row, _) -> read(row)).findOne();
    }

    static Optional<Result> byId(Handle handle, long id) {
        return handle.createQuery("select * from result where id = ?").bind(0, id).map((row, _) -> read(row)).findOne();
    }

    static List<Result> unsent(Handle handle, int limit) {
        return handle.createQuery("select * from result where server_state = 2 order by id limit ?").bind(0, limit)
                .map((row, _) -> read(row)).list();
    }

    static List<Result> inProgress(Handle handle, long host) {
        return handle.createQuery("select * from result where server_state = 4 and host = ? order by id").bind(0, host)
                .map((row, _) -> read(row)).list();
    }

    /** Names of results at the host whose workunit needs them no more. */
    static Set<String> settledInProgress(Handle handle, long host) {
        return handle.createQuery("""
                        select result.name from result join workunit on workunit.id = result.workunit
                        where server_state = 4 and host = ? and workunit.state <> 0""")
                .bind(0, host).mapTo(String.class).set();
    }

    static List<Result> overdue(Handle handle, long now) {
        return handle.createQuery("select * from result where server_state = 4 and deadline < ? order by id").bind(0, now)
                .map((row, _) -> read(row)).list();
    }

    /** @param latest milliseconds that a check is put off at most: what lies beyond was set by a clock that went wrong */
    static List<Result> unjudged(Handle handle, long now, long latest) {
        return handle.createQuery("""
                        select * from result where server_state = 5 and outcome = 1 and validate_state = 0
                            and (judge_after <= ? or judge_after > ?) order by id""")
                .bind(0, now).bind(1, now + latest).map((row, _) -> read(row)).list();
    }

    static int unjudgedCount(Handle handle, long host) {
        return handle.createQuery("""
                        select count(*) from result where server_state = 5 and outcome = 1 and validate_state = 0
                            and host = ?""")
                .bind(0, host).mapTo(Integer.class).one();
    }

    /** Those over whose files nobody will look at again, if they have any. */
    static List<Result> filesOfNoUse(Handle handle, int limit) {
        return handle.createQuery("""
                        select * from result where server_state = 5 and files_gone = 0
                            and (validate_state <> 0 or outcome in (3, 5)) order by id limit ?""")
                .bind(0, limit).map((row, _) -> read(row)).list();
    }

    static void filesGone(Handle handle, long id) {
        handle.createUpdate("update result set files_gone = 1 where id = ?").bind(0, id).execute();
    }

    static List<Result> of(Handle handle, long workunit) {
        return handle.createQuery("select * from result where workunit = ? order by position").bind(0, workunit)
                .map((row, _) -> read(row)).list();
    }

    static void send(Handle handle, long id, long host, long now, long deadline) {
        handle.createUpdate("update result set server_state = 4, host = ?, sent = ?, deadline = ? where id = ?")
                .bind(0, host).bind(1, now).bind(2, deadline).bind(3, id).execute();
    }

    static void over(Handle handle, long id, int outcome) {
        handle.createUpdate("update result set server_state = 5, outcome = ? where id = ?")
                .bind(0, outcome).bind(1, id).execute();
    }

    static void judged(Handle handle, long id, boolean valid) {
        handle.createUpdate("update result set validate_state = ? where id = ?")
                .bind(0, valid ? VALID : INVALID).bind(1, id).execute();
    }

    static void judgeAgain(Handle handle, long id, long after) {
        handle.createUpdate("update result set judge_failures = judge_failures + 1, judge_after = ? where id = ?")
                .bind(0, after).bind(1, id).execute();
    }

    private static Result read(ResultSet row) throws SQLException {
        return new Result(row.getLong("id"), row.getLong("workunit"), row.getInt("position"), row.getString("name"),
                row.getString("suffix"), row.getLong("host"), row.getInt("server_state"), row.getInt("outcome"),
                row.getInt("validate_state"), row.getLong("sent"), row.getLong("deadline"), row.getLong("reported"),
                row.getDouble("elapsed"), row.getDouble("cpu"), row.getInt("judge_failures"));
    }
}
