package app.hearth.desktop.overview;

import app.hearth.desktop.overview.Tiles.HeatFigure;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Temperatures, fan and power side by side; only what the computer gives. */
public final class HeatTile extends VBox {
    private final Label title = new Label();
    private final HBox figures = new HBox();
    private final Label foot = new Label();
    private List<HeatFigure> shown = List.of();

    public HeatTile() {
        getStyleClass().addAll("card", "tile", "heat");
        title.getStyleClass().add("card-title");
        figures.getStyleClass().add("heat-figures");
        foot.getStyleClass().addAll("small", "muted");
        foot.setWrapText(true);
        getChildren().addAll(title, figures, foot);
    }

    public void setTitle(String words) {
        title.setText(words);
    }

    public String getTitle() {
        return title.getText();
    }

    void show(List<HeatFigure> now, String below) {
        foot.setText(below);
        foot.setVisible(!below.isEmpty());
        foot.setManaged(!below.isEmpty());
        figures.setVisible(!now.isEmpty());
        figures.setManaged(!now.isEmpty());
        if (now.equals(shown)) return;
        shown = now;
        figures.getChildren().setAll(now.stream().map(HeatTile::figure).toList());
    }

    private static Node figure(HeatFigure of) {
        Label number = label(of.figure(), "tile-figure");
        HBox line = new HBox(number, label(of.unit(), "unit", "muted"));
        line.getStyleClass().add("baseline-row");
        VBox box = new VBox(line, label(of.label(), "small", "muted"));
        box.getStyleClass().add("heat-figure");
        box.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private static Label label(String words, String... classes) {
        Label label = new Label(words);
        label.getStyleClass().addAll(classes);
        return label;
    }
}
