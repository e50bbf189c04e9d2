package app.hearth.desktop.limits;

import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.CardReadings;
import app.hearth.engine.GraphicsCard;
import app.hearth.monitor.Reading;
import app.hearth.monitor.Untold.Sense;
import app.hearth.settings.Quiet;
import app.hearth.settings.When;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.Label;

/** Targets for heat, fan and power, as far as this computer tells them. */
final class QuietCard extends Group {
    /** One target. */
    private enum Target {
        HEAT(30, 110), FAN(100, 20_000), CARD_HEAT(30, 110), CARD_FAN(1, 100), POWER(1, 5000);

        private final NumberRange range;

        Target(double least, double most) {
            range = NumberRange.whole(least, most);
        }

        private OptionalInt of(Quiet quiet) {
            return switch (this) {
                case HEAT -> quiet.celsius();
                case FAN -> quiet.fanRpm();
                case CARD_HEAT -> quiet.cardCelsius();
                case CARD_FAN -> quiet.cardFanPercent();
                case POWER -> quiet.watts();
            };
        }

        private Quiet in(Quiet quiet, OptionalInt value) {
            return switch (this) {
                case HEAT -> quiet.withCelsius(value);
                case FAN -> quiet.withFanRpm(value);
                case CARD_HEAT -> quiet.withCardCelsius(value);
                case CARD_FAN -> quiet.withCardFanPercent(value);
                case POWER -> quiet.withWatts(value);
            };
        }
    }

    private final TwoColumns columns = new TwoColumns();
    private final Map<Target, OptionalNumber> inUse = new EnumMap<>(Target.class);
    private final Map<Target, OptionalNumber> away = new EnumMap<>(Target.class);
    private final Map<Target, Label> names = new EnumMap<>(Target.class);
    private final Label sensors = Forms.wrapped("", "small", "muted");
    private final Supplier<List<GraphicsCard>> cards;
    private final UntoldLines untold;

    /** @param cards graphics cards as the engine knows them now */
    QuietCard(Texts texts, SettingsEditor editor, Supplier<List<GraphicsCard>> cards) {
        super(texts, editor);
        this.cards = cards;
        head(texts.get("limits.quiet"), texts.get("limits.quiet.note"));
        columns.heads(Forms.label(texts.get("limits.inUse"), "small", "muted"), Forms.label(texts.get("limits.away"), "small", "muted"));
        row(Target.HEAT, "fth-thermometer", texts.get("unit.celsius.sign"), 75);
        row(Target.FAN, "fth-wind", texts.get("unit.rpm"), 1500);
        row(Target.CARD_HEAT, "fth-thermometer", texts.get("unit.celsius.sign"), 70);
        row(Target.CARD_FAN, "fth-wind", texts.get("unit.percent.sign"), 50);
        row(Target.POWER, "fth-zap", texts.get("unit.watt"), 60);
        untold = new UntoldLines(texts, Set.of(Sense.HEAT, Sense.FAN));
        sensors.setId("sensors");
        getChildren().addAll(columns, sensors, untold);
    }

    private void row(Target target, String icon, String unit, double usual) {
        inUse.put(target, number(target, unit, usual, true));
        away.put(target, number(target, unit, usual, false));
        names.put(target, columns.add(icon, texts.get("limits.quiet." + target), inUse.get(target), away.get(target)));
    }

    private OptionalNumber number(Target target, String unit, double usual, boolean ofInUse) {
        String name = texts.get("limits.figure.whose", texts.get("limits.quiet." + target), texts.get(ofInUse ? "limits.inUse" : "limits.away"));
        var number = new OptionalNumber(texts, name, unit, target.range, usual).named((ofInUse ? "inUse" : "away") + target);
        number.onValue(value -> {
            OptionalInt whole = value.isPresent() ? OptionalInt.of((int) Math.round(value.getAsDouble())) : OptionalInt.empty();
            change(name, whole.isPresent() ? texts.figures().whole(whole.getAsInt()) + " " + unit : onOff(false), settings -> {
                var quiet = settings.quiet();
                return settings.withQuiet(ofInUse ? new When<>(target.in(quiet.inUse(), whole), quiet.away())
                        : new When<>(quiet.inUse(), target.in(quiet.away(), whole)));
            });
        });
        return number;
    }

    @Override void show(LimitsState now) {
        untold.show(now);
        int row = 1;
        var known = cards.get();
        var seen = now.reading().map(reading -> CardReadings.of(known, reading.gpus())).orElse(Map.of());
        for (Target target : Target.values()) {
            OptionalDouble live = now.reading().map(reading -> live(target, reading, seen, now)).orElse(OptionalDouble.empty());
            var here = target.of(now.settings().quiet().inUse());
            var gone = target.of(now.settings().quiet().away());
            // A card that sleeps tells nothing, and what was set for it stands all the same.
            boolean asleep = (target == Target.CARD_HEAT || target == Target.CARD_FAN) && !known.isEmpty() && (here.isPresent() || gone.isPresent());
            columns.present(row++, live.isPresent() || asleep);
            inUse.get(target).show(wide(here));
            away.get(target).show(wide(gone));
            names.get(target).setText(live.isPresent() ? texts.get("limits.quiet.now." + target, texts.figures().whole(Math.round(live.getAsDouble())))
                    : texts.get("limits.quiet." + target));
        }
        Forms.present(sensors, now.reading().isPresent());
        now.reading().ifPresent(reading -> sensors.setText(String.join("\n", SensorWords.of(reading, known, now.sharing().power(), texts))));
    }

    private static OptionalDouble wide(OptionalInt value) {
        return value.isPresent() ? OptionalDouble.of(value.getAsInt()) : OptionalDouble.empty();
    }

    /** What the computer reads now; sharing's watts always have at least an estimate. */
    private static OptionalDouble live(Target target, Reading reading, Map<String, Reading.Gpu> seen, LimitsState now) {
        return switch (target) {
            case HEAT -> reading.sensors().cpuCelsius();
            case FAN -> wide(reading.sensors().fanRpm());
            case CARD_HEAT -> most(seen, now, Reading.Gpu::celsius);
            case CARD_FAN -> most(seen, now, Reading.Gpu::fanPercent);
            case POWER -> OptionalDouble.of(now.sharing().power().watts(reading.cpu().shared()) + now.sharing().power().cardsNow());
        };
    }

    /** Of the cards that tasks ever may use. */
    private static OptionalDouble most(Map<String, Reading.Gpu> seen, LimitsState now, Function<Reading.Gpu, OptionalDouble> figure) {
        var off = now.settings().cardsNever();
        return seen.entrySet().stream().filter(card -> !off.contains(card.getKey())).flatMapToDouble(card -> figure.apply(card.getValue()).stream()).max();
    }
}
