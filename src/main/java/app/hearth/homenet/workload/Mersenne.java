package app.hearth.homenet.workload;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Lucas-Lehmer tests of Mersenne numbers. A result carries the value at regular points of the sequence. It is checked
 * against the known Mersenne primes, by a Jacobi symbol that a miscalculated value has wrong half the time, and by running
 * one stretch between two points again, drawn after the result has arrived.
 */
final class Mersenne extends BuiltIn {

    /**
     * All exponents of Mersenne primes below 100 000: OEIS A000043. Every other exponent in that range has been tested,
     * and tested again by other means, by the Great Internet Mersenne Prime Search.
     */
    private static final Set<Integer> KNOWN_PRIMES = Set.of(2, 3, 5, 7, 13, 17, 19, 31, 61, 89, 107, 127, 521, 607, 1279, 2203,
            2281, 3217, 4253, 4423, 9689, 9941, 11213, 19937, 21701, 23209, 44497, 86243);

    /**
     * The short jobs: a prime among composites. The very first takes a tenth of the others' time, so that the first credit comes
     * within a minute also where a quarter of the processor is shared (SharingPolicy's first minutes).
     */
    private static final List<Integer> FIRST = List.of(23209, 46021, 44497, 46027, 46049, 48017, 48023, 48029);
    private static final int LONGER_FROM = 64_000;
    private static final int LONGER_TO = 90_000;
    private static final int STRETCHES = 32;

    /** Instructions per iteration, divided by the limbs, fitted to callgrind's count (see the workload's README). */
    private static final double OPERATIONS_PER_LIMB_PAIR = 2.12;
    private static final double OPERATIONS_PER_LIMB = 94;

    private final RandomGenerator random;
    private final List<Integer> longer = new ArrayList<>();

    Mersenne(RandomGenerator random) {
        super("mersenne", "Prime search");
        this.random = random;
        for (int p = LONGER_FROM; p < LONGER_TO; p++) if (isPrime(p)) longer.add(p);
    }

    private static boolean isPrime(int n) {
        for (int d = 2; d * d <= n; d++) if (n % d == 0) return false;
        return true;
    }

    @Override
    Job make(long number) {
        return makeFor(number < FIRST.size() ? FIRST.get((int) number) : longer.get((int) ((number - FIRST.size()) % longer.size())));
    }

    /** A job for any exponent, for tests. */
    static Job makeFor(int exponent) {
        double limbs = exponent / 26 + 1;
        int every = (exponent - 2 + STRETCHES - 1) / STRETCHES;
        return new Job("Is 2^" + exponent + " − 1 prime?", input(in(exponent, 0, exponent - 2, every, "4")), "",
                (exponent - 2) * limbs * (OPERATIONS_PER_LIMB_PAIR * limbs + OPERATIONS_PER_LIMB), 16 << 20,
                List.of(new Job.Output("out", 200), new Job.Output("states", (STRETCHES + 1) * (exponent / 4 + 20L))));
    }

    private static String in(int exponent, int from, int to, int every, String state) {
        return "exponent " + exponent + "\nfrom " + from + "\nto " + to + "\nevery " + every + "\nstate " + state + "\n";
    }

    @Override
    String check(Job job, Map<String, byte[]> outputs, Recompute recompute) throws Implausible, IOException {
        Lines in = Lines.ofInput(job);
        int exponent = (int) in.number("exponent");
        int every = (int) in.number("every");
        Lines out = output(job, outputs, "out");
        out.mustEcho("exponent", in.text("exponent"));
        out.mustEcho("iterations", in.text("to"));

        Points points = points(exponent, every, output(job, outputs, "states"));
        String last = points.states.getLast();
        BigInteger end = new BigInteger(last, 16);
        boolean prime = end.signum() == 0;
        Implausible.unless(out.text("result").equals(prime ? "prime" : "composite"), "'result' and the last value contradict each other.");
        Implausible.unless(out.text("residue").equals("0".repeat(Math.max(0, 16 - last.length())) + last.substring(Math.max(0, last.length() - 16))),
                "'residue' is not the end of the last value.");
        Implausible.unless(prime == KNOWN_PRIMES.contains(exponent),
                "2^" + exponent + " - 1 is known to be " + (prime ? "composite." : "prime."));
        Implausible.unless(jacobi(end.subtract(BigInteger.TWO), exponent) == -1, "The last value cannot belong to the sequence (Jacobi symbol).");

        int stretch = random.nextInt(points.iterations.size());
        int from = stretch == 0 ? 0 : points.iterations.get(stretch - 1);
        int to = points.iterations.get(stretch);
        String start = stretch == 0 ? "4" : points.states.get(stretch - 1);
        byte[] again = recompute.run(input(in(exponent, from, to, every, start)), job.commandLine()).get("states");
        String expected = to + " " + points.states.get(stretch) + "\n";
        if (again == null) throw new IOException("the run of one stretch left no values");
        Implausible.unless(expected.equals(new String(again, US_ASCII)),
                "Iterations " + from + " to " + to + " came out differently when run again.");
        return "2^" + exponent + " − 1 is " + (prime ? "prime." : "composite.");
    }

    private record Points(List<Integer> iterations, List<String> states) { }

    private static Points points(int exponent, int every, Lines file) throws Implausible {
        Points points = new Points(new ArrayList<>(), new ArrayList<>());
        BigInteger modulus = modulus(exponent);
        int digits = (exponent + 3) / 4;
        for (int i = every, end = exponent - 2, line = 0; ; i = Math.min(i + every, end), line++) {
            Implausible.unless(line < file.count(), "The file 'states' has too few lines.");
            String prefix = i + " ";
            String text = file.line(line);
            Implausible.unless(text.startsWith(prefix), "The file 'states' has no value for iteration " + i + " where it belongs.");
            String hex = text.substring(prefix.length());
            Implausible.unless(hex.length() == digits && hex.matches("[0-9a-f]+") && new BigInteger(hex, 16).compareTo(modulus) < 0,
                    "The value for iteration " + i + " is not a number below 2^" + exponent + " - 1.");
            points.iterations.add(i);
            points.states.add(hex);
            if (i == end) {
                Implausible.unless(file.count() == line + 1, "The file 'states' has too many lines.");
                return points;
            }
        }
    }

    private static BigInteger modulus(int exponent) {
        return BigInteger.ONE.shiftLeft(exponent).subtract(BigInteger.ONE);
    }

    /**
     * The Jacobi symbol (a | 2^p - 1). It is -1 for s(i) - 2 at every i from 1 up, and an error once made stays: the check that
     * the Great Internet Mersenne Prime Search uses, due to R. Gerbicz.
     */
    private static int jacobi(BigInteger number, int exponent) {
        BigInteger n = modulus(exponent);
        BigInteger a = number.mod(n);
        int sign = 1;
        while (a.signum() != 0) {
            int twos = a.getLowestSetBit();
            a = a.shiftRight(twos);
            int mod8 = n.intValue() & 7;
            if (twos % 2 == 1 && (mod8 == 3 || mod8 == 5)) sign = -sign;
            if ((a.intValue() & 3) == 3 && (mod8 & 3) == 3) sign = -sign;
            BigInteger rest = n.mod(a);
            n = a;
            a = rest;
        }
        return n.equals(BigInteger.ONE) ? sign : 0;
    }
}
