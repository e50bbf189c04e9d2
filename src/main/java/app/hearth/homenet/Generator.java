package app.hearth.homenet;

import app.hearth.homenet.workload.Job;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Makes new workunits before the old ones run out: one of each app in turn, in each turn the smallest first. */
final class Generator {
    /** Unsent results of each app to keep at hand. */
    private static final int STOCK = 4;

    private final Catalogue catalogue;
    private final InstantSource clock;

    Generator(Catalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Fills the stock up; a round is a job of each app that has less than its share. */
    void refill(Handle handle, int wanted) {
        if (catalogue.entries().isEmpty()) return;
        Map<String, Integer> unsent = unsentByApp(handle);
        int each = Math.max(STOCK, Math.ceilDiv(wanted, catalogue.entries().size()));
        while (true) {
            List<Catalogue.Entry> lacking = catalogue.entries().stream()
                    .filter(entry -> unsent.getOrDefault(entry.app(), 0) < each).toList();
            if (lacking.isEmpty()) return;
            round(handle, lacking);
            lacking.forEach(entry -> unsent.merge(entry.app(), 1, Integer::sum));
        }
    }

    private void round(Handle handle, List<Catalogue.Entry> entries) {
        record Next(String app, long number, Job job) {}
        var next = new ArrayList<Next>();
        for (Catalogue.Entry entry : entries) {
            long number = Workunits.nextNumber(handle, entry.app());
            next.add(new Next(entry.app(), number, entry.workload().job(number)));
        }
        next.sort(Comparator.comparingDouble(one -> one.job().operations()));
        for (Next one : next) {
            long id = Workunits.add(handle, one.app(), one.number(), one.job(), clock.millis());
            Results.add(handle, Workunits.byId(handle, id).orElseThrow());
        }
    }

    private static Map<String, Integer> unsentByApp(Handle handle) {
        var counts = new HashMap<String, Integer>();
        handle.createQuery("""
                        select app, count(*) as unsent from result join workunit on workunit.id = result.workunit
                        where server_state = 2 group by app""")
                .map((row, _) -> Map.entry(row.getString("app"), row.getInt("unsent")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }
}
