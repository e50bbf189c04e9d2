package app.hearth.desktop.schedule;

import app.hearth.desktop.controls.Drawing;
import app.hearth.desktop.schedule.ForecastWords.Bar;
import java.util.List;
import java.util.OptionalDouble;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;

/** Hours of sharing for each of the next seven days, with the day's budget as a dashed line. Pointer and arrow keys read out a day. */
public final class ForecastChart extends Drawing {
    private static final int NOBODY = -1;
    private List<Bar> bars = List.of();
    private OptionalDouble budget = OptionalDouble.empty();
    private String budgetWords = "";
    private String partlyWord = "";
    private int read = NOBODY;

    public ForecastChart() {
        getStyleClass().add("forecast-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> read(columnAt(event.getX())));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> read(NOBODY));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    void show(ForecastWords words) {
        bars = words.bars();
        budget = words.budget();
        budgetWords = words.budgetWords();
        partlyWord = words.exceptionWord();
        if (read >= bars.size()) read = NOBODY;
        changed();
    }

    List<Bar> bars() {
        return bars;
    }

    private void key(KeyEvent event) {
        if (bars.isEmpty()) return;
        int last = bars.size() - 1;
        int next = switch (event.getCode()) {
            case LEFT -> read == NOBODY ? last : Math.max(0, read - 1);
            case RIGHT -> Math.min(last, read + 1);
            case HOME -> 0;
            case END -> last;
            default -> NOBODY;
        };
        if (next == NOBODY) return;
        read(next);
        event.consume();
    }

    private void read(int column) {
        if (column == read) return;
        read = column;
        if (read != NOBODY) setAccessibleHelp(String.join(", ", bars.get(read).readOut()));
        changed();
    }

    private double plotWidth() {
        return Math.max(1, getWidth() - (budgetWords.isEmpty() ? 0 : widthOf(budgetWords) + em() * 0.6));
    }

    private int columnAt(double x) {
        int at = (int) Math.floor(x / (plotWidth() / Math.max(1, bars.size())));
        return at >= 0 && at < bars.size() ? at : NOBODY;
    }

    @Override protected void paint(GraphicsContext g, double width, double height) {
        double top = em() * 1.3;
        double bottom = height - em() * 1.55;
        double most = Math.max(Math.max(1, budget.orElse(0)), bars.stream().mapToDouble(Bar::hours).max().orElse(0));
        double slot = plotWidth() / Math.max(1, bars.size());
        hairline(g, 0, plotWidth(), bottom);
        for (int i = 0; i < bars.size(); i++) paintBar(g, bars.get(i), i * slot, slot, bottom, (bottom - top) / most, i == read);
        if (budget.isPresent()) paintBudget(g, bottom - budget.getAsDouble() * (bottom - top) / most);
        if (read != NOBODY) paintReadOut(g, bars.get(read).readOut(), (read + 0.5) * slot, slot, width);
        if (isFocusVisible()) ring(g, width, height);
    }

    private void paintBar(GraphicsContext g, Bar bar, double left, double slot, double bottom, double perHour, boolean lit) {
        double wide = Math.round(Math.min(slot * 0.8, em() * 5));
        double x = Math.round(left + (slot - wide) / 2);
        double middle = left + slot / 2;
        double high = Math.round(bar.hours() * perHour);
        if (bar.hours() > 0) {
            g.setFill(ember().deriveColor(0, 1, 1, 0.34));
            g.fillRect(x, bottom - high, wide, high);
            g.setFill(ember());
            g.fillRect(x, bottom - Math.max(2, high), wide, 2);
        } else {
            g.setStroke(edge());
            g.setLineWidth(1.2);
            g.setLineDashes(3, 3);
            g.strokeLine(x, bottom, x + wide, bottom);
            g.setLineDashes();
        }
        boolean inside = high > em() * 1.5;
        g.setFill(bar.hours() > 0 ? strong() : text());
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(bar.label(), middle, inside ? bottom - em() * 0.45 : bottom - high - em() * 0.45);
        write(g, bar.day(), middle, bottom + em() * 1.2, TextAlignment.CENTER);
        if (bar.partly()) paintPartly(g, x, wide, bottom - high - (inside ? 0 : em() * 1.5));
        if (!lit) return;
        g.setStroke(focusColour());
        g.setLineWidth(2);
        g.strokeRoundRect(x - 2, bottom - high - 2, wide + 4, high + 4, 5, 5);
    }

    /** A day of which an exception rules a part: a dashed line over the bar, as under a day that it takes whole, and its word where that fits. */
    private void paintPartly(GraphicsContext g, double x, double wide, double y) {
        g.setStroke(edge());
        g.setLineWidth(1.2);
        g.setLineDashes(3, 3);
        g.strokeLine(x, y - em() * 0.35, x + wide, y - em() * 0.35);
        g.setLineDashes();
        if (widthOf(partlyWord) <= wide * 1.2) write(g, partlyWord, x + wide / 2, y - em() * 0.65, TextAlignment.CENTER);
    }

    private void paintBudget(GraphicsContext g, double y) {
        double at = Math.floor(y) + 0.5;
        g.setStroke(edge());
        g.setLineWidth(1);
        g.setLineDashes(4, 3);
        g.strokeLine(0, at, plotWidth(), at);
        g.setLineDashes();
        write(g, budgetWords, plotWidth() + em() * 0.5, at + em() * 0.27, TextAlignment.LEFT);
    }

    private void paintReadOut(GraphicsContext g, List<String> lines, double middle, double slot, double width) {
        double wide = lines.stream().mapToDouble(this::widthOf).max().orElse(0) + em() * 1.3;
        double lineHeight = em() * 1.2;
        double x = Math.clamp(middle + slot / 2 + wide < width ? middle + slot / 2 : middle - slot / 2 - wide, 0, Math.max(0, width - wide));
        g.setFill(card());
        g.fillRoundRect(x, 0, wide, lines.size() * lineHeight + em() * 0.7, 8, 8);
        g.setStroke(edge());
        g.setLineWidth(1);
        g.strokeRoundRect(x + 0.5, 0.5, wide, lines.size() * lineHeight + em() * 0.7, 8, 8);
        for (int i = 0; i < lines.size(); i++) {
            g.setFill(i == 0 ? text() : strong());
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText(lines.get(i), x + em() * 0.65, em() * 0.3 + (i + 0.8) * lineHeight);
        }
    }

    private void ring(GraphicsContext g, double width, double height) {
        g.setStroke(focusColour());
        g.setLineWidth(2);
        g.strokeRoundRect(1, 1, width - 2, height - 2, 8, 8);
    }
}
