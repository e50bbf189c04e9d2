package app.hearth.desktop.controls;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;

/** One small column for each core: your use at the bottom, shared work above it, a hair of card colour between them. */
public final class CoreBars extends Drawing {
    /** Fractions 0..1 of one core. */
    public record Core(double shared, double yours) {}

    private List<Core> cores = List.of();

    public CoreBars() {
        getStyleClass().add("core-bars");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    public void show(List<Core> cores) {
        boolean same = cores.size() == this.cores.size()
                && IntStream.range(0, cores.size()).allMatch(core -> looksLike(cores.get(core), this.cores.get(core)));
        if (same) return;
        this.cores = List.copyOf(cores);
        changed();
    }

    /** A hundredth is less than a pixel here. */
    private static boolean looksLike(Core one, Core other) {
        return Math.abs(one.shared() - other.shared()) < 0.01 && Math.abs(one.yours() - other.yours()) < 0.01;
    }

    @Override protected void paint(GraphicsContext g, double width, double height) {
        int n = cores.size();
        if (n == 0) return;
        double gap = n > 24 ? 2 : n > 12 ? 4 : em() * 0.53;
        double bar = (width - gap * (n - 1)) / n;
        for (int i = 0; i < n; i++) paintCore(g, cores.get(i), i * (bar + gap), bar, height);
    }

    private void paintCore(GraphicsContext g, Core core, double x, double width, double height) {
        g.setFill(rail());
        g.fillRoundRect(x, 0, width, height, 5, 5);
        double yours = Math.min(1, core.yours()) * height;
        double shared = Math.min(1 - Math.min(1, core.yours()), core.shared()) * height;
        g.save();
        g.beginPath();
        g.rect(x, 0, width, height);
        g.clip();
        if (yours >= 0.5) {
            g.setFill(slate());
            g.fillRect(x, height - yours, width, yours);
        }
        if (shared >= 0.5) {
            double split = yours >= 0.5 ? 1 : 0;
            g.setFill(ember());
            g.fillRect(x, height - yours - shared, width, Math.max(0, shared - split));
        }
        g.restore();
    }
}
