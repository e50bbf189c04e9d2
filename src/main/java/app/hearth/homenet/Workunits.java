package app.hearth.homenet;

import app.hearth.homenet.workload.Job;
import app.hearth.protocol.Hashes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The workunits with their inputs and outputs. Inputs live in the store, so a workunit is there with its files or not at all. */
final class Workunits {
    static final int OPEN = 0;
    static final int DONE = 1;
    static final int GIVEN_UP = 2;

    private Workunits() {}

    /**
     * One job.
     *
     * @param operations counted when the workload was made; what credit is reckoned from
     * @param memory     bytes
     */
    record Workunit(long id, String app, long number, String name, String title, String commandLine, double operations,
                    long memory, int state) {}

    /** An input: its place in the slot and its public name. */
    record Input(String openName, String fileName, String md5, byte[] content) {}

    record Output(int position, String openName, long maxBytes) {}

    static long add(Handle handle, String app, long number, Job job, long now) {
        String name = app + "_" + number;
        long id = handle.createUpdate("""
                        insert into workunit (app, number, name, title, command_line, operations, memory, created)
                        values (:app, :number, :name, :title, :commandLine, :operations, :memory, :now)""")
                .bind("app", app).bind("number", number).bind("name", name).bind("title", job.title())
                .bind("commandLine", job.commandLine()).bind("operations", job.operations())
                .bind("memory", job.memoryBytes()).bind("now", now)
                .executeAndReturnGeneratedKeys("id").mapTo(Long.class).one();
        int position = 0;
        for (Map.Entry<String, byte[]> input : new TreeMap<>(job.inputs()).entrySet()) {
            handle.createUpdate("insert into input values (?, ?, ?, ?, ?, ?)").bind(0, id).bind(1, position)
                    .bind(2, input.getKey()).bind(3, name + "_in" + position).bind(4, Hashes.md5(input.getValue()))
                    .bind(5, input.getValue()).execute();
            position++;
        }
        for (int i = 0; i < job.outputs().size(); i++) {
            handle.createUpdate("insert into output values (?, ?, ?, ?)").bind(0, id).bind(1, i)
                    .bind(2, job.outputs().get(i).name()).bind(3, job.outputs().get(i).maxBytes()).execute();
        }
        return id;
    }

    static Optional<Workunit> byId(Handle handle, long id) {
        return handle.createQuery("select * from workunit where id = ?").bind(0, id).map((row, _) -> read(row)).findOne();
    }

    static void state(Handle handle, long id, int state) {
        handle.createUpdate("update workunit set state = ? where id = ?").bind(0, state).bind(1, id).execute();
    }

    /** The number that the next workunit of the app gets; never one that any had before. */
    static long nextNumber(Handle handle, String app) {
        long number = handle.createQuery("select next from app_number where app = ?").bind(0, app).mapTo(Long.class).findOne().orElse(0L);
        handle.createUpdate("insert or replace into app_number values (?, ?)").bind(0, app).bind(1, number + 1).execute();
        return number;
    }

    /** Notes the end of those that are settled and of which nothing is out or waits for its check. */
    static void end(Handle handle, long now, int limit) {
        handle.createUpdate("""
                        update workunit set ended = ? where id in (select id from workunit where state <> 0 and ended = 0
                            and not exists (select * from result where result.workunit = workunit.id and (server_state <> 5
                                or outcome = 1 and validate_state = 0)) limit ?)""")
                .bind(0, now).bind(1, limit).execute();
    }

    static List<Long> endedBefore(Handle handle, long before, int limit) {
        return handle.createQuery("select id from workunit where ended > 0 and ended < ? order by ended limit ?")
                .bind(0, before).bind(1, limit).mapTo(Long.class).list();
    }

    /** Removes it with all that belongs to it, unless something of it came to life again: a late result waits for its check. */
    static void remove(Handle handle, long id) {
        boolean alive = handle.createQuery("""
                        select count(*) from result where workunit = ? and (server_state <> 5 or outcome = 1 and validate_state = 0)""")
                .bind(0, id).mapTo(Integer.class).one() > 0;
        if (alive) {
            handle.createUpdate("update workunit set ended = 0 where id = ?").bind(0, id).execute();
            return;
        }
        for (String what : List.of("delete from result where workunit = ?", "delete from input where workunit = ?",
                "delete from output where workunit = ?", "delete from workunit where id = ?")) {
            handle.createUpdate(what).bind(0, id).execute();
        }
    }

    static List<Input> inputs(Handle handle, long workunit) {
        return handle.createQuery("select * from input where workunit = ? order by position").bind(0, workunit)
                .map((row, _) -> input(row)).list();
    }

    static Optional<Input> inputNamed(Handle handle, String fileName) {
        return handle.createQuery("select * from input where file_name = ?").bind(0, fileName)
                .map((row, _) -> input(row)).findOne();
    }

    static List<Output> outputs(Handle handle, long workunit) {
        return handle.createQuery("select * from output where workunit = ? order by position").bind(0, workunit)
                .map((row, _) -> new Output(row.getInt("position"), row.getString("open_name"), row.getLong("max_bytes")))
                .list();
    }

    private static Input input(ResultSet row) throws SQLException {
        return new Input(row.getString("open_name"), row.getString("file_name"), row.getString("md5"), row.getBytes("content"));
    }

    private static Workunit read(ResultSet row) throws SQLException {
        return new Workunit(row.getLong("id"), row.getString("app"), row.getLong("number"), row.getString("name"),
                row.getString("title"), row.getString("command_line"), row.getDouble("operations"), row.getLong("memory"),
                row.getInt("state"));
    }
}
