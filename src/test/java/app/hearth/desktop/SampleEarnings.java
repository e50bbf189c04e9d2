package app.hearth.desktop;

import static app.hearth.desktop.Samples.BERLIN;
import static app.hearth.desktop.Samples.NOW;

import app.hearth.rewards.Earnings;
import app.hearth.rewards.Earnings.Day;
import app.hearth.rewards.Earnings.Receipt;
import app.hearth.rewards.Earnings.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Plausible earnings of a home network. */
public final class SampleEarnings {
    private static final List<String> APPS = List.of("hpfold", "climate", "mersenne", "grokking");
    private static final List<String> TITLES = List.of("Protein folding, 60-unit chain", "Climate, run 118 of 240",
            "Prime search, exponent 44497", "Modular addition, seed 4");

    private SampleEarnings() {}

    /** Six weeks with three days off. */
    public static Earnings usual() {
        Random random = new Random(3);
        LocalDate today = LocalDate.ofInstant(NOW, BERLIN);
        List<Day> days = new ArrayList<>();
        double total = 0;
        for (int back = 44; back >= 0; back--) {
            if (back >= 13 && back <= 15) continue;
            double credit = back == 0 ? 122.5 : 130 + random.nextDouble() * 60;
            total += credit;
            days.add(new Day(today.minusDays(back), credit, (int) (credit / 2.1)));
        }
        return new Earnings("Home network", Optional.of(NOW.minusSeconds(360)), Optional.empty(), total, 6.9, 3, days, receipts(400));
    }

    /** A first day: a handful of tasks in nineteen minutes. */
    public static Earnings firstDay() {
        List<Receipt> four = receipts(5).subList(1, 5);
        return new Earnings("Home network", Optional.of(NOW.minusSeconds(4)), Optional.empty(), 52.6, 0, 0,
                List.of(new Day(LocalDate.ofInstant(NOW, BERLIN), 52.6, 96)), four);
    }

    /** The last known figures, an hour old. */
    public static Earnings offline() {
        Earnings known = usual();
        return new Earnings(known.source(), Optional.of(NOW.minusSeconds(4000)), Optional.of("Connection refused"), known.total(),
                known.pending(), known.pendingTasks(), known.days(), known.receipts());
    }

    public static List<Receipt> receipts(int count) {
        List<Receipt> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int app = i % APPS.size();
            Instant reported = NOW.minusSeconds(100 + i * 411L);
            State state = i == 0 ? State.BEING_CHECKED : i == 7 ? State.NOT_ACCEPTED : State.GRANTED;
            String explanation = switch (state) {
                case BEING_CHECKED -> "Waits for a second computer’s result.";
                case GRANTED -> "Two computers agree byte for byte.";
                case NOT_ACCEPTED -> "The result differs from that of two other computers.";
            };
            found.add(new Receipt(APPS.get(app) + "_" + (9000 - i) + "_0", APPS.get(app), TITLES.get(app), "Home network",
                    reported.minusSeconds(240), reported, state == State.BEING_CHECKED ? Optional.empty() : Optional.of(reported.plusSeconds(2)),
                    state, 201, 197, state == State.NOT_ACCEPTED ? 0 : 0.3 + i % 5, explanation));
        }
        return found;
    }
}
