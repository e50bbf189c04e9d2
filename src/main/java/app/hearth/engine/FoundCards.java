package app.hearth.engine;

import app.hearth.engine.gpu.GpuKind;
import app.hearth.engine.gpu.GpuProbe;
import app.hearth.protocol.Coproc;
import app.hearth.protocol.OpenClCpu;
import java.util.List;
import java.util.stream.IntStream;

/** The graphics cards that were found here; until somebody looked there are none. Any thread. */
final class FoundCards {
    private volatile GpuProbe.Found found = GpuProbe.Found.NOTHING;
    private volatile boolean known;

    /** Looks for them. Blocks. */
    void find() {
        take(GpuProbe.find());
    }

    /** Uses these. */
    void use(List<GpuKind> cards) {
        take(new GpuProbe.Found(cards, found.processors()));
    }

    private void take(GpuProbe.Found now) {
        found = now;
        known = true;
    }

    boolean known() {
        return known;
    }

    List<GpuKind> kinds() {
        return found.cards();
    }

    List<OpenClCpu> processors() {
        return found.processors();
    }

    List<Coproc> coprocs() {
        return kinds().stream().map(GpuKind::coproc).toList();
    }

    List<GraphicsCard> cards() {
        return kinds().stream().flatMap(kind -> IntStream.range(0, kind.gpus().size())
                .mapToObj(number -> new GraphicsCard(kind.type(), number, kind.gpus().get(number).name()))).toList();
    }
}
