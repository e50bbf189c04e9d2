package app.hearth.desktop.controls;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;

/**
 * Amounts by day, week or month as bars from 0, stacked by where they are from. Pointer and arrow keys read out one column; an empty column is a
 * dashed stub.
 */
public final class HistoryChart extends Drawing {
    /** Whether a column has credit, had none, or lies before the first credit ever. */
    public enum Kind { CREDIT, NOTHING, BEFORE }

    /**
     * One bar.
     *
     * @param parts   what it is made of, the lowest first
     * @param axis    word below it, empty for most
     * @param readOut what pointer and keys say about it, in lines
     */
    public record Column(Kind kind, List<Part> parts, String axis, List<String> readOut) {
        public Column {
            parts = List.copyOf(parts);
            readOut = List.copyOf(readOut);
        }

        /** All of it. */
        public double credit() {
            return parts.stream().mapToDouble(Part::value).sum();
        }
    }

    /**
     * A part of a bar.
     *
     * @param tone 0 for the ember, 1 to 4 for the networks' tones
     */
    public record Part(int tone, String name, double value) {}

    private static final int NOBODY = -1;
    private List<Column> columns = List.of();
    private Locale locale = Locale.ROOT;
    private int read = NOBODY;

    public HistoryChart() {
        getStyleClass().add("history-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> read(columnAt(event.getX())));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> read(NOBODY));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Shows these columns, oldest first; axis figures in this locale. */
    public void show(List<Column> now, Locale locale) {
        if (now.equals(columns)) return;
        this.locale = locale;
        columns = List.copyOf(now);
        read = NOBODY;
        changed();
    }

    public List<Column> columns() {
        return columns;
    }

    private void key(KeyEvent event) {
        if (columns.isEmpty()) return;
        int last = columns.size() - 1;
        int next = switch (event.getCode()) {
            case KeyCode.LEFT -> read == NOBODY ? last : Math.max(0, read - 1);
            case KeyCode.RIGHT -> read == NOBODY ? last : Math.min(last, read + 1);
            case KeyCode.HOME -> 0;
            case KeyCode.END -> last;
            default -> NOBODY;
        };
        if (next == NOBODY) return;
        read(next);
        event.consume();
    }

    private void read(int column) {
        if (column == read) return;
        read = column;
        if (read != NOBODY) setAccessibleHelp(String.join(", ", columns.get(read).readOut()));
        changed();
    }

    private int columnAt(double x) {
        int at = (int) Math.floor(x / (plotWidth() / Math.max(1, columns.size())));
        return at >= 0 && at < columns.size() ? at : NOBODY;
    }

    private double plotWidth() {
        return Math.max(1, getWidth() - em() * 3.07);
    }

    @Override protected void paint(GraphicsContext g, double width, double height) {
        double top = em() * 0.6;
        double bottom = height - em() * 1.75;
        double ceiling = ceiling(columns.stream().mapToDouble(Column::credit).max().orElse(0));
        for (int half = 0; half <= 2; half++) paintLine(g, width, bottom - (bottom - top) * half / 2, ceiling * half / 2);
        double slot = plotWidth() / Math.max(1, columns.size());
        for (int i = 0; i < columns.size(); i++) paintColumn(g, i, slot, bottom, (bottom - top) / ceiling);
        if (read != NOBODY) paintReadOut(g, slot, top);
        if (isFocusVisible()) ring(g, width, height);
    }

    private void paintLine(GraphicsContext g, double width, double y, double value) {
        hairline(g, 0, plotWidth(), y);
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(value > 0 ? Math.max(1, 1 + (int) Math.ceil(-Math.log10(value))) : 0); // halves of 0.1 and 0.5 too
        write(g, format.format(value), width - 1, y + em() * 0.27, TextAlignment.RIGHT);
    }

    /** The next of 1, 2, 4, 5, 8 times a power of ten: its half is a round figure too. */
    static double ceiling(double most) {
        if (most <= 0) return 1;
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double step : new double[] {1, 2, 4, 5, 8}) if (step * power >= most) return step * power;
        return 10 * power;
    }

    private void paintColumn(GraphicsContext g, int index, double slot, double bottom, double perCredit) {
        Column column = columns.get(index);
        double bar = Math.min(slot - Math.max(2, slot * 0.14), em() * 5);
        double x = index * slot + (slot - bar) / 2;
        switch (column.kind()) {
            case CREDIT -> paintBar(g, x, bar, bottom, column, perCredit, index == read);
            case NOTHING -> dashed(g, x, bottom - 1.5, x + bar, bottom - 1.5);
            case BEFORE -> slot(g, x, bar, bottom);
        }
        double y = bottom + em() * 1.4;
        if (!column.axis().isEmpty() && index == columns.size() - 1) write(g, column.axis(), plotWidth(), y, TextAlignment.RIGHT);
        else if (!column.axis().isEmpty()) write(g, column.axis(), Math.max(em() * 1.3, x + bar / 2), y, TextAlignment.CENTER);
    }

    private void paintBar(GraphicsContext g, double x, double bar, double bottom, Column column, double perCredit, boolean lit) {
        double high = Math.max(1.5, column.credit() * perCredit);
        double below = 0;
        for (var part : column.parts()) {
            double top = Math.min(high, below + part.value() * perCredit);
            boolean last = part == column.parts().getLast();
            if (last) top = high;
            double gap = last || top - below < 3 ? 0 : 1; // a hairline of the card between two parts
            g.setFill(tone(part.tone()));
            if (last) g.fillRoundRect(x, bottom - top, bar, top - below, 3, 3);
            g.fillRect(x, bottom - top + (last ? Math.min(2, top - below) : 0) + gap, bar, Math.max(0, top - below - gap - (last ? Math.min(2, top - below) : 0)));
            below = top;
        }
        if (!lit) return;
        g.setStroke(focusColour());
        g.setLineWidth(2);
        g.strokeRoundRect(x - 2, bottom - high - 2, bar + 4, high + 4, 5, 5);
    }

    private void dashed(GraphicsContext g, double x1, double y1, double x2, double y2) {
        g.setStroke(edge());
        g.setLineWidth(1.5);
        g.setLineDashes(3, 3);
        g.strokeLine(x1, y1, x2, y2);
        g.setLineDashes();
    }

    private void slot(GraphicsContext g, double x, double bar, double bottom) {
        g.setStroke(line());
        g.setLineWidth(1);
        g.setLineDashes(3, 3);
        g.strokeRoundRect(Math.floor(x) + 0.5, Math.floor(bottom - em() * 0.65) + 0.5, Math.floor(bar), em() * 0.65, 3, 3);
        g.setLineDashes();
    }

    private void paintReadOut(GraphicsContext g, double slot, double top) {
        List<String> lines = columns.get(read).readOut();
        double wide = lines.stream().mapToDouble(this::widthOf).max().orElse(0) + em() * 1.3;
        double lineHeight = em() * 1.2;
        double high = lines.size() * lineHeight + em() * 0.7;
        double middle = (read + 0.5) * slot;
        double x = middle + slot + wide < plotWidth() ? middle + slot : Math.max(0, middle - slot - wide);
        g.setFill(card());
        g.fillRoundRect(x, top, wide, high, 8, 8);
        g.setStroke(edge());
        g.setLineWidth(1);
        g.strokeRoundRect(x + 0.5, top + 0.5, wide, high, 8, 8);
        for (int i = 0; i < lines.size(); i++) {
            g.setFill(i == 0 ? text() : strong());
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText(lines.get(i), x + em() * 0.65, top + em() * 0.3 + (i + 0.8) * lineHeight);
        }
    }

    private void ring(GraphicsContext g, double width, double height) {
        g.setStroke(focusColour());
        g.setLineWidth(2);
        g.strokeRoundRect(1, 1, width - 2, height - 2, 8, 8);
    }
}
