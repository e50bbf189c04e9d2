package app.hearth.desktop.limits;

import app.hearth.desktop.controls.Icons;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Names at the left, then one column "while I use the computer" and one "while I'm away". */
final class TwoColumns extends GridPane {
    private final List<List<Node>> rows = new ArrayList<>();

    TwoColumns() {
        getStyleClass().add("two-columns");
        getColumnConstraints().addAll(column(23), column(38.5), column(38.5));
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
            add(cell, i, rows.size());
        }
        rows.add(cells);
    }

    /** Shows or hides a row, the heads being row 0. */
    void present(int row, boolean present) {
        rows.get(row).forEach(cell -> Forms.present(cell, present));
    }
}
