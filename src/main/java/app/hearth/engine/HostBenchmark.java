package app.hearth.engine;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Properties;
import java.util.function.LongUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The speed of one core, which networks size work by where they know nothing better (protocol note 2.3, p_fpops and p_iops).
 * The reference client keeps every core busy with Whetstone and Dhrystone for half a minute every five days; here one core works
 * for a sixteenth of a second, and again only when the machine is another.
 *
 * @param flops    double-precision operations a second
 * @param iops     integer operations a second
 * @param measured when
 */
public record HostBenchmark(double flops, double iops, Instant measured) {
    private static final Logger LOG = LoggerFactory.getLogger(HostBenchmark.class);
    private static final long WARM_UP_NANOS = 10_000_000;
    private static final long MEASURED_NANOS = 20_000_000;
    /** The fastest of several counts: other programs only ever make it slower. */
    private static final int ROUNDS = 4;
    private static final int STEPS = 10_000;
    private static final int FLOATING_PER_STEP = 8;
    private static final int INTEGER_PER_STEP = 16;
    private static volatile long sink;

    /**
     * The figures in a file, or new ones where they are another machine's.
     *
     * @param machine what tells this machine from another
     */
    public static HostBenchmark of(Path file, String machine, Instant now) {
        try {
            var known = new Properties();
            if (Files.exists(file)) known.load(new StringReader(Files.readString(file)));
            if (machine.equals(known.getProperty("machine"))) {
                double flops = Double.parseDouble(known.getProperty("flops", "0"));
                double iops = Double.parseDouble(known.getProperty("iops", "0"));
                if (flops > 0 && iops > 0) return new HostBenchmark(flops, iops, Instant.parse(known.getProperty("measured", "")));
            }
        } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
            LOG.warn("{} cannot be read; the machine is measured again", file, e);
        }
        var measured = new HostBenchmark(measure(HostBenchmark::floating, FLOATING_PER_STEP), measure(HostBenchmark::integer, INTEGER_PER_STEP), now);
        measured.save(file, machine);
        return measured;
    }

    private void save(Path file, String machine) {
        try {
            var text = new java.io.StringWriter();
            var figures = new Properties();
            figures.setProperty("machine", machine);
            figures.setProperty("flops", String.valueOf(flops));
            figures.setProperty("iops", String.valueOf(iops));
            figures.setProperty("measured", measured.toString());
            figures.store(text, null);
            var partial = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), text.toString());
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The machine's speed cannot be noted; it is measured again at the next start", e);
        }
    }

    private static double measure(LongUnaryOperator kernel, int operationsPerStep) {
        run(kernel, WARM_UP_NANOS);
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) best = Math.max(best, run(kernel, MEASURED_NANOS / ROUNDS));
        return best * operationsPerStep;
    }

    /** Steps a second. */
    private static double run(LongUnaryOperator kernel, long nanos) {
        long start = System.nanoTime();
        long steps = 0;
        long now = start;
        while (now - start < nanos) {
            sink = kernel.applyAsLong(sink);
            steps += STEPS;
            now = System.nanoTime();
        }
        return steps / ((now - start) / 1e9);
    }

    /** Four chains that do not wait for each other, as in real programs; values stay near 1. */
    private static long floating(long seed) {
        double a = 1 + (seed & 7) * 1e-9;
        double b = 0.9;
        double c = 1.1;
        double d = 0.8;
        for (int i = 0; i < STEPS; i++) {
            a = a * 0.999 + 0.001;
            b = b * 0.998 + 0.002;
            c = c * 0.997 + 0.003;
            d = d * 0.996 + 0.004;
        }
        return Double.doubleToRawLongBits(a + b + c + d);
    }

    /** Four chains again: a multiplication, an addition, a shift and a combination each. */
    private static long integer(long seed) {
        int a = (int) seed;
        int b = 2;
        int c = 3;
        int d = 4;
        for (int i = 0; i < STEPS; i++) {
            a = (a * 31 + i) ^ (a >>> 7);
            b = (b * 33 + i) ^ (b >>> 5);
            c = (c * 35 + i) ^ (c >>> 9);
            d = (d * 37 + i) ^ (d >>> 3);
        }
        return a + (long) b + c + d;
    }
}
