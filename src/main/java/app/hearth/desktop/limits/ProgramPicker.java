package app.hearth.desktop.limits;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import app.hearth.settings.Manners;
import atlantafx.base.controls.Popover;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A checked list of running programs with a search field; what is typed can be added though it doesn't run. */
final class ProgramPicker {
    private final Texts texts;
    private final Consumer<List<String>> chosen;
    private final TextField search = new TextField();
    private final Button add = new Button();
    private final VBox list = new VBox();
    private final Popover popover;
    private List<String> picked = List.of();
    private Collection<String> running = List.of();

    ProgramPicker(Texts texts, Consumer<List<String>> chosen) {
        this.texts = texts;
        this.chosen = chosen;
        search.setPromptText(texts.get("limits.programs.find"));
        search.setAccessibleText(texts.get("limits.programs.find"));
        search.setId("findProgram");
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox field = new HBox(Icons.of("fth-search"), search);
        field.getStyleClass().add("search");
        add.getStyleClass().add("compact");
        add.setGraphic(Icons.of("fth-plus"));
        add.setOnAction(_ -> add());
        search.setOnAction(_ -> {
            if (add.isVisible()) add();
        });
        search.textProperty().subscribe(this::fill);
        list.getStyleClass().add("program-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("program-scroll");
        VBox content = new VBox(field, scroll, add);
        content.getStyleClass().add("program-picker");
        popover = new Popover(content);
        popover.setTitle(texts.get("limits.programs"));
        popover.setHeaderAlwaysVisible(true);
        popover.setDetachable(false);
        popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_RIGHT);
        popover.setAnimated(false);
    }

    /** What can be checked: the chosen and the running ones, with these letters in their names. */
    static List<String> offered(Collection<String> picked, Collection<String> running, String letters) {
        var all = new TreeSet<>(picked);
        all.addAll(running);
        String wanted = letters.strip().toLowerCase(Locale.ROOT);
        return all.stream().filter(name -> name.contains(wanted)).toList();
    }

    void open(Node owner, List<String> now, Collection<String> programs) {
        picked = now;
        running = programs;
        search.clear();
        fill();
        popover.show(owner);
        search.requestFocus();
    }

    private void fill() {
        list.getChildren().setAll(offered(picked, running, search.getText()).stream().map(this::box).toList());
        String name = Manners.baseName(search.getText());
        boolean fresh = !name.isEmpty() && !picked.contains(name) && !running.contains(name);
        Forms.present(add, fresh);
        add.setText(texts.get("limits.programs.add", name));
    }

    private CheckBox box(String name) {
        CheckBox box = new CheckBox(name);
        box.setSelected(picked.contains(name));
        box.selectedProperty().subscribe((before, now) -> pick(name, now));
        return box;
    }

    private void pick(String name, boolean on) {
        var next = new ArrayList<>(picked);
        next.remove(name);
        if (on) next.add(name);
        picked = List.copyOf(next);
        chosen.accept(picked);
    }

    private void add() {
        pick(Manners.baseName(search.getText()), true);
        search.clear();
    }

    void close() {
        popover.hide();
    }
}
