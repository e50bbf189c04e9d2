package app.hearth.rewards;

import app.hearth.rewards.Event.Facts;
import app.hearth.rewards.Event.Proof;
import app.hearth.rewards.Event.State;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Earnings on a BOINC project. Projects name credit in totals only, of the account and of each of its computers: what this computer's total grows
 * by is what was earned here. A task is on the book as handed in, or as failed; what it brought by itself no project says to a program.
 */
public final class BoincEarnings implements EarningsSource {
    /** Where the engine stands is looked at so often at least; it also calls when something has changed. */
    private static final Duration PACE = Duration.ofMinutes(10);
    /** What is said of a task that the user gave up: nobody judged it. */
    public static final String GIVEN_UP = "given up by the user";
    /** What is said of a task that its network took back: nobody judged it. */
    public static final String WITHDRAWN = "withdrawn by the network";
    /** Credit per day fades to half in a week (CREDIT_HALF_LIFE in lib/util.h). */
    private static final double HALF_LIFE_SECONDS = 7 * 86_400.0;

    private final String url;
    private final Supplier<Optional<Standing>> standing;
    private final InstantSource clock;
    private volatile String label;

    /**
     * How a project stood when it last answered.
     *
     * @param hostId      this computer's number there
     * @param hostCredit  total credit of this computer
     * @param hostAverage its credit per day, fading
     * @param userCredit  total credit of the account, all its computers
     * @param userAverage the account's credit per day, fading
     * @param heard       when the project said so
     * @param tasks       tasks that are over and still known
     */
    public record Standing(String name, long hostId, double hostCredit, double hostAverage, double userCredit, double userAverage, Instant heard,
                           List<Task> tasks) {
        public Standing {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * A task that is over here.
     *
     * @param reported when the project acknowledged it
     * @param failure  why it failed or was given up; empty where it did not
     */
    public record Task(String name, String title, String app, Instant received, Instant ended, Optional<Instant> reported, Optional<String> failure,
                       Duration elapsed, Duration cpu) {}

    /**
     * A project's earnings.
     *
     * @param standing what the engine knows of it; empty before the project first answered
     */
    public BoincEarnings(String url, String label, Supplier<Optional<Standing>> standing, InstantSource clock) {
        this.url = url;
        this.label = label;
        this.standing = standing;
        this.clock = clock;
    }

    @Override public String name() {
        return url;
    }

    @Override public String label() {
        return label;
    }

    @Override public Kind kind() {
        return Kind.BOINC;
    }

    @Override public Duration pace() {
        return PACE;
    }

    @Override public Told fetch(long since) throws IOException {
        var now = standing.get().orElseThrow(() -> new IOException(label + " has not answered yet"));
        label = now.name();
        var events = new ArrayList<Event>();
        for (var task : now.tasks()) events.add(event(task));
        return new Told(events, Optional.empty(), Optional.of(new Told.Total("host " + now.hostId(), Event.CREDIT, credit(now.hostCredit()))), facts(now));
    }

    private Event event(Task task) {
        var state = task.failure().isPresent() ? State.REJECTED : task.reported().isPresent() ? State.REPORTED : State.PENDING;
        return new Event(url, task.name(), task.title(), task.app(), Event.CREDIT, Amount.ZERO, state, task.reported().orElse(task.ended()), false, 0,
                new Facts(Optional.of(task.received()), task.reported(), Optional.empty(), task.elapsed(), task.cpu(), task.failure().orElse(""), Proof.WORD));
    }

    private List<Fact> facts(Standing now) {
        double seconds = Math.max(0, Duration.between(now.heard(), clock.instant()).toMillis() / 1000.0);
        double kept = Math.pow(0.5, seconds / HALF_LIFE_SECONDS);
        return List.of(new Fact.Number("boinc.host.average", plausible(now.hostAverage()) * kept, Event.CREDIT),
                new Fact.Number("boinc.user.average", plausible(now.userAverage()) * kept, Event.CREDIT),
                new Fact.Number("boinc.user.total", plausible(now.userCredit()), Event.CREDIT), new Fact.Moment("boinc.heard", now.heard()));
    }

    private Amount credit(double total) throws IOException {
        try {
            if (total < 0) throw new IllegalArgumentException("negative");
            return Amount.of(total);
        } catch (IllegalArgumentException e) {
            throw new IOException(label + " names a total that is no credit: " + total, e);
        }
    }

    private static double plausible(double value) {
        return Double.isFinite(value) ? value : 0;
    }
}
