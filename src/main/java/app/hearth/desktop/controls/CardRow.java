package app.hearth.desktop.controls;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** Cards side by side in equal widths; where they would get too narrow they take more rows. A card of class "wide" counts double. */
public final class CardRow extends Pane {
    private static final double GAP = 0.93;
    private static final double NARROWEST = 10;
    private final Label probe = new Label();

    public CardRow() {
        probe.setManaged(false);
        probe.setOpacity(0);
        probe.fontProperty().subscribe(this::requestLayout);
        getChildren().add(probe);
    }

    private double em() {
        return probe.getFont().getSize();
    }

    private double gap() {
        return Math.round(GAP * em());
    }

    private static int weight(Node card) {
        return card.getStyleClass().contains("wide") ? 2 : 1;
    }

    private static int weight(List<Node> cards) {
        return cards.stream().mapToInt(CardRow::weight).sum();
    }

    /** The cards row by row, as even as their number allows. */
    private List<List<Node>> rows(double width) {
        List<Node> cards = getManagedChildren();
        int fit = Math.max(1, (int) ((width + gap()) / (NARROWEST * em() + gap())));
        if (cards.isEmpty() || weight(cards) <= fit) return List.of(cards);
        int rows = Math.ceilDiv(cards.size(), fit);
        int each = Math.ceilDiv(cards.size(), rows);
        return java.util.stream.IntStream.range(0, rows)
                .mapToObj(row -> cards.subList(row * each, Math.min(cards.size(), (row + 1) * each))).toList();
    }

    private double unit(List<Node> row, double width) {
        return (width - gap() * (row.size() - 1)) / Math.max(1, weight(row));
    }

    private double height(List<Node> row, double width) {
        double unit = unit(row, width);
        return Math.ceil(row.stream().mapToDouble(card -> card.prefHeight(unit * weight(card))).max().orElse(0));
    }

    @Override public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override protected double computePrefHeight(double width) {
        double w = width > 0 ? width : Math.max(getWidth(), 300);
        List<List<Node>> rows = rows(w);
        return rows.stream().mapToDouble(row -> height(row, w)).sum() + gap() * (rows.size() - 1);
    }

    @Override protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override protected double computeMinWidth(double height) {
        return 0;
    }

    @Override protected double computePrefWidth(double height) {
        return 40 * em();
    }

    @Override protected void layoutChildren() {
        probe.resizeRelocate(0, 0, 1, 1);
        double y = 0;
        for (List<Node> row : rows(getWidth())) {
            double x = 0;
            double high = height(row, getWidth());
            for (Node card : row) {
                double wide = unit(row, getWidth()) * weight(card);
                card.resizeRelocate(snapPositionX(x), y, snapSizeX(wide), high);
                x += wide + gap();
            }
            y += high + gap();
        }
    }
}
