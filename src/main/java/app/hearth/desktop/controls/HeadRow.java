package app.hearth.desktop.controls;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/**
 * A card's title at the left and its tools at the right; where there is no room for both beside one another the tools stand below. Tools that can be
 * narrower than they like first become so.
 */
public final class HeadRow extends Pane {
    private static final double GAP = 0.67;
    private static final double LEAST_HEIGHT = 2.13;
    private final Label probe = new Label();

    public HeadRow() {
        probe.setManaged(false);
        probe.setOpacity(0);
        probe.fontProperty().subscribe(this::requestLayout);
        getChildren().add(probe);
    }

    private double gap() {
        return Math.round(GAP * probe.getFont().getSize());
    }

    private double line(double height) {
        return Math.max(Math.ceil(height), Math.round(LEAST_HEIGHT * probe.getFont().getSize()));
    }

    /** Whether the second has its least width beside the first. */
    private boolean fits(List<Node> parts, double width) {
        return parts.size() < 2 || besides(parts, width) >= parts.getLast().minWidth(-1);
    }

    private double besides(List<Node> parts, double width) {
        return width - Math.ceil(parts.getFirst().prefWidth(-1)) - gap();
    }

    @Override public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override protected double computeMinWidth(double height) {
        return 0;
    }

    @Override protected double computePrefWidth(double height) {
        return getManagedChildren().stream().mapToDouble(part -> part.prefWidth(-1)).sum() + gap() * Math.max(0, getManagedChildren().size() - 1);
    }

    @Override protected double computePrefHeight(double width) {
        var parts = getManagedChildren();
        var heights = parts.stream().mapToDouble(part -> line(part.prefHeight(-1)));
        return width <= 0 || fits(parts, width) ? heights.max().orElse(0) : heights.sum() + gap() * (parts.size() - 1);
    }

    @Override protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override protected void layoutChildren() {
        probe.resizeRelocate(0, 0, 1, 1);
        List<Node> parts = getManagedChildren();
        boolean beside = fits(parts, getWidth());
        double y = 0;
        for (int i = 0; i < parts.size(); i++) {
            double room = beside && i > 0 ? besides(parts, getWidth()) : getWidth();
            double wide = Math.min(room, Math.ceil(parts.get(i).prefWidth(-1)));
            double high = beside ? getHeight() : line(parts.get(i).prefHeight(-1));
            parts.get(i).resizeRelocate(beside && i > 0 ? snapPositionX(getWidth() - wide) : 0, y, wide, high);
            if (!beside) y += high + gap();
        }
    }
}
