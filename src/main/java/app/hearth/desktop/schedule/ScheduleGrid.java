package app.hearth.desktop.schedule;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** The week at the left and what rules it at the right; where that gets too narrow for painting, one below the other. Measures in em. */
public final class ScheduleGrid extends Pane {
    private static final double GAP = 0.93;
    private static final double ASIDE = 15.73;
    private static final double NARROWEST = 46;
    private final Label probe = new Label();

    public ScheduleGrid() {
        probe.setManaged(false);
        probe.setOpacity(0);
        probe.fontProperty().subscribe(this::requestLayout);
        getChildren().add(probe);
    }

    private double em() {
        return probe.getFont().getSize();
    }

    private double gap() {
        return Math.round(GAP * em());
    }

    private Region week() {
        return (Region) getManagedChildren().getFirst();
    }

    private Region aside() {
        return (Region) getManagedChildren().getLast();
    }

    private boolean wide(double width) {
        return width >= NARROWEST * em();
    }

    @Override public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double main(double width) {
        return wide(width) ? width - Math.round(ASIDE * em()) - gap() : width;
    }

    private double height(double width, boolean least) {
        double w = width > 0 ? width : Math.max(getWidth(), 300);
        double main = least ? week().minHeight(main(w)) : week().prefHeight(main(w));
        if (wide(w)) return Math.max(main, aside().minHeight(Math.round(ASIDE * em())));
        return main + gap() + aside().prefHeight(w);
    }

    @Override protected double computePrefHeight(double width) {
        return height(width, false);
    }

    @Override protected double computeMinHeight(double width) {
        return height(width, true);
    }

    @Override protected double computeMinWidth(double height) {
        return 0;
    }

    @Override protected void layoutChildren() {
        probe.resizeRelocate(0, 0, 1, 1);
        double main = snapSizeX(main(getWidth()));
        if (wide(getWidth())) {
            week().resizeRelocate(0, 0, main, getHeight());
            aside().resizeRelocate(main + gap(), 0, getWidth() - main - gap(), getHeight());
            return;
        }
        double below = aside().prefHeight(main);
        week().resizeRelocate(0, 0, main, getHeight() - below - gap());
        aside().resizeRelocate(0, getHeight() - below, main, below);
    }
}
