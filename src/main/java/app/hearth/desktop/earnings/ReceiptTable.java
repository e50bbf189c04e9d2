package app.hearth.desktop.earnings;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.BookReader.Order;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/** Sets up the table of receipts: columns, their order, and which of them a narrow table leaves out. */
final class ReceiptTable {
    private final TableView<ReceiptView> table;
    private final Texts texts;
    private final TableColumn<ReceiptView, ReceiptView> task;
    private final TableColumn<ReceiptView, ReceiptView> network;
    private final TableColumn<ReceiptView, ReceiptView> finished;
    private final TableColumn<ReceiptView, ReceiptView> energy;
    private final TableColumn<ReceiptView, ReceiptView> credits;
    private final TableColumn<ReceiptView, ReceiptView> state;

    /** @param sort is told which figure orders the rows, and whether the highest comes first */
    ReceiptTable(TableView<ReceiptView> table, Texts texts, BiConsumer<Order, Boolean> sort) {
        this.table = table;
        this.texts = texts;
        task = column("task", Order.TITLE, ReceiptView::title, "");
        network = column("network", Order.SOURCE, ReceiptView::network, "muted");
        finished = column("finished", Order.TIME, ReceiptView::finished, "muted", "align-right");
        energy = column("energy", Order.ENERGY, ReceiptView::energy, "muted", "align-right");
        credits = column("credits", Order.AMOUNT, ReceiptView::amount, "strong", "align-right");
        state = column("state", Order.STATE, ReceiptView::state, "");
        state.setCellFactory(_ -> new StateCell());
        // The book sorts: only what is looked at is here.
        table.setSortPolicy(_ -> {
            var first = table.getSortOrder().stream().findFirst();
            sort.accept(first.map(it -> (Order) it.getUserData()).orElse(Order.TIME), first.map(it -> it.getSortType() == SortType.DESCENDING).orElse(true));
            return true;
        });
    }

    void show(ObservableList<ReceiptView> receipts) {
        table.setItems(receipts);
        table.widthProperty().subscribe(this::fit);
    }

    private TableColumn<ReceiptView, ReceiptView> column(String name, Order order, Function<ReceiptView, String> words, String cellClass, String... columnClasses) {
        TableColumn<ReceiptView, ReceiptView> column = new TableColumn<>(texts.get("receipt.column." + name));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setUserData(order);
        column.setReorderable(false);
        column.getStyleClass().addAll(columnClasses);
        column.setCellFactory(_ -> new WordsCell(words, cellClass));
        table.getColumns().add(column);
        return column;
    }

    private void fit() {
        double em = table.lookup(".column-header") instanceof javafx.scene.layout.Region head && head.getHeight() > 0 ? head.getHeight() / 2.13 : 15;
        double width = table.getWidth() - 10;
        if (width <= 20) return;
        network.setVisible(width >= 48 * em);
        energy.setVisible(width >= 38 * em);
        finished.setPrefWidth(6.2 * em);
        energy.setPrefWidth(7 * em);
        credits.setPrefWidth(5.6 * em);
        state.setPrefWidth(9.4 * em);
        double taken = 21.2 * em + (energy.isVisible() ? 7 * em : 0);
        double left = Math.max(10 * em, width - taken);
        network.setPrefWidth(left * 0.36);
        task.setPrefWidth(network.isVisible() ? left * 0.64 : left);
    }

    private static final class WordsCell extends TableCell<ReceiptView, ReceiptView> {
        private final Function<ReceiptView, String> words;

        WordsCell(Function<ReceiptView, String> words, String styleClass) {
            this.words = words;
            if (!styleClass.isEmpty()) getStyleClass().add(styleClass);
        }

        @Override protected void updateItem(ReceiptView row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : words.apply(row));
        }
    }

    private static final class StateCell extends TableCell<ReceiptView, ReceiptView> {
        private final Label pill = new Label();

        @Override protected void updateItem(ReceiptView row, boolean empty) {
            super.updateItem(row, empty);
            boolean there = !empty && row != null && row.receipt().isPresent();
            setGraphic(there ? pill : null);
            if (there) paint(pill, row);
        }
    }

    /** Gives a pill the words, the icon and the colours of a state. */
    static void paint(Label pill, ReceiptView row) {
        pill.setText(row.state());
        pill.setGraphic(Icons.of(row.icon()));
        pill.getStyleClass().setAll("label", "pill", row.look());
    }
}
