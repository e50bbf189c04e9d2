package app.hearth.desktop.schedule;

import app.hearth.desktop.controls.Icons;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A small form over the screen, beside what it is about. Escape closes it and gives the focus back. */
class Sheet extends VBox {
    private static final double GAP = 8;
    private final Pane layer;
    private final Label title = new Label();
    private Node from;
    private Bounds about;

    /** @param layer lies over the whole screen and lets through what it does not cover */
    Sheet(Pane layer, ScheduleWords words) {
        this.layer = layer;
        getStyleClass().add("form-sheet");
        title.getStyleClass().add("card-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var close = Fields.iconButton(words.texts().get("action.close"), Icons.of("fth-x"), this::close);
        HBox head = new HBox(title, close);
        head.getStyleClass().add("form-row");
        getChildren().add(head);
        setManaged(false);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            close();
            event.consume();
        });
        layer.layoutBoundsProperty().subscribe(this::place);
    }

    final void setTitle(String words) {
        title.setText(words);
    }

    /**
     * Opens it.
     *
     * @param node whose the focus was
     * @param area what it is about, in the node's coordinates
     */
    final void open(Node node, Bounds area, Node focus) {
        from = node;
        about = area;
        if (!isOpen()) layer.getChildren().add(this);
        place();
        focus.requestFocus();
    }

    final boolean isOpen() {
        return layer.getChildren().contains(this);
    }

    final void close() {
        if (!isOpen()) return;
        layer.getChildren().remove(this);
        from.requestFocus();
    }

    /** Below what it is about, or above it where there is no room, inside the screen. */
    private void place() {
        if (from == null || !isOpen() || getScene() == null) return;
        applyCss();
        double wide = Math.min(prefWidth(-1), Math.max(0, layer.getWidth() - 2 * GAP));
        double high = prefHeight(wide);
        Bounds at = layer.sceneToLocal(from.localToScene(about));
        double below = at.getMaxY() + GAP;
        double above = at.getMinY() - GAP - high;
        double y = below + high <= layer.getHeight() || above < 0 ? below : above;
        double x = at.getCenterX() - wide / 2;
        resizeRelocate(Math.round(Math.clamp(x, GAP, Math.max(GAP, layer.getWidth() - wide - GAP))),
                Math.round(Math.clamp(y, GAP, Math.max(GAP, layer.getHeight() - high - GAP))), wide, high);
        layout();
    }

    /** To be called when what it holds got larger or smaller. */
    final void fit() {
        place();
    }
}
