package app.hearth.desktop.overview;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.status.Status;
import app.hearth.desktop.status.Status.Remedy;
import app.hearth.engine.EngineCommand;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The status sentence with its glyph and its one button. In a narrow window the glyph goes and the button moves below. */
public final class StatusHeader extends VBox {
    private final StackPane glyph = new StackPane();
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Button remedy = new Button();
    private final HBox row = new HBox();
    private final VBox words = new VBox(title, detail);
    private Optional<EngineCommand> command = Optional.empty();
    private Status shown;

    public StatusHeader() {
        getStyleClass().add("status-header");
        setAccessibleRole(AccessibleRole.TEXT);
        glyph.getStyleClass().add("glyph");
        title.getStyleClass().add("status-title");
        detail.getStyleClass().addAll("status-detail", "muted");
        title.setWrapText(true);
        detail.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        detail.setMinHeight(USE_PREF_SIZE);
        words.setMinWidth(0);
        words.setMinHeight(USE_PREF_SIZE);
        row.setMinHeight(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
        row.getStyleClass().add("status-row");
        remedy.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        row.getChildren().addAll(glyph, words, remedy);
        getChildren().add(row);
    }

    /** Who sends a remedy's command. */
    void onRemedy(Consumer<EngineCommand> sender) {
        remedy.setOnAction(_ -> command.ifPresent(sender));
    }

    /** Moves the button below the words, or back. */
    void stack(boolean stacked) {
        boolean below = getChildren().contains(remedy);
        if (stacked == below) return;
        if (stacked) {
            row.getChildren().removeAll(glyph, remedy);
            getChildren().add(remedy);
        } else {
            getChildren().remove(remedy);
            row.getChildren().setAll(glyph, words, remedy);
        }
    }

    void show(Status status) {
        if (status.equals(shown)) return;
        if (shown == null || shown.mood() != status.mood()) paintGlyph(status.mood());
        boolean turned = shown == null || !shown.title().equals(status.title());
        shown = status;
        title.setText(status.title());
        detail.setText(status.detail());
        remedy.setVisible(status.remedy().isPresent());
        remedy.setManaged(status.remedy().isPresent());
        status.remedy().ifPresent(this::label);
        setAccessibleText(status.title() + ". " + status.detail());
        // JavaFX knows no live regions: this is the event that screen readers get. Once a state; figures in the second line never ask for it.
        if (turned) notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private void label(Remedy offered) {
        command = Optional.of(offered.command());
        remedy.setText(offered.text());
        remedy.setGraphic(Icons.of(offered.icon()));
        remedy.getStyleClass().remove("primary");
        if (offered.primary()) remedy.getStyleClass().add("primary");
    }

    private void paintGlyph(Status.Mood mood) {
        Node icon = switch (mood) {
            case SHARING -> Icons.flame();
            case IDLE -> Icons.of("fth-coffee", "slate");
            case HOLD -> Icons.of("fth-moon", "slate");
            case PROBLEM -> Icons.of("fth-alert-triangle", "error");
        };
        glyph.getChildren().setAll(icon);
        for (Status.Mood each : Status.Mood.values()) {
            glyph.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == mood);
        }
    }
}
