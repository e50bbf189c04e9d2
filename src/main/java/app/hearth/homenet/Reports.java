package app.hearth.homenet;

import app.hearth.homenet.Hosts.Host;
import app.hearth.homenet.Results.Result;
import app.hearth.protocol.ReportedResult;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Takes in what a host says it finished (sched/sched_result.cpp, protocol note 10.7). */
final class Reports {
    private static final int ABORTED_BY_USER = 203;
    private static final int STDERR_LIMIT = 65_536;

    private Reports() {}

    /** Every reported name is acknowledged, known or not: what is not acknowledged is reported for ever. */
    static Set<String> take(Handle handle, Host host, List<ReportedResult> reported, long now) {
        var acknowledged = new LinkedHashSet<String>();
        for (ReportedResult report : reported) {
            if (!acknowledged.add(report.name())) continue;
            Results.byName(handle, report.name()).filter(result -> accepts(handle, result, host))
                    .ifPresent(result -> store(handle, host, result, report, now));
        }
        return acknowledged;
    }

    /** In progress at this host, or late while its workunit lives. */
    private static boolean accepts(Handle handle, Result result, Host host) {
        if (result.host() != host.id()) return false;
        if (result.state() == Results.IN_PROGRESS) return true;
        return result.state() == Results.OVER && result.outcome() == Results.NO_REPLY && result.reported() == 0
                && Workunits.byId(handle, result.workunit()).orElseThrow().state() != Workunits.GIVEN_UP;
    }

    private static void store(Handle handle, Host host, Result result, ReportedResult report, long now) {
        boolean success = report.success();
        double most = Math.max(0, now - result.sent()) / 1000.0;
        double cpu = bounded(report.cpuTime(), most * host.ncpus());
        double elapsed = bounded(report.elapsedTime(), most);
        if (elapsed < cpu) elapsed = Math.min(cpu, most); // every app here uses one processor
        handle.createUpdate("""
                        update result set server_state = 5, outcome = :outcome, reported = :now, elapsed = :elapsed, cpu = :cpu,
                            exit_status = :exit, stderr = :stderr where id = :id""")
                .bind("outcome", outcome(report)).bind("now", now).bind("elapsed", elapsed)
                .bind("cpu", Math.min(cpu, elapsed)).bind("exit", report.exitStatus())
                .bind("stderr", tail(report.stderrText())).bind("id", result.id()).execute();
        Hosts.quota(handle, host.id(), success);
        Transitioner.advance(handle, result.workunit());
    }

    private static int outcome(ReportedResult report) {
        if (report.success()) return Results.SUCCESS;
        return report.exitStatus() == ABORTED_BY_USER ? Results.NO_REPLY : Results.CLIENT_ERROR;
    }

    private static double bounded(double seconds, double most) {
        return seconds >= 0 ? Math.min(seconds, most) : 0; // what is not a number becomes 0 too
    }

    private static String tail(String text) {
        return text.length() <= STDERR_LIMIT ? text : text.substring(text.length() - STDERR_LIMIT);
    }
}
