package app.hearth.engine.execution;

import java.util.OptionalDouble;

/**
 * What an application says of itself about once a second (protocol note 6.5, channel app_status).
 *
 * @param fraction   how far it is, 0..1; none before it first says so
 * @param checkpoint its processor time at its last checkpoint in seconds: a change means that it saved its state
 * @param sporadic   of one that computes now and then: 1 it does not want to now, 2 it wants to; 0 of any other (protocol note 6.11)
 */
record AppStatus(OptionalDouble fraction, OptionalDouble checkpoint, int sporadic) {
    static AppStatus parse(String message) {
        var fraction = number(message, "fraction_done");
        // Zero is what it says until it knows.
        return new AppStatus(fraction.orElse(0) > 0 ? OptionalDouble.of(Math.min(1, fraction.getAsDouble())) : OptionalDouble.empty(),
                number(message, "checkpoint_cpu_time"), (int) number(message, "sporadic_ac").orElse(0));
    }

    private static OptionalDouble number(String message, String tag) {
        int from = message.indexOf("<" + tag + ">");
        int to = message.indexOf("</" + tag + ">");
        if (from < 0 || to < from) return OptionalDouble.empty();
        try {
            double value = Double.parseDouble(message.substring(from + tag.length() + 2, to).strip());
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
