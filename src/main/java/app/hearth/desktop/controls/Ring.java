package app.hearth.desktop.controls;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.StrokeLineCap;

/** How full a budget is: a rail and an arc clockwise from the top; full it bears a check (ux note, section 5). Colours by style class. */
public final class Ring extends Region {
    private static final double STROKE = 7;
    private final Circle rail = new Circle();
    private final Arc arc = new Arc();
    private final StackPane check = new StackPane(Icons.of("fth-check", "ember"));

    public Ring() {
        getStyleClass().add("ring");
        rail.getStyleClass().add("ring-rail");
        arc.getStyleClass().add("ring-arc");
        for (var shape : java.util.List.of(rail, arc)) {
            shape.setStrokeWidth(STROKE);
            shape.setFill(null);
        }
        arc.setType(ArcType.OPEN);
        arc.setStrokeLineCap(StrokeLineCap.ROUND);
        arc.setStartAngle(90);
        getChildren().addAll(rail, arc, check);
        show(0);
    }

    /** How much of the budget is used, 0..1; more counts as full. */
    public void show(double fraction) {
        double part = Math.clamp(fraction, 0, 1);
        arc.setLength(-360 * part);
        arc.setVisible(part > 0);
        check.setVisible(part >= 1);
    }

    @Override protected void layoutChildren() {
        double size = Math.min(getWidth(), getHeight());
        double radius = (size - STROKE) / 2;
        rail.setRadius(radius);
        rail.setCenterX(size / 2);
        rail.setCenterY(size / 2);
        arc.setRadiusX(radius);
        arc.setRadiusY(radius);
        arc.setCenterX(size / 2);
        arc.setCenterY(size / 2);
        check.resizeRelocate(0, 0, size, size);
    }
}
