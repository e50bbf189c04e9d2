package app.hearth.homenet;

import app.hearth.protocol.Credit;
import app.hearth.protocol.Hashes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The accounts table. */
final class Accounts {
    private Accounts() {}

    /**
     * One user.
     *
     * @param password what is stored of the password: salted and stretched, or "-" where only the account key opens it
     * @param cpid     internal cross-project id
     * @param created  milliseconds, as are all times in the store
     * @param average  recent average credit as of {@code averaged}
     */
    record Account(long id, String email, String name, String authenticator, String password, String cpid, long created,
                   double total, double average, long averaged) {
        double averageAt(long now) {
            return Credit.grantedAverage(average, averaged, 0, now);
        }

        /** What a host may hold instead of the account key: it can compute, but not change the account (1.5). */
        String weakKey() {
            return id + "_" + Hashes.md5(authenticator + password);
        }
    }

    static Account add(Handle handle, String email, String name, String password, long now) {
        handle.createUpdate("""
                        insert into account (email, name, authenticator, password, cpid, created, averaged)
                        values (:email, :name, :key, :password, :cpid, :now, :now)""")
                .bind("email", email).bind("name", name).bind("key", Tokens.hex(16)).bind("password", password)
                .bind("cpid", Tokens.hex(16)).bind("now", now).execute();
        return byEmail(handle, email).orElseThrow();
    }

    static Optional<Account> byEmail(Handle handle, String email) {
        return one(handle, "email = ?", email);
    }

    static Optional<Account> byId(Handle handle, long id) {
        return one(handle, "id = ?", id);
    }

    /** By account key or weak account key; a key with an underscore is a weak one (sched/handle_request.cpp). */
    static Optional<Account> byKey(Handle handle, String key) {
        int underscore = key.indexOf('_');
        if (underscore < 0) return one(handle, "authenticator = ?", key);
        String digits = key.substring(0, underscore);
        if (!digits.matches("[0-9]{1,18}")) return Optional.empty();
        return byId(handle, Long.parseLong(digits)).filter(account -> Tokens.same(account.weakKey(), key));
    }

    static long count(Handle handle) {
        return handle.createQuery("select count(*) from account").mapTo(Long.class).one();
    }

    static void credit(Handle handle, long id, double credit, long now) {
        Account account = byId(handle, id).orElseThrow();
        handle.createUpdate("update account set total = total + ?, average = ?, averaged = ? where id = ?")
                .bind(0, credit).bind(1, Credit.grantedAverage(account.average(), account.averaged(), credit, now))
                .bind(2, now).bind(3, id).execute();
    }

    private static Optional<Account> one(Handle handle, String where, Object value) {
        return handle.createQuery("select * from account where " + where).bind(0, value)
                .map((row, _) -> read(row)).findOne();
    }

    private static Account read(ResultSet row) throws SQLException {
        return new Account(row.getLong("id"), row.getString("email"), row.getString("name"), row.getString("authenticator"),
                row.getString("password"), row.getString("cpid"), row.getLong("created"), row.getDouble("total"),
                row.getDouble("average"), row.getLong("averaged"));
    }
}
