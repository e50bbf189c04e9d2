package app.hearth.desktop.controls;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * A control painted on one canvas. Colours come by role from the stylesheet, the font from a probe label.
 * Calls to {@link #changed} repaint only while the control can be seen; what was missed is painted when it is seen again.
 */
public abstract class Drawing extends Region {
    private static final StyleablePropertyFactory<Drawing> FACTORY = new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private static final int MOST_WIDTHS = 100;
    private final Map<String, Double> widths = new HashMap<>();
    private Font measuredFont;
    private final Canvas canvas = new Canvas();
    private final Label probe = new Label();
    private final StyleableProperty<Color> ember = role("ember");
    private final StyleableProperty<Color> slate = role("slate");
    private final StyleableProperty<Color> rail = role("rail");
    private final StyleableProperty<Color> line = role("line");
    private final StyleableProperty<Color> card = role("card");
    private final StyleableProperty<Color> inset = role("inset");
    private final StyleableProperty<Color> text = role("text");
    private final StyleableProperty<Color> strong = role("strong");
    private final StyleableProperty<Color> focus = role("focus");
    private final StyleableProperty<Color> edge = role("edge");
    private final StyleableProperty<Color> verified = role("verified");
    /** Of networks but the home network. */
    private final List<StyleableProperty<Color>> networks = List.of(role("network-2"), role("network-3"), role("network-4"), role("network-5"));

    protected Drawing() {
        getStyleClass().add("drawing");
        probe.getStyleClass().add("probe");
        probe.setManaged(false);
        probe.setOpacity(0);
        getChildren().addAll(canvas, probe);
        for (var colour : List.of(ember, slate, rail, line, card, inset, text, strong, focus, edge, verified)) {
            ((javafx.beans.Observable) colour).addListener(_ -> requestLayout());
        }
        for (var colour : networks) ((javafx.beans.Observable) colour).addListener(_ -> requestLayout());
        probe.fontProperty().addListener(_ -> requestLayout());
        focusedProperty().addListener(_ -> changed());
    }

    private StyleableProperty<Color> role(String name) {
        return FACTORY.createStyleableColorProperty(this, name, "-hearth-draw-" + name, drawing -> drawing.roleNamed(name), Color.GRAY);
    }

    private StyleableProperty<Color> roleNamed(String name) {
        return switch (name) {
            case "ember" -> ember;
            case "slate" -> slate;
            case "rail" -> rail;
            case "line" -> line;
            case "card" -> card;
            case "inset" -> inset;
            case "text" -> text;
            case "strong" -> strong;
            case "focus" -> focus;
            case "edge" -> edge;
            case "verified" -> verified;
            case "network-2" -> networks.get(0);
            case "network-3" -> networks.get(1);
            case "network-4" -> networks.get(2);
            case "network-5" -> networks.get(3);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Paints all of it; the canvas is empty before. */
    protected abstract void paint(GraphicsContext g, double width, double height);

    /** Tells that what is shown changed. */
    public final void changed() {
        if (seen()) repaint();
        else requestLayout();
    }

    /** Whether anybody can see this now: in a showing, not minimised window, and no parent hidden. */
    private boolean seen() {
        if (getScene() == null || getWidth() <= 0) return false;
        Window window = getScene().getWindow();
        if (window == null || !window.isShowing() || window instanceof Stage stage && stage.isIconified()) return false;
        for (Node node = this; node != null; node = node.getParent()) if (!node.isVisible()) return false;
        return true;
    }

    @Override protected void layoutChildren() {
        double width = snapSizeX(getWidth());
        double height = snapSizeY(getHeight());
        canvas.setWidth(width);
        canvas.setHeight(height);
        probe.resizeRelocate(0, 0, 1, 1);
        if (width > 0 && height > 0) repaint();
    }

    private void repaint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(font());
        paint(g, canvas.getWidth(), canvas.getHeight());
    }

    /** Font of axis labels. */
    protected final Font font() {
        return probe.getFont();
    }

    /** One em of the screen's text, in pixels. */
    protected final double em() {
        return probe.getFont().getSize() / 0.8;
    }

    /** Writes axis text, its baseline at y. */
    protected final void write(GraphicsContext g, String words, double x, double y, TextAlignment alignment) {
        g.setFill(text());
        g.setTextAlign(alignment);
        g.fillText(words, x, y);
    }

    /** Width of words in the control's font. */
    protected final double widthOf(String words) {
        if (!font().equals(measuredFont) || widths.size() > MOST_WIDTHS) widths.clear();
        measuredFont = font();
        return widths.computeIfAbsent(words, _ -> {
            Text measured = new Text(words);
            measured.setFont(font());
            return measured.getLayoutBounds().getWidth();
        });
    }

    /** A horizontal hairline on whole pixels. */
    protected final void hairline(GraphicsContext g, double from, double to, double y) {
        g.setStroke(line());
        g.setLineWidth(1);
        double at = Math.floor(y) + 0.5;
        g.strokeLine(from, at, to, at);
    }

    protected final Color ember() {
        return ember.getValue();
    }

    protected final Color slate() {
        return slate.getValue();
    }

    protected final Color rail() {
        return rail.getValue();
    }

    protected final Color line() {
        return line.getValue();
    }

    protected final Color card() {
        return card.getValue();
    }

    protected final Color inset() {
        return inset.getValue();
    }

    protected final Color text() {
        return text.getValue();
    }

    protected final Color strong() {
        return strong.getValue();
    }

    protected final Color focusColour() {
        return focus.getValue();
    }

    protected final Color edge() {
        return edge.getValue();
    }

    protected final Color verified() {
        return verified.getValue();
    }

    @Override public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    /** A network's tone: 0 is the ember, others are the networks' own; beyond the last it stays the last. */
    protected final Color tone(int tone) {
        return tone <= 0 ? ember() : networks.get(Math.min(tone, networks.size()) - 1).getValue();
    }
}
