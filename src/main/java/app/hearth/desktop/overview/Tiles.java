package app.hearth.desktop.overview;

import app.hearth.desktop.text.Figures;
import app.hearth.desktop.text.Texts;
import app.hearth.monitor.Reading;
import app.hearth.monitor.Reading.Gpu;
import app.hearth.monitor.Reading.Memory;
import app.hearth.monitor.Reading.Power;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Puts the parts of a reading into the words of the tiles. What the computer does not give has no place here. */
final class Tiles {
    /** A figure with its unit and what it is of. */
    record HeatFigure(String figure, String unit, String label) {}

    private final Texts texts;
    private final Figures figures;

    Tiles(Texts texts) {
        this.texts = texts;
        this.figures = texts.figures();
    }

    /** The first graphics card; empty where there is none. */
    Optional<LoadTile.Content> graphics(Reading reading) {
        return reading.gpus().stream().findFirst().map(gpu -> graphics(gpu, reading.gpus().size()));
    }

    private LoadTile.Content graphics(Gpu gpu, int cards) {
        String title = texts.get("overview.graphics");
        var beside = new StringJoiner(" · ");
        gpu.celsius().ifPresent(celsius -> beside.add(figures.celsius(celsius)));
        gpu.watts().ifPresent(watts -> beside.add(texts.get("unit.watts", rounded(watts))));
        String heat = beside.toString();
        String foot = graphicsFoot(gpu, cards);
        String unused = texts.get("overview.graphics.unused");
        if (gpu.load().isEmpty()) {
            return new LoadTile.Content(title, heat, "", texts.get("overview.graphics.unknown"), false, unused, 0, 0, foot);
        }
        double load = gpu.load().getAsDouble();
        return new LoadTile.Content(title, heat, figures.percentNumber(load), texts.get("overview.graphics.yours"), false, unused,
                0, load, foot);
    }

    private String graphicsFoot(Gpu gpu, int cards) {
        StringJoiner name = new StringJoiner(" · ");
        name.add(gpu.name());
        if (gpu.used().isPresent() && gpu.total().isPresent()) {
            name.add(texts.get("overview.graphics.memory", figures.gigabytes(gpu.used().getAsLong()),
                    figures.bytes(gpu.total().getAsLong())));
        }
        if (cards > 1) name.add(texts.get("overview.graphics.more", cards - 1));
        return name.toString();
    }

    LoadTile.Content memory(Memory memory) {
        double total = Math.max(1, memory.total());
        return new LoadTile.Content(texts.get("overview.memory"), figures.bytes(memory.total()),
                figures.gigabytes(memory.shared()), texts.get("overview.memory.shared"), true,
                texts.get("overview.memory.yours", figures.gigabytes(memory.yours())),
                memory.shared() / total, memory.yours() / total, "");
    }

    /** Heat and fan as far as the computer gives them, and what shared work draws now. */
    List<HeatFigure> heat(Reading reading, Optional<app.hearth.engine.policy.Power> sharing) {
        List<HeatFigure> found = new ArrayList<>();
        reading.sensors().cpuCelsius().ifPresent(celsius ->
                found.add(new HeatFigure(rounded(celsius), texts.get("unit.celsius.sign"), texts.get("overview.heat.processor"))));
        reading.sensors().fanRpm().ifPresent(rpm ->
                found.add(new HeatFigure(figures.whole(rpm), texts.get("unit.rpm"), texts.get("overview.heat.fan"))));
        sharing.ifPresent(power ->
                found.add(new HeatFigure(rounded(power.watts(reading.cpu().shared()) + power.cardsNow()), texts.get("unit.watt"), texts.get("overview.shared"))));
        return found;
    }

    /** The line below the figures: what is missing, and the battery where there is one. */
    String heatFoot(Reading reading, Optional<app.hearth.engine.policy.Power> sharing) {
        StringJoiner lines = new StringJoiner("\n");
        if (reading.sensors().cpuCelsius().isEmpty()) lines.add(texts.get("overview.heat.none"));
        sharing.ifPresent(power -> {
            boolean processor = power.source() == app.hearth.engine.policy.Power.Source.ESTIMATE;
            switch (power.known()) {
                case ESTIMATE -> lines.add(texts.get(processor && reading.draw().meter() == Reading.Meter.REFUSED ? "overview.heat.refused" : "overview.heat.estimate"));
                case ENTERED -> lines.add(texts.get("overview.heat.entered"));
                case SENSOR -> lines.add(texts.get(reading.draw().meter() == Reading.Meter.BATTERY ? "overview.heat.battery" : "overview.heat.sensor"));
            }
        });
        switch (reading.power()) {
            case Power.Mains(var level, _) when level.isPresent() ->
                    lines.add(texts.get("overview.power.mains", figures.percent(level.getAsDouble())));
            case Power.Battery(var level) when level.isPresent() ->
                    lines.add(texts.get("overview.power.battery", figures.percent(level.getAsDouble())));
            case Power.Mains _, Power.Battery _, Power.NoBattery _ -> { }
        }
        return lines.toString();
    }

    private String rounded(double number) {
        return figures.whole(Math.round(number));
    }
}
