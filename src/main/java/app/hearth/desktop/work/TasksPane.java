package app.hearth.desktop.work;

import app.hearth.desktop.controls.Chips;
import app.hearth.desktop.controls.Confirm;
import app.hearth.desktop.controls.Facts;
import app.hearth.desktop.controls.Fxml;
import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.controls.PaneBeside;
import app.hearth.desktop.status.AppWords;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Isolation;
import java.util.List;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;

/** The task table and the pane of the chosen task. */
public final class TasksPane implements WorkTab {
    private static final double SCROLL_BAR = 10;
    private static final double SMALL = 0.87;
    private static final double DUE_EM = 7.4;
    private final Texts texts;
    private final TasksViewModel model;
    private final AppWords apps;
    private final Parent view;
    private final Chips<Group> chips;
    private Subscription following = () -> { };

    @FXML private PaneBeside beside;
    @FXML private TableView<TaskItem> table;
    @FXML private TableColumn<TaskItem, TaskView> task;
    @FXML private TableColumn<TaskItem, TaskView> progress;
    @FXML private TableColumn<TaskItem, TaskView> left;
    @FXML private TableColumn<TaskItem, TaskView> due;
    @FXML private VBox pane;
    @FXML private Label title;
    @FXML private Label network;
    @FXML private Label what;
    @FXML private Label why;
    @FXML private Facts facts;
    @FXML private HBox risk;
    @FXML private Label riskWords;
    @FXML private HBox isolation;
    @FXML private Label isolationTitle;
    @FXML private Label isolationWords;
    @FXML private Button pause;
    @FXML private Button resume;
    @FXML private Button giveUp;

    TasksPane(EngineClient engine, Texts texts) {
        this.texts = texts;
        this.apps = new AppWords(texts);
        this.model = new TasksViewModel(engine, texts);
        this.chips = new Chips<>(model::filter);
        this.view = Fxml.load(this, "Tasks", texts.bundle());
        countChips();
    }

    @FXML private void initialize() {
        column(task, TaskCells.Names::new);
        column(progress, TaskCells.Progress::new);
        column(left, TaskCells.Left::new);
        column(due, TaskCells.Due::new);
        table.setItems(model.items());
        table.widthProperty().subscribe(this::fitColumns);
        network.fontProperty().subscribe(this::fitColumns);
        isolation.getChildren().addFirst(Icons.of("fth-shield"));
        table.getSelectionModel().selectedItemProperty().subscribe(this::follow);
        table.setContextMenu(menu());
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE && table.getSelectionModel().getSelectedItem() != null && giveUp.isVisible()) giveUp();
        });
    }

    /** The pane's actions (ux note, section 3). */
    private ContextMenu menu() {
        var menu = new ContextMenu();
        menu.addEventFilter(WindowEvent.WINDOW_SHOWING, event -> {
            if (menu.getItems().stream().noneMatch(MenuItem::isVisible)) Platform.runLater(menu::hide); // nothing can be done with this one
        });
        for (Button button : List.of(pause, resume, giveUp)) {
            var item = new MenuItem(button.getText());
            item.visibleProperty().bind(button.visibleProperty());
            item.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
            item.setOnAction(_ -> button.fire());
            menu.getItems().add(item);
        }
        return menu;
    }

    private static void column(TableColumn<TaskItem, TaskView> column, java.util.function.Supplier<TableCell<TaskItem, TaskView>> cell) {
        column.setCellValueFactory(row -> row.getValue().view());
        column.setCellFactory(_ -> cell.get());
    }

    /** Gives the room to the names; in a narrow table the due date goes first, then the time left; the pane has both. */
    private void fitColumns() {
        double em = network.getFont().getSize() / SMALL;
        double width = table.getWidth() - SCROLL_BAR;
        if (width <= 0) return;
        due.setVisible(width >= 32 * em);
        left.setVisible(width >= 27 * em);
        progress.setPrefWidth(9.2 * em);
        left.setPrefWidth(8 * em);
        due.setPrefWidth(DUE_EM * em);
        double taken = 9.2 * em + (left.isVisible() ? 8 * em : 0) + (due.isVisible() ? DUE_EM * em : 0);
        task.setPrefWidth(Math.max(9 * em, width - taken));
    }

    /** The pane follows the chosen task until another is chosen. */
    private void follow(TaskItem item) {
        following.unsubscribe();
        beside.setOpen(item != null);
        following = item == null ? () -> { } : item.view().subscribe(this::detail);
    }

    private void detail(TaskView now) {
        title.setText(now.title());
        network.setText(now.subtitle());
        words(what, apps.what(now.task().appName()));
        words(why, apps.why(now.task().appName()));
        present(risk, now.late());
        riskWords.setText(texts.get("work.risk.words", texts.times().moment(now.task().deadline())));
        facts.show(now.facts(texts));
        isolation.getChildren().set(0, Icons.of("fth-shield", now.task().isolation() == Isolation.NATIVE ? "attention" : "verified"));
        isolationTitle.setText(texts.get("work.isolation." + now.task().isolation()));
        isolationWords.setText(texts.get("work.isolation." + now.task().isolation() + ".words"));
        present(pause, now.canPause());
        present(resume, now.canContinue());
        present(giveUp, now.canGiveUp());
    }

    private static void words(Label label, String words) {
        label.setText(words);
        present(label, !words.isEmpty());
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    @FXML private void pause() {
        model.pause(chosen());
    }

    @FXML private void resume() {
        model.resume(chosen());
    }

    @FXML private void giveUp() {
        TaskView now = chosen();
        var question = new Confirm.Question(texts.get("work.giveUp.title"),
                texts.get("work.giveUp.loss", texts.figures().span(now.task().elapsed())),
                texts.get("work.giveUp.keep"), texts.get("work.giveUp.act"));
        if (Confirm.ask(view, question)) model.giveUp(now);
    }

    private TaskView chosen() {
        return table.getSelectionModel().getSelectedItem().now();
    }

    @FXML private void close() {
        closePane();
        table.requestFocus();
    }

    private void countChips() {
        present(chips, model.count() > 0);
        for (Group group : Group.values()) chips.label(group, texts.get("work.chip." + group, model.count(group)));
    }

    /** Chooses a row, for tests and links. */
    public void choose(int row) {
        table.getSelectionModel().clearAndSelect(row);
    }

    @Override public void closePane() {
        table.getSelectionModel().clearSelection();
    }

    @Override public String label() {
        return texts.get("work.tab.tasks", model.count());
    }

    @Override public Node view() {
        return view;
    }

    @Override public Node chips() {
        return chips;
    }

    @Override public void search(String words) {
        model.search(words);
    }

    @Override public void show(EngineSnapshot snapshot) {
        model.show(snapshot);
        countChips();
    }
}
