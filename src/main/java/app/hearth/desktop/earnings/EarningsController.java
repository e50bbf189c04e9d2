package app.hearth.desktop.earnings;

import app.hearth.desktop.controls.ChartTable;
import app.hearth.desktop.controls.Facts;
import app.hearth.desktop.controls.Fxml;
import app.hearth.desktop.controls.HistoryChart;
import app.hearth.desktop.controls.HistoryChart.Column;
import app.hearth.desktop.controls.PaneBeside;
import app.hearth.desktop.earnings.EarningsViewModel.Head;
import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.feed.Screen;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineSnapshot;
import app.hearth.rewards.Earnings;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Ties the Earnings controls to their view model. */
public final class EarningsController implements Screen {
    private final EarningsSource source;
    private final Texts texts;
    private final EarningsViewModel model;
    private final Parent view;

    @FXML private PaneBeside beside;
    @FXML private Label fetched;
    @FXML private Button refresh;
    @FXML private HBox trouble;
    @FXML private Label troubleWords;
    @FXML private CreditCard today;
    @FXML private CreditCard month;
    @FXML private CreditCard checking;
    @FXML private CreditCard sum;
    @FXML private HBox thanks;
    @FXML private Label historyTitle;
    @FXML private Label historyNote;
    @FXML private ToggleGroup periods;
    @FXML private ToggleButton day;
    @FXML private ToggleButton week;
    @FXML private ToggleButton monthly;
    @FXML private StackPane chartPlace;
    @FXML private HistoryChart chart;
    @FXML private TextField search;
    @FXML private MenuButton states;
    @FXML private TableView<ReceiptView> table;
    @FXML private VBox pane;
    @FXML private Label title;
    @FXML private Label network;
    @FXML private Label credit;
    @FXML private Label creditUnit;
    @FXML private Label state;
    @FXML private Facts facts;
    @FXML private Facts way;
    @FXML private Label explanation;

    public EarningsController(EarningsSource source, Texts texts) {
        this.source = source;
        this.texts = texts;
        this.model = new EarningsViewModel(texts);
        this.view = Fxml.load(this, "Earnings", texts.bundle());
    }

    @FXML private void initialize() {
        model.head().subscribe(now -> now.ifPresent(this::showHead));
        model.columns().subscribe(this::showColumns);
        preparePeriods();
        prepareStates();
        search.textProperty().subscribe(model::search);
        new ReceiptTable(table, texts).show(model.receipts());
        table.getSelectionModel().selectedItemProperty().subscribe(this::showReceipt);
        new ChartTable<Column>(chartPlace, chart, texts.bundle(), chart::columns)
                .column("earnings.table.when", column -> column.readOut().getFirst())
                .column("receipt.column.credits", column -> texts.figures().credit(column.credit()));
    }

    private void preparePeriods() {
        periods.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) periods.selectToggle(before);
            else model.choose(now == day ? Period.DAY : now == week ? Period.WEEK : Period.MONTH);
            historyTitle.setText(texts.get("earnings.history." + model.period()));
        });
        periods.selectToggle(day);
    }

    private void prepareStates() {
        addState(texts.get("receipt.all"), Optional.empty());
        for (Earnings.State each : Earnings.State.values()) addState(texts.get("receipt." + each), Optional.of(each));
        states.setText(texts.get("receipt.all"));
    }

    private void addState(String words, Optional<Earnings.State> wanted) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(_ -> {
            states.setText(words);
            model.filter(wanted);
        });
        states.getItems().add(item);
    }

    private void showHead(Head head) {
        fetched.setText(head.fetched());
        head.trouble().ifPresent(troubleWords::setText);
        present(trouble, head.trouble().isPresent());
        today.show(head.today());
        month.show(head.month());
        checking.show(head.checking());
        sum.show(head.sum());
        present(month, !head.first());
        showSum();
        present(thanks, head.first());
        present(historyNote, head.first());
    }

    /** The open receipt needs the room of the last card. */
    private void showSum() {
        boolean first = model.head().get().map(Head::first).orElse(true);
        present(sum, !first && !pane.isVisible());
    }

    private void showColumns(List<Column> columns) {
        chart.show(columns, texts.locale());
        if (!columns.isEmpty()) {
            double all = columns.stream().mapToDouble(Column::credit).sum();
            chart.setAccessibleText(texts.get("earnings.chart.sentence", texts.get("earnings.history." + model.period()), texts.figures().credits(all)));
        }
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    private void showReceipt(ReceiptView now) {
        beside.setOpen(now != null);
        showSum();
        if (now == null) return;
        title.setText(now.title());
        network.setText(now.network());
        credit.setText(now.credit());
        creditUnit.setText(texts.get(now.expected() ? "receipt.expected" : "overview.today.credits"));
        ReceiptTable.paint(state, now);
        facts.show(now.facts(texts));
        way.show(now.way(texts));
        explanation.setText(now.receipt().explanation());
        present(explanation, !now.receipt().explanation().isBlank());
    }

    @FXML private void copy() {
        ReceiptView now = table.getSelectionModel().getSelectedItem();
        if (now == null) return;
        ClipboardContent content = new ClipboardContent();
        content.putString(now.asText(texts));
        Clipboard.getSystemClipboard().setContent(content);
    }

    @FXML private void refresh() {
        source.refresh();
    }

    @FXML private void close() {
        closePane();
        table.requestFocus();
    }

    /** Opens the pane of a receipt by its row. */
    public void chooseReceipt(int row) {
        table.getSelectionModel().clearAndSelect(row);
    }

    /** Cuts the history by day, week or month, 0 first. */
    public void choosePeriod(int index) {
        periods.selectToggle(List.of(day, week, monthly).get(index));
    }

    @Override public Parent view() {
        return view;
    }

    @Override public void show(Earnings earnings) {
        model.show(earnings);
    }

    @Override public void show(EngineSnapshot snapshot) {
        model.tick();
    }

    @Override public void closePane() {
        table.getSelectionModel().clearSelection();
    }

    @Override public void find() {
        search.requestFocus();
    }
}
