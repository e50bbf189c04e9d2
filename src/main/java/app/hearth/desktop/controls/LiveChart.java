package app.hearth.desktop.controls;

import app.hearth.desktop.feed.LoadPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * The last five minutes of the processor: your use at the bottom, shared work on top of it, idle is the empty rest.
 * Where no sample is there is no area; a wide gap gets a band with words. Values are never smoothed or joined across a gap.
 */
public final class LiveChart extends Drawing {
    /** What the chart writes. {@code ago} takes the minutes of the left end. */
    public record Words(String ago, String now, String gap, String percentPattern) {}

    /** An instant worth an upright with words. */
    public record Event(Instant at, String words) {}

    private static final Duration SPAN = Duration.ofMinutes(5);
    /** A line that goes on as flat as it was is moved so seldom: painting is most of what an idle window costs. */
    private static final Duration FLAT_PACE = Duration.ofSeconds(5);
    /** Two points of the percentage are two pixels of the chart. */
    private static final double FLAT = 0.02;
    /** What wavers by less than {@link #STEP} is moved every other second: a second is not two pixels wide. */
    private static final Duration LITTLE_PACE = Duration.ofMillis(1800);
    private static final double STEP = 0.1;
    private static final Duration GAP = Duration.ofMillis(2600);
    /** A point so much older than the last is no late one: the clock was set back. */
    private static final Duration SET_BACK = Duration.ofSeconds(10);

    private final Deque<LoadPoint> points = new ArrayDeque<>();
    private final List<Event> events = new ArrayList<>();
    private Duration span = SPAN;
    private Optional<LoadPoint> painted = Optional.empty();
    private Words words = new Words("5 min", "now", "", "%s %%");

    public LiveChart() {
        getStyleClass().add("live-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
    }

    public void setWords(Words words) {
        this.words = words;
        changed();
    }

    /** Shows so many last minutes, 1 to 5, in place of five; to be set before the first point. */
    public void setMinutes(int minutes) {
        span = Duration.ofMinutes(minutes);
    }

    /** Replaces all points; oldest first. */
    public void fill(List<LoadPoint> history) {
        points.clear();
        history.forEach(this::take);
        changed();
    }

    /** Adds the newest point, and repaints where that shows. */
    public void add(LoadPoint point) {
        if (take(point) && painted.map(last -> differs(last, point)).orElse(true)) changed();
    }

    /** Whether it is new; what comes late is left out. */
    private boolean take(LoadPoint point) {
        if (!points.isEmpty()) {
            var back = Duration.between(point.at(), points.getLast().at());
            if (back.compareTo(SET_BACK) > 0) { // what was drawn lies in a future that is none
                points.clear();
                events.clear();
            } else if (!back.isNegative()) return false;
        }
        points.addLast(point);
        drop();
        return true;
    }

    private static boolean differs(LoadPoint last, LoadPoint point) {
        double by = Math.max(Math.abs(last.yours() - point.yours()), Math.abs(last.shared() - point.shared()));
        var since = Duration.between(last.at(), point.at());
        return by >= STEP || by >= FLAT && since.compareTo(LITTLE_PACE) >= 0 || since.compareTo(FLAT_PACE) >= 0;
    }

    /** Marks an instant; it leaves with the points around it. */
    public void mark(Event event) {
        events.add(event);
        changed();
    }

    /** A copy for the table, oldest first. */
    public List<LoadPoint> points() {
        return List.copyOf(points);
    }

    private void drop() {
        Instant oldest = points.getLast().at().minus(span);
        while (points.getFirst().at().isBefore(oldest)) points.removeFirst();
        events.removeIf(event -> event.at().isBefore(oldest));
    }

    @Override protected void paint(GraphicsContext g, double width, double height) {
        painted = Optional.ofNullable(points.peekLast());
        double label = em() * 2.67;
        Frame frame = new Frame(width - label, em() * 0.5, height - em() * 1.5, end(), span);
        for (int quarter = 0; quarter <= 4; quarter++) hairline(g, 0, frame.width, frame.y(quarter / 4.0));
        for (List<LoadPoint> run : runs()) paintRun(g, frame, run);
        paintGaps(g, frame);
        paintEvents(g, frame);
        paintAxes(g, frame, width);
        if (isFocusVisible()) ring(g, frame, width);
    }

    private Optional<Instant> end() {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.getLast().at());
    }

    private List<List<LoadPoint>> runs() {
        List<List<LoadPoint>> runs = new ArrayList<>();
        LoadPoint before = null;
        for (LoadPoint point : points) {
            if (before == null || isGap(before, point)) runs.add(new ArrayList<>());
            runs.getLast().add(point);
            before = point;
        }
        return runs;
    }

    private static boolean isGap(LoadPoint a, LoadPoint b) {
        return Duration.between(a.at(), b.at()).compareTo(GAP) > 0;
    }

    private void paintRun(GraphicsContext g, Frame frame, List<LoadPoint> run) {
        int n = run.size();
        double[] x = new double[n];
        double[] yours = new double[n];
        double[] top = new double[n];
        double[] base = new double[n];
        for (int i = 0; i < n; i++) {
            LoadPoint point = run.get(i);
            x[i] = frame.x(point.at());
            base[i] = frame.y(0);
            yours[i] = frame.y(Math.min(1, point.yours()));
            top[i] = frame.y(Math.min(1, point.yours() + point.shared()));
        }
        area(g, x, yours, base, slate(), 0.42);
        area(g, x, top, yours, ember(), 0.34);
        stroke(g, x, yours, slate());
        if (run.stream().anyMatch(point -> point.shared() > 0.002)) strokeShared(g, x, top, yours);
    }

    private static void area(GraphicsContext g, double[] x, double[] upper, double[] lower, Color colour, double strength) {
        g.setFill(colour.deriveColor(0, 1, 1, strength));
        g.beginPath();
        g.moveTo(x[0], upper[0]);
        for (int i = 1; i < x.length; i++) g.lineTo(x[i], upper[i]);
        for (int i = x.length - 1; i >= 0; i--) g.lineTo(x[i], lower[i]);
        g.closePath();
        g.fill();
    }

    private static void stroke(GraphicsContext g, double[] x, double[] y, Color colour) {
        g.setStroke(colour);
        g.setLineWidth(1.8);
        g.strokePolyline(x, y, x.length);
    }

    /** The line of shared work only where there is some: lying on the other line it would read as shared. */
    private void strokeShared(GraphicsContext g, double[] x, double[] top, double[] yours) {
        g.setStroke(ember());
        g.setLineWidth(1.8);
        for (int i = 1; i < x.length; i++) {
            boolean some = yours[i] - top[i] > 0.5 || yours[i - 1] - top[i - 1] > 0.5;
            if (some) g.strokeLine(x[i - 1], top[i - 1], x[i], top[i]);
        }
    }

    private void paintGaps(GraphicsContext g, Frame frame) {
        LoadPoint before = null;
        for (LoadPoint point : points) {
            if (before != null && isGap(before, point)) paintGap(g, frame, frame.x(before.at()), frame.x(point.at()));
            before = point;
        }
    }

    private void paintGap(GraphicsContext g, Frame frame, double from, double to) {
        if (to - from <= 12) return;
        g.setFill(inset());
        g.fillRect(from + 1, frame.y(1), to - from - 2, frame.y(0) - frame.y(1));
        if (to - from > em() * 5) write(g, words.gap(), (from + to) / 2, frame.y(0.5) + em() * 0.25, TextAlignment.CENTER);
    }

    /** The newest has its words in any case, an older one where they find room beside them. */
    private void paintEvents(GraphicsContext g, Frame frame) {
        double free = Double.MAX_VALUE;
        for (Event event : events.reversed()) free = Math.min(free, paintEvent(g, frame, event, free));
    }

    /** Returns where its words begin; those of an older one must end before {@code free}. */
    private double paintEvent(GraphicsContext g, Frame frame, Event event, double free) {
        double x = Math.floor(frame.x(event.at())) + 0.5;
        g.setStroke(strong());
        g.setLineWidth(1);
        g.setLineDashes(2, 3);
        g.strokeLine(x, frame.y(1), x, frame.y(0));
        g.setLineDashes();
        boolean right = x < frame.width * 0.7;
        double from = right ? x + 6 : x - 6 - widthOf(event.words());
        if (from + widthOf(event.words()) > free - 6) return Math.min(x, free);
        double line = frame.y(1) + em() * 0.95;
        g.setFill(card().deriveColor(0, 1, 1, 0.8)); // curves would run through the words
        g.fillRoundRect(from - 3, line - em() * 0.85, widthOf(event.words()) + 6, em() * 1.15, 5, 5);
        g.setFill(strong());
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(event.words(), from, frame.y(1) + em() * 0.95);
        return from;
    }

    private void paintAxes(GraphicsContext g, Frame frame, double width) {
        for (int half = 0; half <= 2; half++) {
            write(g, String.format(Locale.ROOT, words.percentPattern(), half * 50), width - 1, frame.y(half / 2.0) + em() * 0.27, TextAlignment.RIGHT);
        }
        double base = frame.bottom + em() * 1.2;
        write(g, words.ago(), 0, base, TextAlignment.LEFT);
        double free = widthOf(words.ago()) + em(); // a narrow chart leaves out what would touch
        int all = (int) span.toMinutes();
        for (int minute = all - 1; minute >= 1; minute--) {
            double x = frame.width * (all - minute) / all;
            if (x > free) write(g, String.valueOf(minute), x, base, TextAlignment.CENTER);
        }
        write(g, words.now(), frame.width, base, TextAlignment.RIGHT);
    }

    private void ring(GraphicsContext g, Frame frame, double width) {
        g.setStroke(focusColour());
        g.setLineWidth(2);
        g.strokeRoundRect(1, 1, width - 2, frame.bottom + em() * 1.4, 8, 8);
    }

    /** Where times and fractions lie on the canvas. */
    private record Frame(double width, double top, double bottom, Optional<Instant> end, Duration span) {
        double x(Instant at) {
            double back = end.map(last -> Duration.between(at, last).toMillis()).orElse(0L);
            return width * (1 - back / span.toMillis());
        }

        double y(double fraction) {
            return bottom - (bottom - top) * fraction;
        }
    }
}
