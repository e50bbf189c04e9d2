package app.hearth.desktop.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/**
 * Gives a chart its table: T while focused, or the context menu, puts the same figures as rows in its place and back.
 * The rows can be copied.
 */
public final class ChartTable<R> {
    /** Pixels for head and some rows. */
    private static final double LEAST = 160;
    private final StackPane place;
    private final Drawing chart;
    private final ResourceBundle words;
    private final Supplier<List<R>> rows;
    private final TableView<R> table = new TableView<>();
    private final List<Function<R, String>> cells = new ArrayList<>();
    private boolean newestLast = true;

    public ChartTable(StackPane place, Drawing chart, ResourceBundle words, Supplier<List<R>> rows) {
        this.place = place;
        this.chart = chart;
        this.words = words;
        this.rows = rows;
        table.getStyleClass().add("chart-table");
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        chart.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        ContextMenu toTable = menu("chart.showTable");
        chart.setOnContextMenuRequested(event -> toTable.show(chart, event.getScreenX(), event.getScreenY()));
        chart.setOnMousePressed(event -> {
            toTable.hide();
            chart.requestFocus();
            event.consume(); // a scroll pane around it takes the focus of every press that reaches it
        });
        table.setContextMenu(menu("chart.showChart"));
    }

    /** Adds a column; its name is a key of the bundle. */
    public ChartTable<R> column(String key, Function<R, String> cell) {
        TableColumn<R, String> column = new TableColumn<>(words.getString(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(cell.apply(row.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        table.getColumns().add(column);
        cells.add(cell);
        return this;
    }

    /** The first rows matter most: the table opens at its top. By itself it opens at the newest, which stand last. */
    public ChartTable<R> fromTop() {
        newestLast = false;
        return this;
    }

    private ContextMenu menu(String key) {
        MenuItem item = new MenuItem(words.getString(key));
        item.setOnAction(_ -> toggle());
        return new ContextMenu(item);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.T && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown()) {
            toggle();
            event.consume();
        } else if (KeyCombination.valueOf("Shortcut+C").match(event) && shown()) {
            copy();
            event.consume();
        }
    }

    private boolean shown() {
        return place.getChildren().contains(table);
    }

    /** Puts the table in the chart's place, or the chart back. */
    public void toggle() {
        if (shown()) {
            place.getChildren().remove(table);
            chart.setVisible(true);
            chart.requestFocus();
        } else {
            table.getItems().setAll(rows.get());
            table.setPrefHeight(Math.max(chart.getHeight(), LEAST)); // its own wish would push what stands below out of the window
            chart.setVisible(false);
            place.getChildren().add(table);
            table.scrollTo(newestLast ? table.getItems().size() - 1 : 0);
            table.requestFocus();
        }
    }

    private void copy() {
        List<R> chosen = table.getSelectionModel().getSelectedItems();
        ClipboardContent content = new ClipboardContent();
        content.putString((chosen.isEmpty() ? table.getItems() : chosen).stream()
                .map(row -> cells.stream().map(cell -> cell.apply(row)).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
