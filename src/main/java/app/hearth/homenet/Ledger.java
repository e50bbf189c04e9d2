package app.hearth.homenet;

import app.hearth.homenet.Accounts.Account;
import app.hearth.homenet.Results.Result;
import app.hearth.homenet.Workunits.Workunit;
import app.hearth.protocol.Credit;
import app.hearth.protocol.ReceiptText;
import java.security.PrivateKey;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The receipts: one for each judged result, signed when it is written and never changed. Credit is granted here only. */
final class Ledger {
    private final String network;
    private final PrivateKey key;

    Ledger(String network, PrivateKey key) {
        this.network = network;
        this.key = key;
    }

    /** A receipt as the store has it: what was signed, and the signature. */
    record Entry(ReceiptText text, String signature) {}

    /** Enters that the result was found right, and grants its credit unless this host earned it before. */
    void grant(Handle handle, Workunit workunit, Result result, String explanation, long now) {
        double credit = Credit.ofFlop(workunit.operations());
        if (earnedBefore(handle, workunit.name(), result.host())) {
            enter(handle, workunit, result, false, 0, "Right, but this computer was credited for the same task before", now);
            return;
        }
        enter(handle, workunit, result, true, credit, explanation, now);
        Host owner = owner(handle, result.host());
        Accounts.credit(handle, owner.account(), credit, now);
        Hosts.credit(handle, owner.id(), credit, now);
    }

    void refuse(Handle handle, Workunit workunit, Result result, String reason, long now) {
        enter(handle, workunit, result, false, 0, reason, now);
    }

    /**
     * Receipts of an account, newest first.
     *
     * @param before only those with a smaller number; {@code Long.MAX_VALUE} for the newest
     * @param since  only those with a greater number; 0 for all
     */
    static List<Entry> of(Handle handle, String network, Account account, long since, long before, int limit) {
        return handle.createQuery("""
                        select * from receipt where account = :account and id > :since and id < :before
                        order by id desc limit :limit""")
                .bind("account", account.id()).bind("since", since).bind("before", before).bind("limit", limit)
                .map((row, _) -> new Entry(new ReceiptText(network, row.getLong("id"), account.id(), row.getLong("host"),
                        row.getString("result"), row.getString("app"), row.getString("title"), row.getLong("sent"),
                        row.getLong("reported"), row.getLong("judged"), row.getBoolean("granted"), row.getDouble("elapsed"),
                        row.getDouble("cpu"), row.getDouble("credit"), row.getString("explanation")),
                        row.getString("signature")))
                .list();
    }

    private void enter(Handle handle, Workunit workunit, Result result, boolean granted, double credit, String explanation,
                       long now) {
        Host owner = owner(handle, result.host());
        long id = handle.createQuery("select coalesce(max(id), 0) + 1 from receipt").mapTo(Long.class).one();
        var text = new ReceiptText(network, id, owner.account(), owner.id(), result.name(), workunit.app(), workunit.title(),
                result.sent(), result.reported(), now, granted, result.elapsed(), result.cpu(), credit, explanation);
        handle.createUpdate("""
                        insert into receipt values (:id, :result, :workunit, :account, :host, :app, :title, :sent, :reported,
                            :judged, :elapsed, :cpu, :granted, :credit, :explanation, :signature)""")
                .bind("id", id).bind("result", result.name()).bind("workunit", workunit.name()).bind("account", owner.account())
                .bind("host", owner.id()).bind("app", workunit.app()).bind("title", workunit.title())
                .bind("sent", result.sent()).bind("reported", result.reported()).bind("elapsed", result.elapsed())
                .bind("cpu", result.cpu()).bind("judged", now).bind("granted", granted ? 1 : 0).bind("credit", credit)
                .bind("explanation", explanation).bind("signature", text.sign(key)).execute();
    }

    private static boolean earnedBefore(Handle handle, String workunit, long host) {
        return handle.createQuery("select count(*) from receipt where workunit = ? and host = ? and granted = 1")
                .bind(0, workunit).bind(1, host).mapTo(Integer.class).one() > 0;
    }

    private record Host(long id, long account) {}

    private static Host owner(Handle handle, long host) {
        return handle.createQuery("select id, account from host where id = ?").bind(0, host)
                .map((row, _) -> new Host(row.getLong("id"), row.getLong("account"))).one();
    }
}
