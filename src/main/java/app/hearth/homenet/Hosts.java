package app.hearth.homenet;

import app.hearth.protocol.Credit;
import app.hearth.protocol.HostInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The hosts table: the computers that contribute. */
final class Hosts {
    /** Results per processor and day at most; a result is seconds of work, so this bounds only a host that fails fast. */
    static final int FULL_QUOTA = 10_000;

    private Hosts() {}

    /**
     * One computer.
     *
     * @param seqno     number of its last request that was stored
     * @param flops     operations per second of one processor, as it measured
     * @param quota     results per processor that it may get on one day
     * @param quotaDay  the day, counted from 1970, that {@code sentToday} counts
     */
    record Host(long id, long account, long seqno, long created, long contacted, String cpid, String domain, int ncpus,
                String vendor, String model, double flops, String osName, String osVersion, double memory, double total,
                double average, long averaged, int quota, long quotaDay, int sentToday) {
        double averageAt(long now) {
            return Credit.grantedAverage(average, averaged, 0, now);
        }

        int sentOn(long day) {
            return day == quotaDay ? sentToday : 0;
        }

        /** Whether the computer says of itself what it said before. */
        boolean describes(HostInfo info, String storedCpid) {
            return cpid.equals(storedCpid) && domain.equals(info.domainName()) && ncpus == processors(info)
                    && vendor.equals(info.vendor()) && model.equals(info.model()) && flops == speed(info)
                    && osName.equals(info.osName()) && osVersion.equals(info.osVersion()) && memory == finite(info.memoryBytes());
        }
    }

    static Host add(Handle handle, long account, HostInfo info, String cpid, long now) {
        long id = handle.createUpdate("""
                        insert into host (account, created, contacted, cpid, domain, ncpus, vendor, model, flops, os_name,
                            os_version, memory, averaged, quota)
                        values (:account, :now, :now, '', '', 1, '', '', 0, '', '', 0, :now, :quota)""")
                .bind("account", account).bind("now", now).bind("quota", FULL_QUOTA)
                .executeAndReturnGeneratedKeys("id").mapTo(Long.class).one();
        describe(handle, id, info, cpid);
        return byId(handle, id).orElseThrow();
    }

    static void describe(Handle handle, long id, HostInfo info, String cpid) {
        handle.createUpdate("""
                        update host set cpid = :cpid, domain = :domain, ncpus = :ncpus, vendor = :vendor, model = :model,
                            flops = :flops, os_name = :osName, os_version = :osVersion, memory = :memory where id = :id""")
                .bind("cpid", cpid).bind("domain", info.domainName()).bind("ncpus", processors(info))
                .bind("vendor", info.vendor()).bind("model", info.model()).bind("flops", speed(info))
                .bind("osName", info.osName()).bind("osVersion", info.osVersion())
                .bind("memory", finite(info.memoryBytes())).bind("id", id).execute();
    }

    static Optional<Host> byId(Handle handle, long id) {
        return handle.createQuery("select * from host where id = ?").bind(0, id).map((row, _) -> read(row)).findOne();
    }

    static List<Host> of(Handle handle, long account) {
        return handle.createQuery("select * from host where account = ? order by id").bind(0, account)
                .map((row, _) -> read(row)).list();
    }

    static void contacted(Handle handle, long id, long seqno, long now) {
        handle.createUpdate("update host set seqno = ?, contacted = ? where id = ?")
                .bind(0, seqno).bind(1, now).bind(2, id).execute();
    }

    static void sent(Handle handle, long id, long day, int sentToday) {
        handle.createUpdate("update host set quota_day = ?, sent_today = ? where id = ?")
                .bind(0, day).bind(1, sentToday).bind(2, id).execute();
    }

    /** A success doubles the quota; a failure halves it, where stock subtracts 1 from a far smaller one (10.5). */
    static void quota(Handle handle, long id, boolean success) {
        handle.createUpdate(success
                        ? "update host set quota = min(quota * 2, " + FULL_QUOTA + ") where id = ? and quota < " + FULL_QUOTA
                        : "update host set quota = max(quota / 2, 1) where id = ?")
                .bind(0, id).execute();
    }

    static void credit(Handle handle, long id, double credit, long now) {
        Host host = byId(handle, id).orElseThrow();
        handle.createUpdate("update host set total = total + ?, average = ?, averaged = ? where id = ?")
                .bind(0, credit).bind(1, Credit.grantedAverage(host.average(), host.averaged(), credit, now))
                .bind(2, now).bind(3, id).execute();
    }

    private static int processors(HostInfo info) {
        return Math.clamp(info.ncpus(), 1, 4096);
    }

    /** A speed that is missing or absurd must not make an estimate of nothing or of for ever (9.2 does the same). */
    private static double speed(HostInfo info) {
        double flops = info.fpops();
        return flops >= 1e7 && flops <= 1e12 ? flops : 4.3e9;
    }

    private static double finite(double value) {
        return Double.isFinite(value) && value > 0 ? value : 0;
    }

    private static Host read(ResultSet row) throws SQLException {
        return new Host(row.getLong("id"), row.getLong("account"), row.getLong("seqno"), row.getLong("created"),
                row.getLong("contacted"), row.getString("cpid"), row.getString("domain"), row.getInt("ncpus"),
                row.getString("vendor"), row.getString("model"), row.getDouble("flops"), row.getString("os_name"),
                row.getString("os_version"), row.getDouble("memory"), row.getDouble("total"), row.getDouble("average"),
                row.getLong("averaged"), row.getInt("quota"), row.getLong("quota_day"), row.getInt("sent_today"));
    }
}
