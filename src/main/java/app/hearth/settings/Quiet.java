package app.hearth.settings;

import java.util.OptionalInt;

/**
 * Targets of quiet mode; empty means none. Above one of them the work slows down step by step: the processor's for its heat and the fans, the graphics
 * cards' for theirs, both for the power.
 *
 * @param celsius        processor temperature, 30..110
 * @param fanRpm         fastest fan of the computer, turns a minute, 100..20 000
 * @param watts          power that sharing may draw, processor and cards together, 1..5000
 * @param cardCelsius    temperature of the hottest graphics card that tasks may use, 30..110
 * @param cardFanPercent fastest fan of these cards, percent of its full speed, 1..100: drivers tell no turns as a rule
 */
public record Quiet(OptionalInt celsius, OptionalInt fanRpm, OptionalInt watts, OptionalInt cardCelsius, OptionalInt cardFanPercent) {
    public static final Quiet NONE = new Quiet(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    public Quiet {
        check("celsius", celsius, 30, 110);
        check("fanRpm", fanRpm, 100, 20_000);
        check("watts", watts, 1, 5000);
        check("cardCelsius", cardCelsius, 30, 110);
        check("cardFanPercent", cardFanPercent, 1, 100);
    }

    /** Without targets for cards. */
    public Quiet(OptionalInt celsius, OptionalInt fanRpm, OptionalInt watts) {
        this(celsius, fanRpm, watts, OptionalInt.empty(), OptionalInt.empty());
    }

    private static void check(String name, OptionalInt value, int least, int most) {
        if (value.isPresent() && (value.getAsInt() < least || value.getAsInt() > most)) {
            throw new IllegalArgumentException(name + " out of range: " + value.getAsInt());
        }
    }

    public Quiet withCelsius(OptionalInt limit) {
        return new Quiet(limit, fanRpm, watts, cardCelsius, cardFanPercent);
    }

    public Quiet withFanRpm(OptionalInt limit) {
        return new Quiet(celsius, limit, watts, cardCelsius, cardFanPercent);
    }

    public Quiet withWatts(OptionalInt limit) {
        return new Quiet(celsius, fanRpm, limit, cardCelsius, cardFanPercent);
    }

    public Quiet withCardCelsius(OptionalInt limit) {
        return new Quiet(celsius, fanRpm, watts, limit, cardFanPercent);
    }

    public Quiet withCardFanPercent(OptionalInt limit) {
        return new Quiet(celsius, fanRpm, watts, cardCelsius, limit);
    }
}
