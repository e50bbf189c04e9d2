package app.hearth.desktop.controls;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** A bar on a rail: first part in one colour, second behind it in another, with a gap between. Fractions 0..1. */
public final class ShareBar extends Drawing {
    /** What the first part means, hence its colour. */
    public enum Meaning { SHARED, RESTING, DONE }

    /** Less is not half a pixel of the widest bar. */
    private static final double SEEN = 0.002;

    private double first;
    private double second;
    private Meaning meaning = Meaning.SHARED;

    public ShareBar() {
        getStyleClass().add("share-bar");
    }

    /** Shared work first, your use behind it. */
    public void show(double shared, double yours) {
        show(shared, yours, meaning);
    }

    private void show(double shared, double yours, Meaning means) {
        double part = clamp(shared);
        double rest = Math.min(1 - part, clamp(yours));
        if (Math.abs(part - first) < SEEN && Math.abs(rest - second) < SEEN && means == meaning) return;
        first = part;
        second = rest;
        meaning = means;
        changed();
    }

    /** One part only. */
    public void show(double progress, Meaning meaning) {
        show(progress, 0, meaning);
    }

    private static double clamp(double fraction) {
        return Math.clamp(fraction, 0, 1);
    }

    @Override protected void paint(GraphicsContext g, double width, double height) {
        double arc = Math.min(height, 6);
        g.setFill(rail());
        g.fillRoundRect(0, 0, width, height, arc, arc);
        double end = first * width;
        if (end >= 0.5) {
            g.setFill(colour());
            g.fillRoundRect(0, 0, Math.max(end, 2), height, arc, arc);
        }
        double more = second * width;
        if (more < 0.5) return;
        double from = end >= 0.5 ? end + 1 : 0;
        g.setFill(slate());
        g.fillRoundRect(from, 0, Math.max(1, more - (from - end)), height, arc, arc);
    }

    private Color colour() {
        return switch (meaning) {
            case SHARED -> ember();
            case RESTING -> edge();
            case DONE -> verified();
        };
    }
}
