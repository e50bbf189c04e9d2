package app.hearth.engine;

/** Measures the floating-point speed of one core, roughly: networks size work by it (protocol note 2.3, p_fpops). */
public final class HostBenchmark {
    private static final int SLICES = 6;
    private static final long SLICE_NANOS = 3_000_000;
    private static final int STEPS = 10_000;
    private static final int OPERATIONS_PER_STEP = 8;
    private static volatile double sink;

    private HostBenchmark() {}

    /** FLOP/s of one core in scalar double arithmetic: the best of some slices, as what else runs at a start only takes away. Takes about 20 ms. */
    public static double flops() {
        double best = 0;
        for (int slice = 0; slice < SLICES; slice++) best = Math.max(best, run(SLICE_NANOS));
        return best;
    }

    private static double run(long nanos) {
        long start = System.nanoTime();
        long steps = 0;
        long now = start;
        while (now - start < nanos) {
            sink = kernel(sink);
            steps += STEPS;
            now = System.nanoTime();
        }
        return steps * OPERATIONS_PER_STEP / ((now - start) / 1e9);
    }

    /** Four chains that do not wait for each other, as in real programs; values stay near 1. */
    private static double kernel(double seed) {
        double a = 1 + seed * 1e-9;
        double b = 0.9;
        double c = 1.1;
        double d = 0.8;
        for (int i = 0; i < STEPS; i++) {
            a = a * 0.999 + 0.001;
            b = b * 0.998 + 0.002;
            c = c * 0.997 + 0.003;
            d = d * 0.996 + 0.004;
        }
        return a + b + c + d;
    }
}
