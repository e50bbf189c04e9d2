package app.hearth.desktop.limits;

import app.hearth.desktop.controls.Icons;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Names at the left, then one column "while I use the computer" and one "while I'm away". */
final class TwoColumns extends GridPane {
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");
    /** Narrower than this, in em, the names stand above their figures. */
    private static final double NARROWEST = 37;
    private final List<List<Node>> rows = new ArrayList<>();
    private final Label probe = new Label();
    private final double names;
    private boolean narrow;

    TwoColumns() {
        this(21);
    }

    /** @param names percent of the width */
    TwoColumns(double names) {
        this.names = names;
        getStyleClass().add("two-columns");
        probe.setManaged(false);
        probe.setOpacity(0);
        getChildren().add(probe);
        widthProperty().subscribe(this::fold);
        probe.fontProperty().subscribe(this::fold);
        arrange();
    }

    private void fold() {
        boolean now = getWidth() > 0 && getWidth() < NARROWEST * probe.getFont().getSize();
        if (now == narrow) return;
        narrow = now;
        arrange();
    }

    private void arrange() {
        getColumnConstraints().setAll(narrow ? List.of(column(50), column(50)) : List.of(column(names), column((100 - names) / 2), column((100 - names) / 2)));
        for (int i = 0; i < rows.size(); i++) place(i);
    }

    private void place(int row) {
        List<Node> cells = rows.get(row);
        for (int i = 0; i < cells.size(); i++) {
            boolean name = i == 0;
            cells.get(i).pseudoClassStateChanged(BELOW, narrow && !name);
            if (narrow) GridPane.setConstraints(cells.get(i), name ? 0 : i - 1, 2 * row + (name ? 0 : 1), name ? 2 : 1, 1);
            else GridPane.setConstraints(cells.get(i), i, row, 1, 1);
        }
    }

    private static ColumnConstraints column(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        column.setMinWidth(0);
        return column;
    }

    void heads(Node inUse, Node away) {
        row("head", new Region(), inUse, away);
    }

    /** A row with its icon and name; returns the name's label. */
    Label add(String icon, String name, Node inUse, Node away) {
        Label label = new Label(name, Icons.of(icon, "muted"));
        label.getStyleClass().add("amount-name");
        label.setMinWidth(0);
        label.setWrapText(true);
        row("row", label, inUse, away);
        return label;
    }

    private void row(String style, Node... nodes) {
        List<Node> cells = new ArrayList<>();
        for (int i = 0; i < nodes.length; i++) {
            HBox cell = new HBox(nodes[i]);
            cell.getStyleClass().addAll("amount-cell", style);
            cell.setMinWidth(0);
            HBox.setHgrow(nodes[i], Priority.ALWAYS);
            GridPane.setFillHeight(cell, true);
            cells.add(cell);
            getChildren().add(cell);
        }
        rows.add(cells);
        place(rows.size() - 1);
    }

    /** Shows or hides a row, the heads being row 0. */
    void present(int row, boolean present) {
        rows.get(row).forEach(cell -> Forms.present(cell, present));
    }
}
