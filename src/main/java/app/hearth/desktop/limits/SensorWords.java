package app.hearth.desktop.limits;

import app.hearth.desktop.text.Texts;
import app.hearth.engine.CardReadings;
import app.hearth.engine.GraphicsCard;
import app.hearth.engine.policy.Power;
import app.hearth.monitor.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which sensors there are: a line for the processor and one for each graphics card. */
final class SensorWords {
    private SensorWords() {}

    /** @param cards that tasks can use */
    static List<String> of(Reading reading, List<GraphicsCard> cards, Power power, Texts texts) {
        var lines = new ArrayList<String>();
        boolean meter = reading.draw().watts().isPresent();
        var told = told(reading.sensors().cpuCelsius().isPresent(), reading.sensors().fanRpm().isPresent(), meter, texts);
        lines.add(line(texts.get("limits.sensors.processor"), told, meter, meter ? Power.Source.SENSOR : power.source(), texts));
        var seen = CardReadings.of(cards, reading.gpus());
        for (var card : cards) lines.add(card(card, name(card, cards, texts), Optional.ofNullable(seen.get(card.key())), power, texts));
        for (var gpu : reading.gpus()) {
            if (seen.values().stream().noneMatch(used -> used == gpu)) lines.add(texts.get("limits.sensors.unused", gpu.name()));
        }
        return lines;
    }

    private static String card(GraphicsCard card, String name, Optional<Reading.Gpu> gpu, Power power, Texts texts) {
        boolean watts = gpu.filter(one -> one.watts().isPresent()).isPresent();
        var told = told(gpu.filter(one -> one.celsius().isPresent()).isPresent(), gpu.filter(one -> one.fanPercent().isPresent()).isPresent(), watts, texts);
        var own = power.cards().stream().filter(one -> one.key().equals(card.key())).findFirst();
        if (own.filter(one -> one.fullWatts() == 0).isPresent()) {
            return told.isEmpty() ? texts.get("limits.sensors.inside.none", name) : texts.get("limits.sensors.inside", name, told);
        }
        return line(name, told, watts, own.map(Power.Card::source).filter(source -> source != Power.Source.SENSOR).orElse(Power.Source.ESTIMATE), texts);
    }

    private static String line(String name, String told, boolean watts, Power.Source source, Texts texts) {
        String guess = texts.get("limits.sensors." + source);
        if (told.isEmpty()) return texts.get("limits.sensors.none", name, guess);
        return watts ? texts.get("limits.sensors.answers", name, told) : texts.get("limits.sensors.guessed", name, told, guess);
    }

    private static String told(boolean heat, boolean fan, boolean watts, Texts texts) {
        var words = new ArrayList<String>();
        if (heat) words.add(texts.get("limits.sensors.HEAT"));
        if (fan) words.add(texts.get("limits.sensors.FAN"));
        if (watts) words.add(texts.get("limits.sensors.POWER"));
        return words.stream().collect(Collectors.joining(", "));
    }

    /** Several of one model are told apart by their number. */
    private static String name(GraphicsCard card, List<GraphicsCard> all, Texts texts) {
        boolean several = all.stream().filter(other -> other.name().equals(card.name())).count() > 1;
        return several ? texts.get("limits.cards.number", card.name(), texts.figures().whole(card.number() + 1)) : card.name();
    }
}
