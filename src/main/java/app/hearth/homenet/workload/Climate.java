package app.hearth.homenet.workload;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * An ensemble of energy-balance climates. Every job starts with members whose outcome is published: today's ice line, the
 * fall into a snowball, its persistence under today's sun, and the way out. Members without ice or without open ground are
 * checked by their energy books; and a few members, drawn after the result has arrived, are run again.
 */
final class Climate extends BuiltIn {

    /** Thousandths of W/m²: the solar constant in B. E. J. Rose, The Climate Laboratory (climlab). */
    private static final int SUN_TODAY = 1_365_200;
    private static final int WARM_START = 12_000;
    private static final int COLD_START = -40_000;
    /** As the program has them: fraction absorbed without ice, and what its and the sun's second Legendre terms give together. */
    private static final double ABSORBED_WITHOUT_ICE = 0.7 + 0.482 * 0.078 / 5;
    private static final int RUN_AGAIN = 3;
    /** Instructions per cell and step by callgrind (see the workload's README). */
    private static final double OPERATIONS_PER_CELL_STEP = 20.1;

    /** One climate, in the whole numbers that the program reads. */
    private record Member(int solarMilli, int diffusionMicro, int aMilli, int bMicro, int iceAbsorbedMicro, int iceTemperatureMilli, int startMilli) {

        /** The parameters of climlab's annual-mean model. */
        static Member reference(double sun, int start) {
            return new Member((int) Math.round(SUN_TODAY * sun), 555_000, 210_000, 2_000_000, 380_000, -10_000, start);
        }

        static Member random(Random random) {
            return new Member(between(random, 1_160_000, 1_500_000), between(random, 350_000, 700_000), between(random, 200_000, 215_000),
                    between(random, 1_500_000, 2_200_000), between(random, 350_000, 450_000), between(random, -12_000, -2_000),
                    random.nextInt(4) == 0 ? COLD_START : WARM_START);
        }

        private static int between(Random random, int least, int most) {
            return least + random.nextInt(most - least + 1);
        }

        static Member parse(String line) {
            String[] p = line.split(" ");
            int[] n = new int[p.length];
            for (int i = 0; i < n.length; i++) n[i] = Integer.parseInt(p[i]);
            return new Member(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
        }

        String line() {
            return "member " + solarMilli + ' ' + diffusionMicro + ' ' + aMilli + ' ' + bMicro + ' ' + iceAbsorbedMicro + ' '
                    + iceTemperatureMilli + ' ' + startMilli + '\n';
        }
    }

    /** What the program says of a member; millionths of degrees, of sine of latitude and of W/m². */
    private record Outcome(long mean, long iceLine, long imbalance) {
        private static final int COLUMNS = 4;

        static Outcome parse(String line) throws Implausible {
            String[] column = line.split(" ", -1);
            Implausible.unless(column.length == COLUMNS, "A member's line has not four columns.");
            Implausible.unless(column[3].matches("[0-9a-f]{16}"), "'profile_hash' is not a 64-bit number.");
            Outcome o = new Outcome(Lines.millionths("mean_temperature", column[0]), Lines.millionths("ice_line", column[1]),
                    Lines.millionths("imbalance", column[2]));
            Implausible.unless(o.iceLine >= 0 && o.iceLine <= 1_000_000, "An ice line is not between equator and pole.");
            Implausible.unless(Math.abs(o.mean) <= 150_000_000, "A mean temperature is beyond any of this model.");
            return o;
        }

        boolean noIce() {
            return iceLine == 1_000_000;
        }

        boolean allIce() {
            return iceLine == 0;
        }
    }

    private final RandomGenerator random;

    Climate(RandomGenerator random) {
        super("climate", "Climate model");
        this.random = random;
    }

    @Override
    Job make(long number) {
        return make(number, 100, 150, number < 8 ? 100 : (int) (400 * (1 + number % 3)));
    }

    /** A job of any length, for tests. */
    static Job make(long seed, int cells, int years, int members) {
        int stepsPerYear = cells * cells / 5; // explicit steps are stable up to D/C · 2 · cells², D at most 0.7, C = 10
        StringBuilder in = new StringBuilder(head(cells, years, stepsPerYear));
        Random random = new Random(seed);
        List<Member> published = List.of(Member.reference(1, WARM_START), Member.reference(0.88, WARM_START),
                Member.reference(1, COLD_START), Member.reference(1.42, COLD_START));
        for (int i = 0; i < members; i++) in.append((i < published.size() ? published.get(i) : Member.random(random)).line());
        return new Job("Climates under " + members + " suns", input(in.toString()), "",
                OPERATIONS_PER_CELL_STEP * cells * years * stepsPerYear * members, 16 << 20, List.of(new Job.Output("out", 300 + 80L * members)));
    }

    private static String head(long cells, long years, long stepsPerYear) {
        return "cells " + cells + "\nyears " + years + "\nsteps_per_year " + stepsPerYear + "\n";
    }

    @Override
    String check(Job job, Map<String, byte[]> outputs, Recompute recompute) throws Implausible, IOException {
        Lines in = Lines.ofInput(job);
        Lines out = output(job, outputs, "out");
        List<Member> members = in.all("member").stream().map(Member::parse).toList();
        out.mustEcho("cells", in.text("cells"));
        out.mustEcho("years", in.text("years"));
        out.mustEcho("members", Integer.toString(members.size()));
        out.mustEcho("columns", "mean_temperature ice_line imbalance profile_hash");
        List<String> lines = out.all("member");
        Implausible.unless(lines.size() == members.size() && out.count() == lines.size() + 4, "The result does not have a line per member.");
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            outcomes.add(Outcome.parse(lines.get(i)));
            checkBooks(i, members.get(i), outcomes.get(i));
        }
        checkPublished(outcomes);
        runAgain(in, members, lines, recompute);
        long snowballs = outcomes.stream().filter(Outcome::allIce).count();
        return "Of " + members.size() + " climates " + snowballs + " froze over; today's ice line is at "
                + Math.round(Math.toDegrees(Math.asin(outcomes.getFirst().iceLine / 1e6))) + "° latitude.";
    }

    /** With no ice, or nothing else, the sunlight absorbed follows from the parameters: it must be what goes out or is left. */
    private static void checkBooks(int index, Member m, Outcome o) throws Implausible {
        if (!o.noIce() && !o.allIce()) return;
        double absorbed = m.solarMilli / 4e3 * (o.noIce() ? ABSORBED_WITHOUT_ICE : m.iceAbsorbedMicro / 1e6);
        double out = m.aMilli / 1e3 + m.bMicro / 1e6 * (o.mean / 1e6);
        // The grid's sum differs from the integral by less than 0.05 W/m² from 20 cells up.
        Implausible.unless(Math.abs(absorbed - out - o.imbalance / 1e6) < 0.05, "The energy of member " + index + " does not balance.");
    }

    private static void checkPublished(List<Outcome> outcomes) throws Implausible {
        Outcome today = outcomes.get(0);
        // About 72 degrees, sine 0.95 (North 1975; climlab's grid gives 70). Three hundredths are a cell of a coarse grid.
        Implausible.unless(Math.abs(today.iceLine - 950_000) <= 30_000, "Today's ice line is not at about 72 degrees.");
        Implausible.unless(Math.abs(today.mean - 14_500_000) <= 1_500_000, "Today's mean temperature is not about 14.5 degrees.");
        Implausible.unless(outcomes.get(1).allIce(), "With 12 % less sun the Earth must freeze over.");
        Implausible.unless(outcomes.get(2).allIce(), "A frozen Earth must stay frozen under today's sun.");
        Implausible.unless(outcomes.get(3).noIce(), "With 42 % more sun a frozen Earth must thaw.");
    }

    private void runAgain(Lines in, List<Member> members, List<String> lines, Recompute recompute) throws Implausible, IOException {
        List<Integer> sample = new ArrayList<>();
        StringBuilder again = new StringBuilder(head(in.number("cells"), in.number("years"), in.number("steps_per_year")));
        for (int i = 0; i < RUN_AGAIN; i++) {
            int member = random.nextInt(members.size());
            sample.add(member);
            again.append(members.get(member).line());
        }
        byte[] bytes = recompute.run(input(again.toString()), "").get("out");
        List<String> ours = bytes == null ? List.of() : new String(bytes, US_ASCII).lines().filter(l -> l.startsWith("member ")).toList();
        if (ours.size() != RUN_AGAIN) throw new IOException("the run of " + RUN_AGAIN + " members gave " + ours.size());
        for (int i = 0; i < RUN_AGAIN; i++) {
            Implausible.unless(ours.get(i).equals("member " + lines.get(sample.get(i))),
                    "Member " + sample.get(i) + " came out differently when run again.");
        }
    }
}
