package app.hearth.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/** The load of the last few minutes, for a chart. Any thread may read. */
public final class History {
    /** Points kept: five minutes at one a second. */
    public static final int CAPACITY = 300;
    private final ArrayDeque<Point> points = new ArrayDeque<>(CAPACITY);
    private final Duration longest;

    /** @param pace the usual time between two readings; two and a half of it are a gap */
    History(Duration pace) {
        longest = pace.multipliedBy(5).dividedBy(2);
    }

    /**
     * @param shared   fraction 0..1 of the processor used by tasks
     * @param yours    fraction 0..1 used by everything else
     * @param afterGap whether nothing is known of the time just before: the computer slept, or readings failed. A chart
     *                 begins a new line here. True for the first point.
     */
    public record Point(Instant at, double shared, double yours, boolean afterGap) {}

    synchronized void add(Reading reading) {
        var last = points.peekLast();
        boolean gap = last == null || isGap(Duration.between(last.at(), reading.at()));
        if (points.size() == CAPACITY) points.removeFirst();
        points.addLast(new Point(reading.at(), reading.cpu().shared(), reading.cpu().yours(), gap));
    }

    private boolean isGap(Duration between) {
        return between.compareTo(longest) > 0 || between.isNegative(); // negative: the clock was set back
    }

    synchronized List<Point> points() {
        return List.copyOf(points);
    }
}
