package app.hearth.desktop.work;

import app.hearth.desktop.controls.Fxml;
import app.hearth.desktop.feed.Screen;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineSnapshot;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;

/** The Work screen: a choice of three lists, one search field for all. */
public final class WorkController implements Screen {
    private final List<WorkTab> tabs;
    private final TasksPane tasks;
    private final Parent view;
    private final String[] prompts;

    @FXML private ToggleGroup choice;
    @FXML private ToggleButton toTasks;
    @FXML private ToggleButton toTransfers;
    @FXML private ToggleButton toJournal;
    @FXML private StackPane chipsPlace;
    @FXML private StackPane place;
    @FXML private TextField search;

    public WorkController(EngineClient engine, Texts texts) {
        tasks = new TasksPane(engine, texts);
        tabs = List.of(tasks, new TransfersPane(engine, texts), new JournalPane(texts));
        prompts = new String[] {texts.get("work.find.tasks"), texts.get("work.find.transfers"), texts.get("work.find.journal")};
        view = Fxml.load(this, "Work", texts.bundle());
    }

    @FXML private void initialize() {
        choice.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) choice.selectToggle(before);
            else open();
        });
        search.textProperty().subscribe(words -> tabs.forEach(tab -> tab.search(words)));
        choice.selectToggle(toTasks);
        label();
    }

    private List<ToggleButton> buttons() {
        return List.of(toTasks, toTransfers, toJournal);
    }

    private int chosen() {
        return buttons().indexOf(choice.getSelectedToggle());
    }

    private void open() {
        WorkTab tab = tabs.get(chosen());
        place.getChildren().setAll(tab.view());
        chipsPlace.getChildren().setAll(tab.chips());
        search.setPromptText(prompts[chosen()]);
    }

    private void label() {
        for (int i = 0; i < tabs.size(); i++) buttons().get(i).setText(tabs.get(i).label());
    }

    /** Opens one of the three lists, 0 first. */
    public void openTab(int index) {
        choice.selectToggle(buttons().get(index));
    }

    /** Opens the pane of a task by its row. */
    public void chooseTask(int row) {
        tasks.choose(row);
    }

    @Override public Parent view() {
        return view;
    }

    @Override public void show(EngineSnapshot snapshot) {
        tabs.forEach(tab -> tab.show(snapshot));
        label();
    }

    @Override public void closePane() {
        tabs.get(chosen()).closePane();
    }

    @Override public void find() {
        search.requestFocus();
    }
}
