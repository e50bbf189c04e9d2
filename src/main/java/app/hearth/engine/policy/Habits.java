package app.hearth.engine.policy;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * When the user is usually at the computer: for each of the 168 hours of a week, from Monday 00:00 local time, how likely.
 * Learnt on this computer and kept here.
 *
 * @param present 168 likelihoods 0..1
 */
public record Habits(List<Double> present) {
    private static final int HOURS = 168;
    /** Each look at an hour moves its figure by this part: about the last five weeks count. */
    private static final double LEARN = 0.2;
    /** Before anything is known: at the computer for a quarter of the day's hours, never at night. A guess, soon outweighed. */
    public static final Habits UNKNOWN = guess();

    public Habits {
        if (present.size() != HOURS) throw new IllegalArgumentException("a week has 168 hours, not " + present.size());
        if (present.stream().anyMatch(p -> !(p >= 0 && p <= 1))) throw new IllegalArgumentException("a likelihood is 0..1");
        present = List.copyOf(present);
    }

    /** Nobody ever there, as where presence cannot be told. */
    public static final Habits NOBODY = new Habits(Collections.nCopies(HOURS, 0.0));

    private static Habits guess() {
        var all = new ArrayList<Double>();
        for (int hour = 0; hour < HOURS; hour++) all.add(hour % 24 >= 8 && hour % 24 < 23 ? 0.25 : 0.0);
        return new Habits(all);
    }

    /** Four hexadecimal digits an hour, 65535 standing for certain. */
    public String text() {
        var text = new StringBuilder(4 * HOURS);
        for (double likely : present) text.append(Integer.toHexString(0x10000 | (int) Math.round(likely * 0xffff)), 1, 5);
        return text.toString();
    }

    /** Reads {@link #text}; empty for anything else. */
    public static Optional<Habits> parse(String text) {
        if (!text.matches("[0-9a-f]{" + 4 * HOURS + "}")) return Optional.empty();
        var present = new ArrayList<Double>();
        for (int hour = 0; hour < HOURS; hour++) present.add(Integer.parseInt(text.substring(4 * hour, 4 * hour + 4), 16) / (double) 0xffff);
        return Optional.of(new Habits(present));
    }

    private static int index(LocalDateTime local) {
        return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
    }

    public double at(LocalDateTime local) {
        return present.get(index(local));
    }

    /**
     * After watching a stretch of an hour.
     *
     * @param part  how much of that hour was watched, 0..1
     * @param share how much of it the user was there, 0..1
     */
    public Habits learn(LocalDateTime local, double part, double share) {
        var learnt = new ArrayList<>(present);
        int i = index(local);
        double step = LEARN * Math.clamp(part, 0, 1);
        learnt.set(i, Math.clamp(learnt.get(i) * (1 - step) + Math.clamp(share, 0, 1) * step, 0, 1));
        return new Habits(learnt);
    }
}
