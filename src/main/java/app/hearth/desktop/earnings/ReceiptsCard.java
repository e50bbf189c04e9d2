package app.hearth.desktop.earnings;

import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.BookReader.Order;
import app.hearth.rewards.BookReader.Query;
import app.hearth.rewards.BookReader.Receipt;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.RewardsSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

/** The receipts: what is looked for, in which order, and the one whose pane is open. */
final class ReceiptsCard {
    private final Texts texts;
    private final Supplier<Networks> networks;
    private final Consumer<Node> panes;
    private final ReceiptRows rows;
    private final ReceiptPane pane;
    private Query query = Query.ALL;
    private Optional<ReceiptView> open = Optional.empty();
    private boolean restoring;
    private int wanted = -1;
    private TableView<ReceiptView> table;
    private MenuButton sourceChoice;
    private Label empty;
    private List<String> offered = List.of();

    /** @param panes shows a pane, null closes it */
    ReceiptsCard(EarningsSource source, Texts texts, Executor background, Supplier<Networks> networks, Consumer<Node> panes) {
        this.texts = texts;
        this.networks = networks;
        this.panes = panes;
        this.rows = new ReceiptRows(source, background, Platform::runLater, this::view, this::trouble);
        this.pane = new ReceiptPane(source, texts, background, () -> table.getSelectionModel().clearSelection());
    }

    /** On the thread that reads: the networks' names are of a record that never changes. */
    private ReceiptView view(Receipt receipt) {
        return ReceiptView.of(receipt, networks.get().name(receipt.event().source()), texts);
    }

    void tie(TableView<ReceiptView> view, TextField search, MenuButton states, MenuButton sources, Label placeholder) {
        table = view;
        empty = placeholder;
        sourceChoice = sources;
        new ReceiptTable(table, texts, this::order).show(rows);
        rows.onArrival(this::restore);
        table.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        search.textProperty().subscribe(words -> find(new Query(words, query.state(), query.source(), query.order(), query.descending())));
        item(states, texts.get("receipt.all"), () -> state(Optional.empty()));
        for (State state : State.values()) item(states, texts.get("receipt." + state), () -> state(Optional.of(state)));
        states.setText(texts.get("receipt.all"));
        sources.setText(texts.get("receipt.allNetworks"));
    }

    private static void item(MenuButton menu, String words, Runnable act) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(_ -> {
            menu.setText(words);
            act.run();
        });
        menu.getItems().add(item);
    }

    private void state(Optional<State> wanted) {
        find(new Query(query.words(), wanted, query.source(), query.order(), query.descending()));
    }

    private void source(Optional<String> wanted) {
        find(new Query(query.words(), query.state(), wanted, query.order(), query.descending()));
    }

    private void order(Order order, boolean descending) {
        find(new Query(query.words(), query.state(), query.source(), order, descending));
    }

    private void find(Query wanted) {
        query = wanted;
        rows.find(wanted);
    }

    /** @param other whether the book holds something else than before */
    void follow(RewardsSnapshot snapshot, boolean other) {
        offer(snapshot);
        empty.setText(texts.get(snapshot.counts().isEmpty() ? "receipt.none" : "receipt.noneFound"));
        if (other || rows.isEmpty() && !snapshot.counts().isEmpty()) rows.find(query);
    }

    private void offer(RewardsSnapshot snapshot) {
        var now = snapshot.counts().stream().map(count -> count.source()).distinct().toList();
        boolean several = now.size() > 1;
        sourceChoice.setVisible(several);
        sourceChoice.setManaged(several);
        if (now.equals(offered)) return;
        offered = now;
        sourceChoice.getItems().clear();
        item(sourceChoice, texts.get("receipt.allNetworks"), () -> source(Optional.empty()));
        for (var name : now) item(sourceChoice, networks.get().name(name), () -> source(Optional.of(name)));
    }

    /** Opens the pane of a row, as soon as its receipt is there. */
    void choose(int row) {
        wanted = row;
        if (row < rows.size() && rows.get(row) != ReceiptView.COMING) chooseWanted();
    }

    private void chooseWanted() {
        int row = wanted;
        wanted = -1;
        table.getSelectionModel().clearAndSelect(row);
    }

    private void choose(ReceiptView now) {
        if (restoring || now == ReceiptView.COMING) return;
        if (now == null) {
            if (open.isPresent()) panes.accept(null);
            open = Optional.empty();
            return;
        }
        open = Optional.of(now);
        pane.show(now);
        panes.accept(pane);
    }

    /** After other rows came the open receipt stays open, and selected where it is among them. */
    private void restore() {
        if (wanted >= 0 && wanted < rows.size() && rows.get(wanted) != ReceiptView.COMING) chooseWanted();
        if (open.isEmpty()) return;
        var place = rows.indexOf(open.get());
        restoring = true;
        try {
            if (place.isPresent()) table.getSelectionModel().clearAndSelect(place.get());
            else table.getSelectionModel().clearSelection();
        } finally {
            restoring = false;
        }
        place.map(rows::get).filter(now -> !now.equals(open.orElseThrow())).ifPresent(now -> {
            open = Optional.of(now);
            pane.show(now);
        });
    }

    private void trouble(Optional<String> why) {
        why.ifPresent(words -> empty.setText(texts.get("earnings.trouble.book", words)));
    }
}
