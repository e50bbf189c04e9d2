package app.hearth.settings;

import java.util.OptionalInt;

/**
 * Targets of quiet mode; empty means none. Above one of them the work slows down step by step.
 *
 * @param celsius processor temperature, 30..110
 * @param fanRpm  fastest fan, turns a minute, 100..20 000
 * @param watts   power that sharing may draw, 1..5000
 */
public record Quiet(OptionalInt celsius, OptionalInt fanRpm, OptionalInt watts) {
    public static final Quiet NONE = new Quiet(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    public Quiet {
        check("celsius", celsius, 30, 110);
        check("fanRpm", fanRpm, 100, 20_000);
        check("watts", watts, 1, 5000);
    }

    private static void check(String name, OptionalInt value, int least, int most) {
        if (value.isPresent() && (value.getAsInt() < least || value.getAsInt() > most)) {
            throw new IllegalArgumentException(name + " out of range: " + value.getAsInt());
        }
    }

    public Quiet withCelsius(OptionalInt limit) {
        return new Quiet(limit, fanRpm, watts);
    }

    public Quiet withFanRpm(OptionalInt limit) {
        return new Quiet(celsius, limit, watts);
    }

    public Quiet withWatts(OptionalInt limit) {
        return new Quiet(celsius, fanRpm, limit);
    }
}
