package app.hearth.homenet.workload;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Protein folding on the square lattice. A result carries the folded chain itself, so its energy is simply counted again.
 * That shows a fold, not the search for it, and best folds are published: so the beginning of the seeded search is run
 * again, up to the round in which the fold is said to be found, and some results are run again as a whole.
 */
final class HpFold extends BuiltIn {

    /**
     * A published benchmark chain.
     *
     * @param optimum the lowest energy known
     * @param enough  the energy that an honest run of even the shortest job reaches: a chain left unfolded is no result
     * @param operationsPerMove instructions per move tried, counted with callgrind (see the workload's README)
     */
    private record Chain(String sequence, int optimum, int enough, int operationsPerMove) { }

    /** S1-1 to S1-8 of the table in Thachuk, Shmygelska, Hoos, BMC Bioinformatics 8 (2007) 342. */
    private static final List<Chain> CHAINS = List.of(
            new Chain("HPHPPHHPHPPHPHHPPHPH", -9, -9, 277),
            new Chain("HHPPHPPHPPHPPHPPHPPHPPHH", -9, -9, 271),
            new Chain("PPHPPHHPPPPHHPPPPHHPPPPHH", -8, -8, 290),
            new Chain("PPPHHPPHHPPPPPHHHHHHHPPHHPPPPHHPPHPP", -14, -14, 256),
            new Chain("PPHPPHHPPHHPPPPPHHHHHHHHHHPPPPPPHHPPHHPPHPPHHHHH", -23, -22, 246),
            new Chain("HHPHPHPHPHHHHPHPPPHPPPHPPPPHPPPHPPPHPHHHHPHPHPHPHH", -21, -20, 317),
            new Chain("PPHHHPHHHHHHHHPPPHHHHHHHHHHPHPPPHHHHHHHHHHHHPPPPHHHHHHPHHPHP", -36, -34, 263),
            new Chain("HHHHHHHHHHHHPHPHPPHHPPHHPPHPPHHPPHHPPHPPHHPPHHPPHPHPHHHHHHHHHHHH", -42, -39, 248));

    private static final int REPLICAS = 5;
    private static final int MOVES_PER_ROUND = 500;

    /** The share of the rounds that is run again at most, unless all of them are. */
    private static final int LONGEST_BEGINNING = 8;
    /** One result in so many is run again as a whole: only that shows that the search went on to its end. */
    private static final int WHOLE_ONE_IN = 16;

    private final RandomGenerator random;

    /** @param random draws what is run again; hosts must not foretell it */
    HpFold(RandomGenerator random) {
        super("hpfold", "Protein folding");
        this.random = random;
    }

    @Override
    Job make(long number) {
        Chain chain = CHAINS.get((int) (number % CHAINS.size()));
        long rounds = number < CHAINS.size() ? 160_000 : 600_000 * (1 + number / CHAINS.size() % 4);
        return make(chain, number, rounds);
    }

    /** A job of any length, for tests. */
    static Job make(int chain, long seed, long rounds) {
        return make(CHAINS.get(chain), seed, rounds);
    }

    private static Job make(Chain chain, long seed, long rounds) {
        String in = in(chain.sequence, Long.toString(seed), Integer.toString(REPLICAS), rounds);
        return new Job("Fold a chain of " + chain.sequence.length() + " residues", input(in), "",
                (double) rounds * REPLICAS * MOVES_PER_ROUND * chain.operationsPerMove, 16 << 20,
                List.of(new Job.Output("out", 1000)));
    }

    private static String in(String sequence, String seed, String replicas, long rounds) {
        return "sequence " + sequence + "\nseed " + seed + "\nreplicas " + replicas + "\nrounds " + rounds + "\n";
    }

    @Override
    String check(Job job, Map<String, byte[]> outputs, Recompute recompute) throws Implausible, IOException {
        Lines in = Lines.ofInput(job);
        Lines out = output(job, outputs, "out");
        String sequence = in.text("sequence");
        long rounds = in.number("rounds");
        out.mustEcho("sequence", sequence);
        out.mustEcho("seed", in.text("seed"));
        out.mustEcho("moves_tried", Long.toString(rounds * in.number("replicas") * MOVES_PER_ROUND));
        Implausible.unless(out.text("random_state").matches("[0-9a-f]{16}"), "'random_state' is not a 64-bit number.");
        long found = out.number("found_in_round");
        Implausible.unless(found >= 0 && found < rounds, "The fold was found in a round that the job does not have.");
        int energy = energy(sequence, out.text("conformation"));
        Implausible.unless(energy == out.number("energy"),
                "The energy given is " + out.text("energy") + ", but the fold has " + energy + ".");
        Chain chain = CHAINS.stream().filter(c -> c.sequence.equals(sequence)).findFirst().orElseThrow();
        Implausible.unless(energy <= chain.enough, "The fold's energy " + energy + " is far from the " + chain.optimum
                + " that is known: the search was not made.");
        runAgain(in, out, outputs.get("out"), recompute);
        return "A fold with energy " + energy + " of a chain of " + sequence.length() + " residues; the best known is " + chain.optimum + ".";
    }

    /**
     * A search of fewer rounds is the beginning of the same search. It must come upon the same fold in the same round; and
     * where the fold is said to have come later than what is run again, it must not have come upon one as good.
     */
    private void runAgain(Lines in, Lines out, byte[] theirs, Recompute recompute) throws Implausible, IOException {
        long rounds = in.number("rounds");
        long found = out.number("found_in_round");
        boolean whole = random.nextInt(WHOLE_ONE_IN) == 0;
        long again = whole ? rounds : Math.min(found + 1, Math.ceilDiv(rounds, LONGEST_BEGINNING));
        byte[] ours = recompute.run(input(in(in.text("sequence"), in.text("seed"), in.text("replicas"), again)), "").get("out");
        if (ours == null) throw new IOException("the run of " + again + " rounds left no result");
        if (whole) {
            Implausible.unless(Arrays.equals(ours, theirs), "The search came out differently when run again.");
            return;
        }
        Lines beginning = Lines.parse("out", ours, ours.length);
        if (found >= again) {
            Implausible.unless(beginning.number("energy") > out.number("energy"),
                    "Run again, the search came upon so good a fold earlier than it is said to.");
            return;
        }
        for (String key : List.of("energy", "found_in_round", "conformation")) {
            Implausible.unless(beginning.text(key).equals(out.text(key)), "Run again, the search came upon another fold ('" + key + "').");
        }
    }

    /** Minus the number of pairs of H that are neighbours on the lattice but not on the chain (Dill 1985). */
    private static int energy(String sequence, String moves) throws Implausible {
        Implausible.unless(moves.length() == sequence.length() - 1, "The fold has not as many steps as the chain.");
        record Site(int x, int y) { }
        Set<Site> taken = new HashSet<>();
        Set<Site> hydrophobic = new HashSet<>();
        Site at = new Site(0, 0);
        int energy = 0;
        for (int i = 0; i < sequence.length(); i++) {
            Site previous = at;
            if (i > 0) {
                at = switch (moves.charAt(i - 1)) {
                    case 'R' -> new Site(at.x + 1, at.y);
                    case 'L' -> new Site(at.x - 1, at.y);
                    case 'U' -> new Site(at.x, at.y + 1);
                    case 'D' -> new Site(at.x, at.y - 1);
                    default -> throw new Implausible("The fold has a step that is none of R, L, U, D.");
                };
            }
            Implausible.unless(taken.add(at), "The fold crosses itself.");
            if (sequence.charAt(i) != 'H') continue;
            for (Site next : List.of(new Site(at.x + 1, at.y), new Site(at.x - 1, at.y), new Site(at.x, at.y + 1), new Site(at.x, at.y - 1))) {
                if (hydrophobic.contains(next) && !next.equals(previous)) energy--;
            }
            hydrophobic.add(at);
        }
        return energy;
    }
}
