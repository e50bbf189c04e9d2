package app.hearth.engine;

import app.hearth.engine.policy.CardMeter;
import app.hearth.engine.policy.EnergyMeter;
import app.hearth.engine.policy.Power;
import app.hearth.engine.policy.QuietController.Measured;
import app.hearth.monitor.Reading;
import app.hearth.monitor.Reading.Gpu;
import app.hearth.monitor.Reading.Meter;
import app.hearth.settings.Electricity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What sharing draws, on the processor and on each card, and how that is known; books it to the day and to the tasks. */
final class Metering {
    private final EngineCore core;
    private final UsageBook usage;
    private final int totalCores;
    private final EnergyShares energy = new EnergyShares();
    private final Map<String, CardMeter> meters = new HashMap<>();
    private EnergyMeter meter = EnergyMeter.START;
    private Instant metered = Instant.MIN;
    private Map<String, Gpu> seen = Map.of();
    private Optional<Reading> reading = Optional.empty();

    Metering(EngineCore core, UsageBook usage, int totalCores) {
        this.core = core;
        this.usage = usage;
        this.totalCores = totalCores;
    }

    /**
     * A look at the computer.
     *
     * @param gpuPercent of each card's time that tasks may use now
     */
    void look(Optional<Reading> latest, int gpuPercent) {
        reading = latest;
        if (latest.isEmpty()) seen = Map.of();
        if (latest.isEmpty() || latest.get().at().equals(metered)) return;
        var now = latest.get();
        metered = now.at();
        seen = CardReadings.of(core.world.cards(), now.gpus());
        double drawn = now.draw().watts().orElse(0) - cardsOnBattery(now);
        if (now.draw().watts().isPresent()) meter = meter.seen(now.draw().meter().name(), Math.max(0, drawn), 1 - now.cpu().idle());
        var busy = onCards();
        double allowed = gpuPercent / 100.0;
        seen.forEach((key, gpu) -> {
            if (gpu.watts().isEmpty()) return;
            double watts = gpu.watts().getAsDouble();
            meters.merge(key, CardMeter.START, (before, _) -> before);
            meters.computeIfPresent(key, (_, card) -> busy.containsKey(key)
                    ? card.seenAtWork(watts, CardMeter.part(gpu.load(), gpu.shared(), allowed), allowed) : card.seenFree(watts, gpu.load()));
        });
    }

    /** What the cards tell of a battery's draw; a processor's own counter does not see them. */
    private static double cardsOnBattery(Reading now) {
        if (now.draw().meter() != Meter.BATTERY) return 0;
        return now.gpus().stream().mapToDouble(gpu -> gpu.watts().orElse(0)).sum();
    }

    /** Tasks that run on each card now, by the card's key. */
    private Map<String, List<TaskState>> onCards() {
        var busy = new HashMap<String, List<TaskState>>();
        for (var task : core.state.tasks.values()) {
            if (!task.running || task.gpus <= 0) continue;
            for (int number : task.devices) busy.computeIfAbsent(GraphicsCard.key(task.gpuType, number), _ -> new ArrayList<>()).add(task);
        }
        return busy;
    }

    /** How many cards of each type there are tasks at hand for. */
    private Map<String, Integer> wanted() {
        if (!core.deciding().parts().cards()) return Map.of();
        var parts = new HashMap<String, Double>();
        for (var task : core.state.tasks.values()) {
            boolean waits = task.stage == TaskState.Stage.READY || task.stage == TaskState.Stage.NEW;
            if (waits && task.gpus > 0 && !task.suspendedByUser && !core.state.projects.get(task.project).suspended) parts.merge(task.gpuType, task.gpus, Double::sum);
        }
        var counts = new HashMap<String, Integer>();
        parts.forEach((type, sum) -> counts.put(type, (int) Math.ceil(Math.min(sum, 1000) - 1e-9)));
        return counts;
    }

    /**
     * What sharing draws and may draw.
     *
     * @param cardsOff   keys of the cards that tasks do not get now
     * @param gpuPercent of each card's time that they may use now
     */
    Power power(Electricity electricity, Set<String> cardsOff, int gpuPercent) {
        boolean battery = reading.map(now -> !(now.power() instanceof Reading.Power.NoBattery)).orElse(false);
        var processor = sensed(electricity).orElseGet(() -> Power.of(electricity, totalCores, battery));
        var all = core.world.cards();
        if (all.isEmpty()) return processor;
        var busy = onCards();
        var wanted = wanted();
        var cards = new ArrayList<Power.Card>();
        // Those at work first, and no more than there are tasks for; one that is switched off only if there is no other.
        all.stream().sorted((one, other) -> Integer.compare(rank(one, busy, cardsOff), rank(other, busy, cardsOff))).forEach(card -> {
            boolean work = wanted.merge(card.type(), -1, Integer::sum) >= 0;
            cards.add(power(card, work, busy.containsKey(card.key()), electricity, battery, processor.source() == Power.Source.SENSOR, gpuPercent / 100.0));
        });
        return processor.withCards(cards);
    }

    private static int rank(GraphicsCard card, Map<String, List<TaskState>> busy, Set<String> cardsOff) {
        return cardsOff.contains(card.key()) ? 2 : busy.containsKey(card.key()) ? 0 : 1;
    }

    private Power.Card power(GraphicsCard card, boolean work, boolean busy, Electricity electricity, boolean battery, boolean counted, double allowed) {
        String key = card.key();
        if (counted && Power.Card.inside(key)) return new Power.Card(key, card.name(), 0, Power.Source.SENSOR, 0, work);
        var gpu = Optional.ofNullable(seen.get(key));
        var load = gpu.map(Gpu::load).orElse(OptionalDouble.empty());
        var shared = gpu.map(Gpu::shared).orElse(OptionalDouble.empty());
        double used = busy ? CardMeter.busy(load, shared, allowed) : 0;
        if (electricity.cardWatts().isPresent()) {
            double full = electricity.cardWatts().getAsDouble();
            return new Power.Card(key, card.name(), full, Power.Source.ENTERED, full * used, work);
        }
        double estimate = Power.estimate(key, battery);
        var own = meters.getOrDefault(key, CardMeter.START);
        var draw = gpu.map(Gpu::watts).orElse(OptionalDouble.empty());
        if (draw.isEmpty()) return new Power.Card(key, card.name(), estimate, Power.Source.ESTIMATE, estimate * used, work);
        var now = own.sharing(draw.getAsDouble(), CardMeter.part(load, shared, allowed));
        if (now.isEmpty()) return new Power.Card(key, card.name(), estimate, Power.Source.ESTIMATE, Math.min(draw.getAsDouble(), estimate * used), work);
        var full = own.fullWatts();
        // While it works each watt is measured; only what it will draw at work is a guess until it was seen.
        var source = busy || full.isPresent() ? Power.Source.SENSOR : Power.Source.ESTIMATE;
        return new Power.Card(key, card.name(), full.orElse(estimate), source, busy ? now.getAsDouble() : 0, work);
    }

    /** By the computer's own meter, where there is one that has told enough and the user entered no figure. */
    private Optional<Power> sensed(Electricity electricity) {
        if (electricity.fullWatts().isPresent() || reading.isEmpty() || reading.get().draw().watts().isEmpty()) return Optional.empty();
        var now = reading.get();
        double drawn = Math.max(0, now.draw().watts().getAsDouble() - cardsOnBattery(now));
        var sharing = meter.sharing(drawn, now.cpu().shared(), now.cpu().yours());
        return sharing.isEmpty() ? Optional.empty() : Optional.of(new Power(meter.fullWatts().getAsDouble(), Power.Source.SENSOR, sharing));
    }

    /** What quiet mode goes by: hottest, loudest, and what sharing draws. Cards count while there are tasks for them. */
    Measured measured(Reading now, Power power, Set<String> cardsOff) {
        var sensors = now.sensors();
        var fan = sensors.fanRpm().isPresent() ? OptionalDouble.of(sensors.fanRpm().getAsInt()) : OptionalDouble.empty();
        var own = power.cards().stream().filter(card -> card.work() && !cardsOff.contains(card.key()) && seen.containsKey(card.key()))
                .map(card -> seen.get(card.key())).toList();
        return new Measured(sensors.cpuCelsius(), fan, OptionalDouble.of(power.watts(now.cpu().shared()) + power.cardsNow()),
                own.stream().flatMapToDouble(gpu -> gpu.celsius().stream()).max(), own.stream().flatMapToDouble(gpu -> gpu.fanPercent().stream()).max());
    }

    boolean workingOnCards() {
        return core.state.tasks.values().stream().anyMatch(task -> task.running && task.gpus > 0);
    }

    /**
     * Books what was drawn meanwhile.
     *
     * @param load of the whole processor by tasks, 0..1
     */
    void count(long millis, double load, Power power, Electricity electricity, ZoneId zone) {
        double hours = millis / 3_600_000.0;
        var used = new ArrayList<UsageBook.Used>();
        double kwh = power.watts(load) / 1000 * hours;
        energy.add(core.state.tasks.values(), kwh * 3_600_000, power.source());
        used.add(used(kwh, power.source(), electricity, zone));
        var busy = onCards();
        for (var card : power.cards()) {
            var tasks = busy.getOrDefault(card.key(), List.of());
            if (tasks.isEmpty() || card.now() <= 0) continue;
            double drawn = card.now() / 1000 * hours;
            EnergyShares.addCard(tasks, drawn * 3_600_000, card.source());
            used.add(used(drawn, card.source(), electricity, zone));
        }
        usage.shared(core.deciding().today(), millis, used.toArray(UsageBook.Used[]::new));
    }

    private UsageBook.Used used(double kwh, Power.Source source, Electricity electricity, ZoneId zone) {
        return new UsageBook.Used(kwh, source, Power.cost(kwh, electricity, core.clock.instant(), zone), electricity.currency());
    }
}
