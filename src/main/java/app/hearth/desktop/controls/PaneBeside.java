package app.hearth.desktop.controls;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Content with a pane at its right. Where both have room they lie side by side; in a narrow window the pane lies over the
 * content. First child the content, second the pane; an unmanaged pane takes no room.
 */
public final class PaneBeside extends Pane {
    private static final double GAP = 0.93;
    private final Label probe = new Label();
    private double paneEm = 17.6;
    private double contentEm = 22;

    public PaneBeside() {
        probe.setManaged(false);
        probe.setOpacity(0);
        probe.fontProperty().subscribe(this::requestLayout);
        getChildren().add(probe);
    }

    /** Width of the pane in em. */
    public void setPaneEm(double ems) {
        paneEm = ems;
    }

    public double getPaneEm() {
        return paneEm;
    }

    /** Least width of the content in em; with less the pane lies over it. */
    public void setContentEm(double ems) {
        contentEm = ems;
    }

    public double getContentEm() {
        return contentEm;
    }

    /** Shows or hides the pane. */
    public void setOpen(boolean open) {
        Node pane = getChildren().getLast();
        pane.setVisible(open);
        pane.setManaged(open);
        requestLayout();
    }

    private Region content() {
        return (Region) getChildren().get(1);
    }

    private Region pane() {
        return (Region) getChildren().getLast();
    }

    @Override protected double computePrefHeight(double width) {
        return content().prefHeight(width);
    }

    @Override protected double computeMinHeight(double width) {
        return content().minHeight(width);
    }

    @Override protected double computeMinWidth(double height) {
        return 0;
    }

    @Override protected void layoutChildren() {
        double em = probe.getFont().getSize();
        probe.resizeRelocate(0, 0, 1, 1);
        double gap = Math.round(GAP * em);
        double side = Math.min(getWidth(), Math.round(paneEm * em));
        boolean beside = pane().isManaged() && getWidth() - side - gap >= contentEm * em;
        content().resizeRelocate(0, 0, snapSizeX(beside ? getWidth() - side - gap : getWidth()), getHeight());
        if (pane().isManaged()) pane().resizeRelocate(snapPositionX(getWidth() - side), 0, side, getHeight());
    }
}
