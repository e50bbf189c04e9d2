package app.hearth.desktop.shell;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import atlantafx.base.controls.Popover;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The running programs, to be searched and one to be chosen, for "until a program closes". */
final class ProgramChooser {
    private final TextField search = new TextField();
    private final ListView<String> list = new ListView<>();
    private final Popover popover;
    private final Consumer<String> chosen;
    private Collection<String> running = List.of();

    ProgramChooser(Texts texts, Consumer<String> chosen) {
        this.chosen = chosen;
        search.setPromptText(texts.get("snooze.program.find"));
        search.setAccessibleText(texts.get("snooze.program.find"));
        search.setId("findRunning");
        HBox.setHgrow(search, Priority.ALWAYS);
        var field = new HBox(Icons.of("fth-search"), search);
        field.getStyleClass().add("search");
        list.setId("runningPrograms");
        list.getStyleClass().add("running-programs");
        list.setAccessibleText(texts.get("snooze.menu.program"));
        var none = new Label(texts.get("snooze.program.none"));
        none.getStyleClass().addAll("muted", "empty");
        list.setPlaceholder(none);
        list.setCellFactory(_ -> cell());
        search.textProperty().subscribe(this::fill);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInSearch);
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) choose(list.getSelectionModel().getSelectedItem());
        });
        var content = new VBox(field, list);
        content.getStyleClass().add("program-picker");
        popover = new Popover(content);
        popover.setTitle(texts.get("snooze.menu.program"));
        popover.setHeaderAlwaysVisible(true);
        popover.setDetachable(false);
        popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_LEFT);
        popover.setAnimated(false);
    }

    private ListCell<String> cell() {
        var cell = new ListCell<String>() {
            @Override protected void updateItem(String name, boolean empty) {
                super.updateItem(name, empty);
                setText(empty ? "" : name);
            }
        };
        cell.setOnMouseClicked(_ -> choose(cell.getItem()));
        return cell;
    }

    /** Arrows leave the field for the list, Enter takes what is chosen there, the first where nothing is. */
    private void keyInSearch(KeyEvent event) {
        var choice = list.getSelectionModel();
        switch (event.getCode()) {
            case DOWN -> choice.selectNext();
            case UP -> choice.selectPrevious();
            case ENTER -> choose(choice.getSelectedItem());
            default -> {
                return;
            }
        }
        list.scrollTo(choice.getSelectedIndex());
        event.consume();
    }

    /** Names that have these letters, in order. */
    static List<String> matching(Collection<String> running, String letters) {
        String wanted = letters.strip().toLowerCase(Locale.ROOT);
        return running.stream().filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted)).sorted().toList();
    }

    private void fill() {
        list.getItems().setAll(matching(running, search.getText()));
        list.getSelectionModel().selectFirst();
    }

    private void choose(String name) {
        if (name == null) return;
        popover.hide();
        chosen.accept(name);
    }

    void open(Node owner, Collection<String> programs) {
        running = programs;
        search.clear();
        fill();
        popover.show(owner);
        search.requestFocus();
    }
}
