package app.hearth.desktop.overview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Places the Overview's cards by the width there is: two columns with the tiles at the right; one column with the tiles
 * side by side; one column. Children in order: processor, tiles, tasks, today. All measures in em of the text.
 */
public final class OverviewGrid extends Pane {
    /** The three arrangements. */
    public enum Columns { TWO, SIDE_BY_SIDE, ONE }

    private static final double GAP = 0.93;
    private static final double ASIDE = 18.13;
    private static final double NARROWEST = 17;
    /** Spare height for each tile from which on they keep their own. */
    private static final double LOOSE = 1;
    private final ReadOnlyObjectWrapper<Columns> columns = new ReadOnlyObjectWrapper<>(Columns.TWO);
    private final Label probe = new Label();
    /** Heights of cards for a width, until something in the card changes: they are asked for a dozen times in a layout. */
    private final Map<Node, Map<Double, Double>> heights = new HashMap<>();

    public OverviewGrid() {
        getStyleClass().add("overview-grid");
        probe.setManaged(false);
        probe.setOpacity(0);
        getChildren().add(probe);
        widthProperty().subscribe(this::arrange);
        probe.fontProperty().subscribe(this::arrange);
    }

    ReadOnlyObjectProperty<Columns> columns() {
        return columns.getReadOnlyProperty();
    }

    /** Takes a card out of the layout, or puts it back. */
    void setPresent(Node card, boolean present) {
        if (card.isVisible() == present) return;
        card.setVisible(present);
        card.setManaged(present);
        requestLayout();
    }

    private void arrange() {
        double ems = getWidth() / em();
        if (getWidth() <= 0) return;
        columns.set(ems >= 50 ? Columns.TWO : ems >= 36 ? Columns.SIDE_BY_SIDE : Columns.ONE);
        requestLayout();
    }

    private double em() {
        return probe.getFont().getSize();
    }

    private List<Node> cards() {
        return getChildren().stream().filter(Node::isManaged).toList();
    }

    private Node processor() {
        return cards().getFirst();
    }

    private List<Node> tiles() {
        List<Node> cards = cards();
        return cards.subList(1, cards.size() - 2);
    }

    private Node tasks() {
        return cards().get(cards().size() - 2);
    }

    private Node today() {
        return cards().getLast();
    }

    @Override protected double computePrefHeight(double width) {
        double w = width > 0 ? width : Math.max(getWidth(), 300);
        return rows(w, 0).stream().mapToDouble(row -> row.height).sum() + gap() * (rows(w, 0).size() - 1);
    }

    @Override protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override protected double computePrefWidth(double height) {
        return 40 * em();
    }

    @Override protected double computeMinWidth(double height) {
        return 10 * em();
    }

    private double gap() {
        return Math.round(GAP * em());
    }

    /** A row of cards: their left edges and widths, stacked cards share one cell. */
    private record Row(List<Cell> cells, double height) {}

    private record Cell(List<Node> stack, double x, double width) {}

    private List<Row> rows(double width, double extra) {
        return switch (columns.get()) {
            case TWO -> two(width, extra);
            case SIDE_BY_SIDE -> oneColumn(width, sideBySide(width));
            case ONE -> oneColumn(width, tiles().stream().map(tile -> single(tile, width)).toList());
        };
    }

    private List<Row> two(double width, double extra) {
        double aside = Math.round(ASIDE * em());
        double main = width - aside - gap();
        Row top = row(List.of(new Cell(List.of(processor()), 0, main), new Cell(tiles(), main + gap(), aside)), extra);
        Row bottom = row(List.of(new Cell(List.of(tasks()), 0, main), new Cell(List.of(today()), main + gap(), aside)), 0);
        return List.of(top, bottom);
    }

    /** As many tiles in a row as find room; the last row's share its whole width. */
    private List<Row> sideBySide(double width) {
        List<Node> tiles = tiles();
        int most = Math.max(1, (int) (width / (NARROWEST * em())));
        List<Row> rows = new ArrayList<>();
        for (int from = 0; from < tiles.size(); from += most) {
            rows.add(shared(tiles.subList(from, Math.min(tiles.size(), from + most)), width));
        }
        return rows;
    }

    private Row shared(List<Node> tiles, double width) {
        double each = (width - gap() * (tiles.size() - 1)) / tiles.size();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < tiles.size(); i++) cells.add(new Cell(List.of(tiles.get(i)), i * (each + gap()), each));
        return row(cells, 0);
    }

    private List<Row> oneColumn(double width, List<Row> tiles) {
        List<Row> rows = new ArrayList<>();
        rows.add(single(processor(), width));
        rows.addAll(tiles);
        rows.add(single(tasks(), width));
        rows.add(single(today(), width));
        return rows;
    }

    private Row single(Node card, double width) {
        return row(List.of(new Cell(List.of(card), 0, width)), 0);
    }

    private Row row(List<Cell> cells, double extra) {
        double height = cells.stream().mapToDouble(this::height).max().orElse(0);
        return new Row(cells, Math.ceil(height) + extra);
    }

    private double height(Cell cell) {
        return cell.stack.stream().mapToDouble(card -> height(card, cell.width)).sum() + gap() * (cell.stack.size() - 1);
    }

    private double height(Node card, double width) {
        return heights.computeIfAbsent(card, _ -> new HashMap<>()).computeIfAbsent(width, card::prefHeight);
    }

    /** Asked by what changed, from the inside out: a card with a change is marked by now. */
    @Override public void requestLayout() {
        forgetChanged();
        super.requestLayout();
    }

    private void forgetChanged() {
        if (heights != null) heights.keySet().removeIf(card -> !(card instanceof Parent parent) || parent.isNeedsLayout()); // null while Pane is made
    }

    @Override protected void layoutChildren() {
        placeCards();
        forgetChanged(); // what changes during a layout does not tell its parent
    }

    private void placeCards() {
        Insets in = getInsets();
        double width = getWidth() - in.getLeft() - in.getRight();
        double spare = Math.max(0, getHeight() - computePrefHeight(getWidth()));
        double y = in.getTop();
        if (columns.get() == Columns.TWO && looseTiles(width, Math.floor(spare))) {
            placeLoose(width, Math.floor(spare), y);
            return;
        }
        for (Row row : rows(width, Math.floor(spare))) {
            for (Cell cell : row.cells) place(cell, y, row.height);
            y += row.height + gap();
        }
        ((Region) probe).resizeRelocate(0, 0, 1, 1);
    }

    /** Few tiles beside a tall card would stand half empty. */
    private boolean looseTiles(double width, double extra) {
        Row top = two(width, extra).getFirst();
        Cell aside = top.cells.getLast();
        return (top.height - height(aside)) / aside.stack.size() > LOOSE * em();
    }

    /** The tiles keep their own height and the day's card takes the rest of their column. */
    private void placeLoose(double width, double extra, double top) {
        var rows = two(width, extra);
        Cell left = rows.getFirst().cells.getFirst();
        Cell aside = rows.getFirst().cells.getLast();
        place(left, top, rows.getFirst().height);
        place(rows.getLast().cells.getFirst(), top + rows.getFirst().height + gap(), rows.getLast().height);
        double own = Math.ceil(height(aside));
        place(aside, top, own);
        double all = rows.getFirst().height + gap() + rows.getLast().height;
        place(rows.getLast().cells.getLast(), top + own + gap(), all - own - gap());
    }

    private void place(Cell cell, double y, double height) {
        double spare = (height - height(cell)) / cell.stack.size();
        double at = y;
        for (Node card : cell.stack) {
            double own = snapSizeY(height(card, cell.width) + spare);
            card.resizeRelocate(snapPositionX(cell.x), snapPositionY(at), snapSizeX(cell.width), own);
            at += own + gap();
        }
    }
}
