package app.hearth.desktop.welcome;

import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineSnapshot.Sharing;
import app.hearth.engine.policy.Forecast;
import app.hearth.monitor.Reading;
import app.hearth.settings.Preset;
import app.hearth.settings.UserSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The welcome's words about this computer. Pure. */
final class WelcomeWords {
    /** The levels that are offered, least first. */
    static final List<Preset> OFFERED = List.of(Preset.GENTLE, Preset.BALANCED, Preset.EVERYTHING);
    private final Texts texts;

    WelcomeWords(Texts texts) {
        this.texts = texts;
    }

    /** A line of a level's card; a part between asterisks is strong. */
    record Line(String icon, String words) {}

    static boolean hasBattery(Optional<Reading> reading) {
        return reading.filter(now -> !(now.power() instanceof Reading.Power.NoBattery)).isPresent();
    }

    static Preset suggested(Sharing sharing, Optional<Reading> reading) {
        return UserSettings.suggested(hasBattery(reading), sharing.conditions().totalCores()).level();
    }

    String name(Preset preset) {
        return texts.get("level." + preset.name().toLowerCase(Locale.ROOT));
    }

    /** What computer it is, which level is suggested for it, and why. */
    String suggestion(Sharing sharing, Optional<Reading> reading) {
        boolean card = reading.filter(now -> !now.gpus().isEmpty()).isPresent();
        String device = texts.get(card ? "welcome.device.card" : "welcome.device", sharing.conditions().totalCores());
        return device + " " + texts.get(hasBattery(reading) ? "welcome.suggest.battery" : "welcome.suggest.mains", name(suggested(sharing, reading)));
    }

    /** What a level sets here. {@code week} is the forecast with it, once it is there. */
    List<Line> lines(Preset preset, Sharing sharing, Optional<Reading> reading, Optional<Forecast> week) {
        int cores = sharing.conditions().totalCores();
        var figures = sharing.settings().howMuch(preset, cores);
        var lines = new ArrayList<Line>();
        lines.add(new Line("fth-cpu", texts.get("welcome.line.processor", percent(figures.away().cpuPercent()), Math.min(cores, figures.away().cores()))));
        if (reading.filter(now -> !now.gpus().isEmpty()).isPresent()) {
            lines.add(new Line("fth-monitor", figures.away().gpuPercent() == 0 ? texts.get("welcome.line.noCard")
                    : texts.get("welcome.line.card", percent(figures.away().gpuPercent()))));
        }
        lines.add(new Line("fth-user", figures.whileInUse() ? texts.get("welcome.line.inUse", percent(figures.inUse().cpuPercent()))
                : texts.get("welcome.line.pauses")));
        lines.add(new Line("fth-zap", week.map(days -> texts.get("welcome.line.energy", texts.figures().energyInKwh(days.kwh() / 7))).orElse(texts.get("welcome.line.energyLater"))));
        return lines;
    }

    private String percent(int percent) {
        return texts.figures().percent(percent / 100.0);
    }

    /** What sharing takes in electricity here, from the least level to the most; without figures until the forecast is there. */
    String cost(Map<Preset, Forecast> weeks) {
        if (!weeks.keySet().containsAll(OFFERED)) return texts.get("welcome.costs.later");
        return texts.get("welcome.costs.words", texts.figures().energyInKwh(weeks.get(Preset.GENTLE).kwh() / 7),
                texts.figures().energyInKwh(weeks.get(Preset.EVERYTHING).kwh() / 7));
    }

    /** What the processor is not used for by the user, in percent without the sign. */
    String idle(Reading reading) {
        return texts.figures().percentNumber(1 - reading.cpu().yours());
    }

    /** That it shares a little already, and until when; empty when these minutes are over. */
    Optional<String> firstMinutes(Sharing sharing) {
        return sharing.wishes().firstMinutes().filter(texts.now()::isBefore).map(until -> texts.get("welcome.first", texts.times().moment(until)));
    }
}
