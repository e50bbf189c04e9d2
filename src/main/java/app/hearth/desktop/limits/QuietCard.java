package app.hearth.desktop.limits;

import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.text.Texts;
import app.hearth.monitor.Reading;
import app.hearth.monitor.Untold.Sense;
import app.hearth.settings.Quiet;
import app.hearth.settings.When;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import javafx.scene.control.Label;

/** Targets for heat, fan and power, as far as this computer tells them. */
final class QuietCard extends Group {
    /** One target. */
    private enum Target {
        HEAT(30, 110), FAN(100, 20_000), POWER(1, 5000);

        private final NumberRange range;

        Target(double least, double most) {
            range = NumberRange.whole(least, most);
        }

        private OptionalInt of(Quiet quiet) {
            return switch (this) {
                case HEAT -> quiet.celsius();
                case FAN -> quiet.fanRpm();
                case POWER -> quiet.watts();
            };
        }

        private Quiet in(Quiet quiet, OptionalInt value) {
            return switch (this) {
                case HEAT -> quiet.withCelsius(value);
                case FAN -> quiet.withFanRpm(value);
                case POWER -> quiet.withWatts(value);
            };
        }
    }

    private final TwoColumns columns = new TwoColumns();
    private final Map<Target, OptionalNumber> inUse = new EnumMap<>(Target.class);
    private final Map<Target, OptionalNumber> away = new EnumMap<>(Target.class);
    private final Map<Target, Label> names = new EnumMap<>(Target.class);
    private final UntoldLines untold;

    QuietCard(Texts texts, SettingsEditor editor) {
        super(texts, editor);
        head(texts.get("limits.quiet"), texts.get("limits.quiet.note"));
        columns.heads(Forms.label(texts.get("limits.inUse"), "small", "muted"), Forms.label(texts.get("limits.away"), "small", "muted"));
        row(Target.HEAT, "fth-thermometer", texts.get("unit.celsius.sign"), 75);
        row(Target.FAN, "fth-wind", texts.get("unit.rpm"), 1500);
        row(Target.POWER, "fth-zap", texts.get("unit.watt"), 60);
        untold = new UntoldLines(texts, Set.of(Sense.HEAT, Sense.FAN));
        getChildren().addAll(columns, untold);
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
        for (Target target : Target.values()) {
            OptionalDouble live = now.reading().map(reading -> live(target, reading, now)).orElse(OptionalDouble.empty());
            columns.present(row++, live.isPresent());
            if (live.isEmpty()) continue;
            inUse.get(target).show(wide(target.of(now.settings().quiet().inUse())));
            away.get(target).show(wide(target.of(now.settings().quiet().away())));
            names.get(target).setText(texts.get("limits.quiet.now." + target, texts.figures().whole(Math.round(live.getAsDouble()))));
        }
    }

    private static OptionalDouble wide(OptionalInt value) {
        return value.isPresent() ? OptionalDouble.of(value.getAsInt()) : OptionalDouble.empty();
    }

    /** What the computer reads now; sharing's watts always have at least an estimate. */
    private static OptionalDouble live(Target target, Reading reading, LimitsState now) {
        return switch (target) {
            case HEAT -> reading.sensors().cpuCelsius();
            case FAN -> wide(reading.sensors().fanRpm());
            case POWER -> OptionalDouble.of(now.sharing().power().watts(reading.cpu().shared())
                    + reading.gpus().stream().mapToDouble(gpu -> gpu.watts().orElse(0)).sum());
        };
    }
}
