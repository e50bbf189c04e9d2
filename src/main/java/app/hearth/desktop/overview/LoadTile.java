package app.hearth.desktop.overview;

import app.hearth.desktop.controls.ShareBar;
import app.hearth.desktop.controls.SteadyLabel;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A tile with one figure, a bar and a line below it: graphics card or memory. */
public final class LoadTile extends VBox {
    /**
     * What the tile says.
     *
     * @param aside   beside the title
     * @param figure  the big number
     * @param unit    its unit and meaning
     * @param ember   whether the figure is about shared work
     * @param other   the other owner's part, at the right
     * @param shared  fraction of the bar for shared work
     * @param yours   fraction of the bar for your use
     * @param foot    below the bar, may be empty
     */
    public record Content(String title, String aside, String figure, String unit, boolean ember, String other,
                          double shared, double yours, String foot) {}

    private Content shown;
    private final Label title = label("card-title");
    private final Label aside = steady("small", "muted");
    private final Label figure = steady("tile-figure");
    private final Label unit = steady("unit", "muted");
    private final Label other = steady("other");
    private final ShareBar bar = new ShareBar();
    private final Label foot = label("small", "muted");

    public LoadTile() {
        getStyleClass().addAll("card", "tile");
        foot.setWrapText(true);
        HBox line = row(figure, unit, spacer(), other);
        line.getStyleClass().add("figure-row");
        getChildren().addAll(row(title, spacer(), aside), line, bar, foot);
        setFocusTraversable(false);
    }

    /** Shows a state; what stays the same costs nothing. */
    public void show(Content content) {
        if (content.equals(shown)) return;
        if (shown == null || shown.ember() != content.ember()) colour(content.ember());
        shown = content;
        title.setText(content.title());
        aside.setText(content.aside());
        figure.setText(content.figure());
        unit.setText(content.unit());
        other.setText(content.other());
        bar.show(content.shared(), content.yours());
        foot.setText(content.foot());
        boolean hasFoot = !content.foot().isEmpty();
        foot.setVisible(hasFoot);
        foot.setManaged(hasFoot);
        setAccessibleText(String.join(", ", content.title(), content.figure() + " " + content.unit(), content.other()));
    }

    private void colour(boolean ember) {
        figure.getStyleClass().removeAll("ember", "slate");
        figure.getStyleClass().add(ember ? "ember" : "slate");
        other.getStyleClass().removeAll("muted", "slate");
        other.getStyleClass().add(ember ? "slate" : "muted");
    }

    private static HBox row(javafx.scene.Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("baseline-row");
        return row;
    }

    private static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    private static Label steady(String... classes) {
        Label label = new SteadyLabel();
        label.getStyleClass().addAll(classes);
        return label;
    }

    private static Label label(String... classes) {
        Label label = new Label();
        label.getStyleClass().addAll(classes);
        return label;
    }
}
