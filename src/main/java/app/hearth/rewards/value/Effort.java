package app.hearth.rewards.value;

import app.hearth.rewards.Amount;
import app.hearth.rewards.BookReader.Day;
import app.hearth.rewards.BookReader.Spent;
import app.hearth.rewards.Measured.Known;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What went into a network's finished tasks and what came of it; tasks that were not accepted count with their effort.
 *
 * @param silent whether the network judges in silence and names credit in a total only: what came of the tasks is then what the total grew by since the
 *               first of them, and tasks that it has not judged yet count with their effort
 * @param amount granted
 * @param days   on which something came in
 * @param onCard how many of the tasks used a graphics card
 * @param cpu    processor time of all these tasks
 * @param gpu    time on a graphics card of all these tasks
 * @param energy of those of these tasks whose energy is known
 * @param energyAmount what exactly those tasks brought; in proportion to their time where only a sum is known
 */
public record Effort(String source, String unit, boolean silent, Amount amount, int days, int tasks, int onCard, Duration cpu, Duration gpu, Energy energy,
                     Amount energyAmount) {
    /** What an hour is an hour of. */
    public enum Hour {
        /** Of one processor core. */
        CORE,
        /** Of the graphics card. */
        CARD,
        /** Some tasks used a card and some did not: their hours cannot be added. */
        MIXED
    }

    private record Key(String source, String unit) {}

    public Hour hour() {
        return onCard == 0 ? Hour.CORE : onCard == tasks ? Hour.CARD : Hour.MIXED;
    }

    /** Of a core, or of a card where all tasks used one; of mixed tasks both together, which says how much there is and nothing else. */
    public double hours() {
        var time = switch (hour()) {
            case CORE -> cpu;
            case CARD -> gpu;
            case MIXED -> cpu.plus(gpu);
        };
        return time.toMillis() / 3_600_000.0;
    }

    /**
     * What the book knows, one for each source and unit that has tasks with any effort.
     *
     * @param spent on tasks
     * @param came  what each local day brought
     * @param zone  of these days
     */
    public static List<Effort> of(List<Spent> spent, List<Day> came, ZoneId zone) {
        var parts = spent.stream().collect(Collectors.groupingBy(part -> new Key(part.source(), part.unit()), LinkedHashMap::new, Collectors.toList()));
        return parts.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue(), came.stream()
                        .filter(day -> day.source().equals(entry.getKey().source()) && day.unit().equals(entry.getKey().unit())).toList(), zone))
                .filter(effort -> effort.hours() > 0 || effort.energy().kwh() > 0).toList();
    }

    private static Effort of(Key key, List<Spent> parts, List<Day> came, ZoneId zone) {
        boolean silent = parts.stream().anyMatch(Spent::silent);
        var known = parts.stream().filter(part -> part.known().isPresent()).toList();
        LocalDate first = parts.stream().map(Spent::first).min(java.util.Comparator.naturalOrder()).orElseThrow().atZone(zone).toLocalDate();
        var days = came.stream().filter(day -> !day.date().isBefore(first)).toList();
        Amount amount = silent ? sum(days.stream().map(Day::amount)) : sum(parts.stream().map(Spent::amount));
        return new Effort(key.source(), key.unit(), silent, amount, (int) days.stream().filter(day -> day.amount().units() != 0).count(),
                parts.stream().mapToInt(Spent::tasks).sum(), parts.stream().mapToInt(Spent::onCard).sum(), cpu(parts), gpu(parts), energy(known),
                silent ? part(amount, known, parts) : sum(known.stream().map(Spent::amount)));
    }

    private static Amount part(Amount amount, List<Spent> known, List<Spent> all) {
        if (known.size() == all.size()) return amount;
        double whole = cpu(all).plus(gpu(all)).toMillis();
        return whole > 0 ? new Amount(Math.round(amount.units() * (cpu(known).plus(gpu(known)).toMillis() / whole))) : Amount.ZERO;
    }

    private static Energy energy(List<Spent> known) {
        return new Energy(kwh(known, Known.SENSOR), kwh(known, Known.METER), kwh(known, Known.ESTIMATE));
    }

    private static double kwh(List<Spent> parts, Known how) {
        return parts.stream().filter(part -> part.known().orElseThrow() == how).mapToDouble(Spent::joules).sum() / 3_600_000;
    }

    private static Duration cpu(List<Spent> parts) {
        return parts.stream().map(Spent::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration gpu(List<Spent> parts) {
        return parts.stream().map(Spent::gpu).reduce(Duration.ZERO, Duration::plus);
    }

    private static Amount sum(Stream<Amount> amounts) {
        return amounts.reduce(Amount.ZERO, Amount::plus);
    }
}
