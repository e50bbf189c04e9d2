package app.hearth.homenet.workload;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Training of small networks on addition modulo p. What a result says of the final weights is computed again here from the weights
 * themselves; the first run of each job has a published outcome; and one stretch of training, drawn after the result has
 * arrived, is run again and must give the same weights and the same lines of the loss curve.
 */
final class Grokking extends BuiltIn {

    private static final int HIDDEN = 48;
    private static final int POINTS_PER_RUN = 5;
    private static final int LOG_EVERY = 25;
    private static final int RUNS = 4;
    /** Instructions per training pair, output and hidden unit by callgrind (see the workload's README). */
    private static final double OPERATIONS = 17.3;
    private static final String CURVES_HEAD = "run,epoch,training_loss,training_accuracy,rest_loss,rest_accuracy";

    /** One network: strength of weight decay in millionths, percentage of the table it is shown, seed. */
    private record Run(int decayMicro, int percent, long seed) {

        static Run parse(String line) {
            String[] p = line.split(" ");
            return new Run(Integer.parseInt(p[0]), Integer.parseInt(p[1]), Long.parseLong(p[2]));
        }

        String line() {
            return "run " + decayMicro + ' ' + percent + ' ' + seed + '\n';
        }
    }

    /** The numbers of a job that shape its output. */
    private record Shape(int modulus, int hidden, int epochs, int logEvery, int pointEvery) {

        static Shape of(Lines in) throws Implausible {
            return new Shape((int) in.number("modulus"), (int) in.number("hidden"), (int) in.number("epochs"),
                    (int) in.number("log_every"), (int) in.number("point_every"));
        }

        String in(int firstEpoch, int lastEpoch) {
            return "modulus " + modulus + "\nhidden " + hidden + "\nepochs " + lastEpoch + "\nfirst_epoch " + firstEpoch
                    + "\nlog_every " + logEvery + "\npoint_every " + pointEvery + '\n';
        }

        int weights() {
            return 3 * modulus * hidden;
        }

        /** Weights, two moments of each, two powers: doubles, least byte first. */
        int pointBytes() {
            return 8 * (3 * weights() + 2);
        }

        int pointsPerRun() {
            return (epochs + pointEvery - 1) / pointEvery;
        }

        int linesPerRun() {
            return (epochs + logEvery - 1) / logEvery;
        }
    }

    private final RandomGenerator random;

    Grokking(RandomGenerator random) {
        super("grokking", "AI: grokking");
        this.random = random;
    }

    @Override
    Job make(long number) {
        if (number < 8) return make(number, 31, HIDDEN, 3000);
        int[] moduli = {37, 41, 43, 47};
        return make(number, moduli[(int) (number % 4)], HIDDEN, 5000);
    }

    /** A job of any size, for tests. */
    static Job make(long seed, int modulus, int hidden, int epochs) {
        Shape shape = new Shape(modulus, hidden, epochs, LOG_EVERY, epochs / POINTS_PER_RUN);
        int[] decays = {0, 100_000, 300_000, 1_000_000};
        Random random = new Random(seed);
        List<Run> runs = new ArrayList<>();
        // Most of the table and no decay: this one understands, as published. The others show where and when that ends.
        runs.add(new Run(0, 60, 1 + RUNS * seed));
        while (runs.size() < RUNS) runs.add(new Run(decays[random.nextInt(decays.length)], 25 + random.nextInt(31), 1 + RUNS * seed + runs.size()));
        StringBuilder in = new StringBuilder(shape.in(0, epochs));
        double pairs = 0;
        for (Run run : runs) {
            in.append(run.line());
            pairs += modulus * modulus * run.percent / 100;
        }
        return new Job("Learn to add modulo " + modulus, input(in.toString()), "",
                OPERATIONS * pairs * epochs * modulus * hidden, 64 << 20, List.of(
                        new Job.Output("out", 1000),
                        new Job.Output("curves.csv", 100 + 80L * RUNS * shape.linesPerRun()),
                        new Job.Output("points", (long) RUNS * shape.pointsPerRun() * shape.pointBytes())));
    }

    @Override
    String check(Job job, Map<String, byte[]> outputs, Recompute recompute) throws Implausible, IOException {
        Lines in = Lines.ofInput(job);
        Shape shape = Shape.of(in);
        List<Run> runs = in.all("run").stream().map(Run::parse).toList();
        Lines out = output(job, outputs, "out");
        for (String key : List.of("modulus", "hidden", "epochs")) out.mustEcho(key, in.text(key));
        List<String> said = out.all("run");
        Implausible.unless(said.size() == runs.size() && out.count() == runs.size() + 4, "The result does not have a line per run.");
        Lines curves = output(job, outputs, "curves.csv");
        checkCurves(shape, runs.size(), curves);
        byte[] points = outputs.get("points");
        checkPoints(job, shape, runs.size(), points);

        int understood = 0;
        for (int i = 0; i < runs.size(); i++) {
            Network network = new Network(shape, runs.get(i), points, (i + 1) * shape.pointsPerRun() - 1);
            Implausible.unless(said.get(i).equals(i + " " + network.summary()), "What is said of run " + i + " is not what its weights give.");
            if (network.restRight >= 0.95 * network.rest()) understood++;
            // Power et al. 2022 and Gromov 2023: with most of the table shown, the rest is understood in the end.
            else Implausible.unless(i > 0, "The first run must have understood addition by its end.");
        }
        runAgain(shape, runs, curves, points, recompute);
        return understood + " of " + runs.size() + " networks understood addition modulo " + shape.modulus + ".";
    }

    private static void checkCurves(Shape shape, int runs, Lines curves) throws Implausible {
        Implausible.unless(curves.count() == 1 + runs * shape.linesPerRun() && curves.line(0).equals(CURVES_HEAD),
                "The file 'curves.csv' does not have the lines that the job asks for.");
        for (int i = 1; i < curves.count(); i++) {
            String[] column = curves.line(i).split(",", -1);
            Implausible.unless(column.length == 6, "A line of 'curves.csv' has not six columns.");
            Implausible.unless(Lines.number("run", column[0]) == (i - 1) / shape.linesPerRun()
                            && Lines.number("epoch", column[1]) == (long) (i - 1) % shape.linesPerRun() * shape.logEvery,
                    "The lines of 'curves.csv' are out of order.");
            for (int c = 2; c < 6; c++) {
                long value = Lines.millionths("loss or accuracy", column[c]);
                Implausible.unless(value >= 0 && (c % 2 == 0 || value <= 1_000_000), "A loss or accuracy is out of its range.");
            }
        }
    }

    private static void checkPoints(Job job, Shape shape, int runs, byte[] points) throws Implausible {
        Implausible.unless(points != null, "The result file 'points' is missing.");
        Implausible.unless(points.length == runs * shape.pointsPerRun() * shape.pointBytes() && points.length <= maxBytes(job, "points"),
                "The file 'points' does not have the length that the job gives.");
        ByteBuffer numbers = ByteBuffer.wrap(points).order(ByteOrder.LITTLE_ENDIAN);
        while (numbers.hasRemaining()) Implausible.unless(Math.abs(numbers.getDouble()) < 1e12, "The file 'points' holds a value that is no weight.");
    }

    private void runAgain(Shape shape, List<Run> runs, Lines curves, byte[] points, Recompute recompute) throws Implausible, IOException {
        int run = random.nextInt(runs.size());
        int stretch = random.nextInt(shape.pointsPerRun());
        int from = stretch * shape.pointEvery;
        int to = Math.min(from + shape.pointEvery, shape.epochs);
        int at = run * shape.pointsPerRun() + stretch;
        byte[] in = (shape.in(from, to) + runs.get(run).line()).getBytes(US_ASCII);
        // The first stretch starts from the seed. The file is there all the same: a job always has the same files.
        byte[] start = stretch == 0 ? new byte[0] : point(shape, points, at - 1);
        Map<String, byte[]> again = recompute.run(Map.of("in", in, "start", start), "");
        if (again.get("points") == null || again.get("curves.csv") == null) throw new IOException("the run of one stretch left no files");
        String where = "Epochs " + from + " to " + to + " of run " + run;
        Implausible.unless(Arrays.equals(again.get("points"), point(shape, points, at)), where + " gave other weights when run again.");
        List<String> ours = new String(again.get("curves.csv"), US_ASCII).lines().skip(1).toList();
        List<String> theirs = new ArrayList<>();
        for (int epoch = (from + shape.logEvery - 1) / shape.logEvery * shape.logEvery; epoch < to; epoch += shape.logEvery) {
            String line = curves.line(1 + run * shape.linesPerRun() + epoch / shape.logEvery);
            theirs.add("0" + line.substring(line.indexOf(','))); // run again, it is the only run
        }
        Implausible.unless(ours.equals(theirs), where + " gave another curve when run again.");
    }

    private static byte[] point(Shape shape, byte[] points, int index) {
        return Arrays.copyOfRange(points, index * shape.pointBytes(), (index + 1) * shape.pointBytes());
    }

    /** A trained network and how it does, in the very order of operations of the program, so to the same bits. */
    private static final class Network {
        private final Shape shape;
        private final double[] weights;
        private final int[] pairs;
        private final int training;
        private int restRight;

        Network(Shape shape, Run run, byte[] points, int index) {
            this.shape = shape;
            this.weights = new double[shape.weights()];
            ByteBuffer.wrap(points).order(ByteOrder.LITTLE_ENDIAN).position(index * shape.pointBytes()).slice()
                    .order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(weights);
            this.pairs = shuffled(shape.modulus * shape.modulus, ~run.seed);
            this.training = pairs.length * run.percent / 100;
        }

        int rest() {
            return pairs.length - training;
        }

        private static int[] shuffled(int count, long state) {
            int[] pairs = new int[count];
            for (int i = 0; i < count; i++) pairs[i] = i;
            for (int i = count - 1; i > 0; i--) {
                state += 0x9e3779b97f4a7c15L;
                int j = (int) ((mixed(state) >>> 32) * (i + 1) >>> 32);
                int swap = pairs[i];
                pairs[i] = pairs[j];
                pairs[j] = swap;
            }
            return pairs;
        }

        /** SplitMix64's output function. */
        private static long mixed(long z) {
            z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
            z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
            return z ^ z >>> 31;
        }

        String summary() {
            double[] loss = new double[2];
            int[] right = new int[2];
            for (int i = 0; i < pairs.length; i++) {
                int part = i < training ? 0 : 1;
                loss[part] += loss(pairs[i], right, part);
            }
            restRight = right[1];
            return decimal(loss[0] / training) + ' ' + right[0] + ' ' + decimal(loss[1] / rest()) + ' ' + right[1];
        }

        private double loss(int pair, int[] right, int part) {
            int p = shape.modulus;
            int hidden = shape.hidden;
            int a = pair / p;
            int b = pair % p;
            double[] squared = new double[hidden];
            for (int k = 0; k < hidden; k++) {
                double sum = weights[a * hidden + k] + weights[(p + b) * hidden + k];
                squared[k] = sum * sum;
            }
            double loss = 0;
            double best = -1e300;
            int choice = -1;
            for (int q = 0; q < p; q++) {
                double output = dot((2 * p + q) * hidden, squared);
                if (output > best) {
                    best = output;
                    choice = q;
                }
                double error = output - (q == (a + b) % p ? 1 : 0);
                loss += error * error;
            }
            if (choice == (a + b) % p) right[part]++;
            return loss;
        }

        private double dot(int at, double[] b) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int k = 0; k < b.length; k += 4) {
                s0 += weights[at + k] * b[k];
                s1 += weights[at + k + 1] * b[k + 1];
                s2 += weights[at + k + 2] * b[k + 2];
                s3 += weights[at + k + 3] * b[k + 3];
            }
            return (s0 + s1) + (s2 + s3);
        }

        /** Six decimals as the program writes them. */
        private static String decimal(double value) {
            if (!(value < 1e12)) return "nan";
            long millionths = (long) (value * 1e6 + 0.5);
            return millionths / 1_000_000 + "." + String.format(Locale.ROOT, "%06d", millionths % 1_000_000);
        }
    }
}
