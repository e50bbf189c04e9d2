package app.hearth.rewards;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What came in from one network, as that network says. Credit is no money.
 *
 * @param source    name of the network
 * @param fetchedAt when these figures were fetched; empty before the first success
 * @param error     why the last fetch failed, in words for the user; the figures are then the last known
 * @param total     credit in all
 * @param pending   credit expected for tasks reported but not yet checked
 * @param pendingTasks how many those are
 * @param days      credit by local day, oldest first, days without credit left out
 * @param receipts  newest first
 */
public record Earnings(String source, Optional<Instant> fetchedAt, Optional<String> error, double total, double pending,
                       int pendingTasks, List<Day> days, List<Receipt> receipts) {
    public Earnings {
        days = List.copyOf(days);
        receipts = List.copyOf(receipts);
    }

    /** Before anything was fetched. */
    public static Earnings none(String source) {
        return new Earnings(source, Optional.empty(), Optional.empty(), 0, 0, 0, List.of(), List.of());
    }

    /** How one source stands, with its newest receipts. */
    public static Earnings of(RewardsSnapshot snapshot, String source, List<BookReader.Receipt> receipts) {
        var state = snapshot.sources().stream().filter(it -> it.name().equals(source)).findFirst();
        return new Earnings(source, state.flatMap(RewardsSnapshot.SourceState::fetchedAt), state.flatMap(RewardsSnapshot.SourceState::error),
                snapshot.earned(source, Event.CREDIT).value(), snapshot.pending(source, Event.CREDIT).value(), snapshot.count(source, Event.State.PENDING),
                snapshot.days().stream().filter(day -> day.source().equals(source)).map(day -> new Day(day.date(), day.amount().value(),
                        Math.max(day.events(), 0))).toList(), receipts.stream().map(receipt -> receipt(receipt.event())).toList());
    }

    private static Receipt receipt(Event event) {
        var facts = event.facts();
        var state = switch (event.state()) {
            case PENDING, REPORTED -> State.BEING_CHECKED;
            case VALIDATED, PAID -> State.GRANTED;
            case REJECTED -> State.NOT_ACCEPTED;
        };
        Instant reported = facts.reported().orElse(event.at());
        return new Receipt(event.id(), event.app(), event.title(), event.source(), facts.sent().orElse(reported), reported, facts.judged(), state,
                facts.elapsed().toMillis() / 1000.0, facts.cpu().toMillis() / 1000.0, event.amount().value(), facts.explanation());
    }

    /** Credit validated on one local day. */
    public record Day(LocalDate date, double credit, int tasks) {}

    /**
     * One finished task as its network judged it.
     *
     * @param appName     short name of the application, key for its words
     * @param title       what this task was, in the network's words
     * @param elapsedSeconds run time the computer reported
     * @param cpuSeconds  processor time the computer reported
     * @param credit      granted; 0 when not accepted, expected when being checked
     * @param explanation what the check found, in the network's words
     */
    public record Receipt(String result, String appName, String title, String network, Instant sent, Instant reported,
                          Optional<Instant> judged, State state, double elapsedSeconds, double cpuSeconds, double credit,
                          String explanation) {}

    /** How a network judged a task. */
    public enum State { BEING_CHECKED, GRANTED, NOT_ACCEPTED }
}
