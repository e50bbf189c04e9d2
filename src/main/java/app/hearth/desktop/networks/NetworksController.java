package app.hearth.desktop.networks;

import app.hearth.desktop.catalogue.Catalogue;
import app.hearth.desktop.catalogue.CatalogueSource;
import app.hearth.desktop.catalogue.Computer;
import app.hearth.desktop.catalogue.Entry;
import app.hearth.desktop.controls.Fxml;
import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.controls.PaneBeside;
import app.hearth.desktop.feed.LatestOnFx;
import app.hearth.desktop.feed.Screen;
import app.hearth.desktop.networks.NetworksViewModel.Change;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineSnapshot;
import app.hearth.monitor.Reading;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The Networks screen: attached networks as rows with a pane, the catalogue below, the way to a new one over it. */
public final class NetworksController implements Screen {
    /** As the shell's bar (ux note, section 7). */
    private static final Duration UNDO_STAYS = Duration.seconds(10);
    private static final double ROW_EM = 4.8;
    private final Texts texts;
    private final CatalogueSource source;
    private final NetworksViewModel model;
    private final AddFlow flow;
    private final NetworkPane pane;
    private final AddDialog dialog;
    private final CataloguePane catalogue;
    private final ManagerCard manager;
    private final Parent view;
    private final PauseTransition undoEnds = new PauseTransition(UNDO_STAYS);
    private String chosen = "";

    @FXML private StackPane root;
    @FXML private PaneBeside beside;
    @FXML private Button byAddress;
    @FXML private Label probe;
    @FXML private ListView<NetworkView> list;
    @FXML private VBox left;
    @FXML private VBox paneCard;
    @FXML private HBox undoBar;
    @FXML private Label undoWords;
    @FXML private StackPane cover;

    /** @param opener opens a web page outside of Hearth */
    public NetworksController(EngineClient engine, CatalogueSource source, Consumer<String> opener, Texts texts) {
        this.texts = texts;
        this.source = source;
        this.model = new NetworksViewModel(engine, source.latest(), texts);
        this.flow = new AddFlow(engine, texts, Platform::runLater, url -> model.catalogue().of(url));
        Browser browser = new Browser(opener);
        this.pane = new NetworkPane(engine, model, texts, browser, this::closePane);
        this.dialog = new AddDialog(flow, texts, browser, () -> model, this::closeDialog);
        this.catalogue = new CataloguePane(model, source, texts, this::add);
        this.manager = new ManagerCard(model, texts);
        this.view = Fxml.load(this, "Networks", texts.bundle());
        source.onChange(new LatestOnFx<Catalogue>(model::show));
    }

    @FXML private void initialize() {
        left.getChildren().addFirst(manager);
        left.getChildren().add(catalogue);
        paneCard.getChildren().add(pane.view());
        cover.getChildren().add(dialog);
        list.setCellFactory(_ -> new NetworkRow(texts));
        list.getSelectionModel().selectedItemProperty().subscribe(now -> {
            if (now != null) choose(now.project().url());
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE && !chosen.isEmpty()) pane.leave();
        });
        probe.fontProperty().subscribe(this::fitList);
        model.networks().subscribe(this::show);
        model.lastChange().subscribe(this::offerUndo);
        undoEnds.setOnFinished(_ -> present(false));
        byAddress.setGraphic(Icons.of("fth-link"));
    }

    private void fitList() {
        double em = probe.getFont().getSize();
        list.setFixedCellSize(Math.round(ROW_EM * em));
        double high = Math.round(ROW_EM * em) * Math.max(1, list.getItems().size());
        list.setMinHeight(high);
        list.setPrefHeight(high);
        list.setMaxHeight(high);
    }

    private void show(List<NetworkView> networks) {
        if (!list.getItems().equals(networks)) {
            boolean sameRows = list.getItems().stream().map(each -> each.project().url()).toList()
                    .equals(networks.stream().map(each -> each.project().url()).toList());
            if (sameRows) replace(networks);
            else {
                list.getItems().setAll(networks);
                fitList();
                select();
            }
        }
        networks.stream().filter(each -> each.project().url().equals(chosen)).findFirst().ifPresentOrElse(pane::show, this::closePane);
    }

    /** Row by row, so that the selection stays where it is. */
    private void replace(List<NetworkView> networks) {
        for (int i = 0; i < networks.size(); i++) if (!list.getItems().get(i).equals(networks.get(i))) list.getItems().set(i, networks.get(i));
        select();
    }

    private void select() {
        for (int i = 0; i < list.getItems().size(); i++) {
            boolean it = list.getItems().get(i).project().url().equals(chosen);
            if (it && list.getSelectionModel().getSelectedIndex() != i) list.getSelectionModel().clearAndSelect(i);
        }
    }

    private void choose(String url) {
        chosen = url;
        model.networks().get().stream().filter(each -> each.project().url().equals(url)).findFirst().ifPresent(pane::show);
        beside.setOpen(true);
    }

    /** Opens the pane of a network by its row. */
    public void chooseNetwork(int row) {
        list.getSelectionModel().clearAndSelect(row);
    }

    /** Shows all that leaves this computer, in the open pane. */
    public void showLeaves() {
        pane.trust().openLeaves();
    }

    private void offerUndo(Optional<Change> change) {
        change.ifPresent(now -> undoWords.setText(now.words()));
        present(change.isPresent());
        if (change.isPresent()) undoEnds.playFromStart();
    }

    private void present(boolean bar) {
        undoBar.setVisible(bar);
        undoBar.setManaged(bar);
    }

    @FXML private void undo() {
        model.undo();
    }

    /** Begins to add a network by its address. */
    @FXML void addByAddress() {
        dialog.reset();
        openDialog();
        flow.begin();
    }

    /** Begins to add a network of the catalogue. */
    void add(Entry entry) {
        dialog.reset();
        openDialog();
        flow.begin(entry);
    }

    private void openDialog() {
        beside.setDisable(true); // the keyboard stays in the dialog
        byAddress.setDisable(true);
        cover.setVisible(true);
        cover.setManaged(true);
    }

    private void closeDialog() {
        flow.stop();
        beside.setDisable(false);
        byAddress.setDisable(false);
        cover.setVisible(false);
        cover.setManaged(false);
        byAddress.requestFocus();
    }

    /** The flow of the dialog, for pictures and tests. */
    AddFlow flow() {
        return flow;
    }

    @Override public Parent view() {
        return view;
    }

    @Override public void show(EngineSnapshot snapshot) {
        model.show(snapshot);
        manager.show(snapshot);
        flow.show(snapshot);
        boolean mayAsk = snapshot.sharing().transfersHeld().isEmpty();
        if (mayAsk) source.refreshWhenOld();
    }

    @Override public void show(Reading reading) {
        var cards = reading.gpus().stream().map(Reading.Gpu::name).toList();
        model.show(Computer.of(System.getProperty("os.name"), System.getProperty("os.arch"), cards));
        pane.trust().showCards(cards);
    }

    @Override public void closePane() {
        chosen = "";
        list.getSelectionModel().clearSelection();
        beside.setOpen(false);
    }

    @Override public void find() {
        catalogue.find();
    }
}
