package app.hearth.cli;

import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.JournalEntry;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.control.DecisionSentences;
import app.hearth.engine.control.JournalSentences;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.Event;
import app.hearth.rewards.RewardsSnapshot;
import java.io.PrintStream;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Hearth without a window: prints what happens as it happens, now and then how it stands, and at the end what came of it. */
public final class HeadlessRun {
    private static final Duration STANDING_EVERY = Duration.ofSeconds(10);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final EngineClient engine;
    private final Supplier<RewardsSnapshot> earnings;
    private final Supplier<List<String>> notices;
    private final PrintStream out;
    private final ResourceBundle words = ResourceBundle.getBundle("app.hearth.cli.messages");
    private final CountDownLatch stop;
    private final Instant started = Instant.now();
    private final int before;
    private long printed;

    /**
     * A run that prints to {@code out}.
     *
     * @param earnings how the book of earnings stands
     * @param notices  sentences that were not said yet
     * @param stop     ends {@link #run} soon when counted down
     */
    public HeadlessRun(EngineClient engine, Supplier<RewardsSnapshot> earnings, Supplier<List<String>> notices, PrintStream out, CountDownLatch stop) {
        this.engine = engine;
        this.earnings = earnings;
        this.notices = notices;
        this.before = counted(earnings.get(), Event.State.VALIDATED);
        this.out = out;
        this.stop = stop;
    }

    /** Prints until the time is over or it is stopped. */
    public void run(Optional<Duration> time) throws InterruptedException {
        long end = time.map(span -> System.nanoTime() + span.toNanos()).orElse(Long.MAX_VALUE);
        printed = engine.snapshot().journal().stream().mapToLong(JournalEntry::seqno).max().orElse(0);
        DecisionSentences.notice(engine.snapshot()).ifPresent(sentence -> out.println(clock(Instant.now()) + "  " + sentence));
        var nextStanding = Instant.now();
        while (System.nanoTime() < end) {
            long wait = Math.min(500_000_000L, Math.max(1, end - System.nanoTime()));
            if (stop.await(wait, TimeUnit.NANOSECONDS)) break;
            var snapshot = engine.snapshot();
            printNews(snapshot);
            notices.get().forEach(sentence -> out.println(clock(Instant.now()) + "  " + sentence));
            if (Instant.now().isBefore(nextStanding)) continue;
            nextStanding = Instant.now().plus(STANDING_EVERY);
            printStanding(snapshot);
        }
        printSummary();
    }

    private void printNews(EngineSnapshot snapshot) {
        for (var entry : snapshot.journal()) {
            if (entry.seqno() <= printed) continue;
            printed = entry.seqno();
            out.println(clock(entry.at()) + "  " + JournalSentences.of(entry));
        }
    }

    private void printStanding(EngineSnapshot snapshot) {
        snapshot.problem().ifPresent(problem -> out.println(clock(Instant.now()) + "  " + problem));
        var running = snapshot.tasks().stream().filter(task -> task.state() == State.RUNNING)
                .map(task -> MessageFormat.format(words.getString("standing.task"), task.name(), task.progress()))
                .collect(Collectors.joining(", "));
        double credit = Math.max(earned(earnings.get()), snapshot.projects().stream().mapToDouble(EngineSnapshot.Project::userCredit).sum());
        out.println(clock(Instant.now()) + "  " + MessageFormat.format(words.getString("standing"),
                running.isEmpty() ? nothing(snapshot) : running, credit));
    }

    private String nothing(EngineSnapshot snapshot) {
        return DecisionSentences.whyNot(snapshot).map(why -> MessageFormat.format(words.getString("standing.because"), why))
                .orElseGet(() -> words.getString("standing.nothing"));
    }

    private static double earned(RewardsSnapshot figures) {
        return figures.sums().stream().filter(sum -> sum.unit().equals(Event.CREDIT) && sum.state() != Event.State.PENDING)
                .mapToDouble(sum -> sum.amount().value()).sum();
    }

    private static int counted(RewardsSnapshot figures, Event.State state) {
        return figures.counts().stream().filter(count -> count.state() == state).mapToInt(BookReader.Count::events).sum();
    }

    private void printSummary() {
        var snapshot = engine.snapshot();
        var figures = earnings.get();
        long finished = snapshot.journal().stream().filter(entry -> entry.code().equals("task.finished") && entry.at().isAfter(started)).count();
        int validated = counted(figures, Event.State.VALIDATED) - before;
        out.println();
        out.println(MessageFormat.format(words.getString("summary"), finished, validated, earned(figures), counted(figures, Event.State.PENDING)));
        out.println(words.getString("summary.note"));
    }

    private static String clock(Instant at) {
        return CLOCK.format(at.atZone(ZoneId.systemDefault()));
    }
}
