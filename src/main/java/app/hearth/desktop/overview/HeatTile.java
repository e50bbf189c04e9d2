package app.hearth.desktop.overview;

import app.hearth.desktop.controls.SteadyLabel;
import app.hearth.desktop.overview.Tiles.HeatFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
    private final List<Label> numbers = new ArrayList<>();
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
        if (sameKinds(now)) {
            for (int i = 0; i < now.size(); i++) numbers.get(i).setText(now.get(i).figure());
        } else {
            numbers.clear();
            figures.getChildren().setAll(now.stream().map(this::figure).toList());
        }
        shown = now;
    }

    /** Whether only the numbers are others: new nodes would be styled anew each second. */
    private boolean sameKinds(List<HeatFigure> now) {
        return now.size() == shown.size() && IntStream.range(0, now.size())
                .allMatch(i -> now.get(i).label().equals(shown.get(i).label()) && now.get(i).unit().equals(shown.get(i).unit()));
    }

    private Node figure(HeatFigure of) {
        Label number = new SteadyLabel(of.figure());
        number.getStyleClass().add("tile-figure");
        numbers.add(number);
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
