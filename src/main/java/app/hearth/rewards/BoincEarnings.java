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
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Earnings on a BOINC project. Projects name credit in totals only, of the account and of each of its computers: what this computer's total grows
 * by is what was earned here. A task is on the book as handed in, or as failed; what it brought by itself no project says to a program
 * ({@link AccountPage}).
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
    /** A project that was not talked to for so long is asked for the account's public page, and so often at most: it costs its database a look. */
    private static final Duration PAGE_PACE = Duration.ofHours(6);
    private static final Logger LOG = LoggerFactory.getLogger(BoincEarnings.class);

    private final String url;
    private final Supplier<Optional<Standing>> standing;
    private final AccountPage.Pages pages;
    private final InstantSource clock;
    private volatile String label;
    private Optional<Instant> asked = Optional.empty();
    private Optional<Look> page = Optional.empty();

    private record Look(AccountPage page, Instant at) {}

    /**
     * How a project stood when it last answered.
     *
     * @param hostId      this computer's number there
     * @param userId      the account's number there, 0 where not known
     * @param hostCredit  total credit of this computer
     * @param hostAverage its credit per day, fading
     * @param userCredit  total credit of the account, all its computers
     * @param userAverage the account's credit per day, fading
     * @param heard       when the project said so
     * @param userName    the account's name there; empty where not known
     * @param former      addresses of projects that say that they have moved to this one
     * @param beside      addresses of all other projects that are attached
     * @param tasks       tasks that are over and still known
     */
    public record Standing(String name, long hostId, long userId, double hostCredit, double hostAverage, double userCredit, double userAverage, Instant heard,
                           String userName, Set<String> former, Set<String> beside, List<Task> tasks) {
        public Standing {
            former = Set.copyOf(former);
            beside = Set.copyOf(beside);
            tasks = List.copyOf(tasks);
        }

        /** The account wherever the project lives: its name alone would not do, since several projects may have the same. */
        private Told.Holder holder() {
            boolean known = userId > 0 && !userName.isBlank();
            // Beyond what the book takes, and where it cannot be, the account's total is of no use to it.
            boolean usable = userCredit >= 0 && userCredit <= Amount.LARGEST;
            return new Told.Holder(known ? name + "\n" + userId + "\n" + userName : "", usable ? Optional.of(Amount.of(userCredit)) : Optional.empty(), former, beside);
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
     * @param pages    asked for the account while the engine has no reason to talk to the project
     */
    public BoincEarnings(String url, String label, Supplier<Optional<Standing>> standing, AccountPage.Pages pages, InstantSource clock) {
        this.url = url;
        this.label = label;
        this.standing = standing;
        this.pages = pages;
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
        lookAtPage(now);
        var events = new ArrayList<Event>();
        for (var task : now.tasks()) events.add(event(task));
        var pending = events.stream().filter(event -> event.state() == State.PENDING).map(Event::id).collect(Collectors.toSet());
        var total = new Told.Total("host " + now.hostId(), Event.CREDIT, credit(now.hostCredit()), Optional.of(now.holder()));
        return new Told(events, Optional.of(pending), Optional.of(total), facts(now));
    }

    /** The page is a comfort: what stands on it is no part of the book, and a project without one loses nothing. */
    private void lookAtPage(Standing now) {
        Instant at = clock.instant();
        boolean early = Duration.between(now.heard(), at).compareTo(PAGE_PACE) < 0
                || asked.filter(last -> !last.isAfter(at) && Duration.between(last, at).compareTo(PAGE_PACE) < 0).isPresent();
        if (now.userId() <= 0 || early) return;
        asked = Optional.of(at);
        try {
            page = Optional.of(new Look(pages.read(url, now.userId()), at));
        } catch (IOException e) {
            LOG.debug("No page of the account at {}", url, e);
        }
    }

    private Event event(Task task) {
        var state = task.failure().isPresent() ? State.REJECTED : task.reported().isPresent() ? State.REPORTED : State.PENDING;
        return new Event(url, task.name(), task.title(), task.app(), Event.CREDIT, Amount.ZERO, state, task.reported().orElse(task.ended()), false, 0,
                new Facts(Optional.of(task.received()), task.reported(), Optional.empty(), task.elapsed(), task.cpu(), task.failure().orElse(""), Proof.WORD));
    }

    private List<Fact> facts(Standing now) {
        Instant at = clock.instant();
        var newer = page.filter(look -> look.at().isAfter(now.heard()));
        double average = newer.map(look -> faded(look.page().average(), look.page().averaged(), at)).orElseGet(() -> faded(now.userAverage(), now.heard(), at));
        var facts = new ArrayList<Fact>(List.of(new Fact.Number("boinc.host.average", faded(now.hostAverage(), now.heard(), at), Event.CREDIT),
                new Fact.Number("boinc.user.average", average, Event.CREDIT),
                new Fact.Number("boinc.user.total", newer.map(look -> look.page().total()).orElseGet(() -> plausible(now.userCredit())), Event.CREDIT),
                new Fact.Moment("boinc.heard", now.heard())));
        newer.ifPresent(look -> facts.add(new Fact.Moment("boinc.page", look.at())));
        return facts;
    }

    /** What a credit per day that was true at a time has come to, without new credit. */
    public static double faded(double average, Instant heard, Instant now) {
        return plausible(average) * Math.pow(0.5, Math.max(0, Duration.between(heard, now).toMillis() / 1000.0) / HALF_LIFE_SECONDS);
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
