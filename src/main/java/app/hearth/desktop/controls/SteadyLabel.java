package app.hearth.desktop.controls;

import javafx.scene.control.Label;

/**
 * A label of one line for a figure that changes each second. Other words of the same size are placed within the label; only a
 * new size makes the parents lay out anew. A plain label asks all of them each time, up to the window, and that was a third of
 * what an idle window cost the JavaFX thread.
 */
public final class SteadyLabel extends Label {
    private double width = Double.NaN;
    private double height = Double.NaN;

    public SteadyLabel() {}

    public SteadyLabel(String words) {
        super(words);
    }

    @Override public void requestLayout() {
        if (keepsSize()) setNeedsLayout(true);
        else super.requestLayout();
    }

    private boolean keepsSize() {
        if (getSkin() == null) return false;
        double wide = computePrefWidth(-1);
        double high = computePrefHeight(-1);
        boolean same = wide == width && high == height;
        width = wide;
        height = high;
        return same;
    }
}
