package app.hearth.settings;

import java.util.Locale;

/** What half an hour of the week is painted with. */
public sealed interface Paint {
    /** Nothing painted: the level chosen on Limits rules. */
    record AsChosen() implements Paint {}
    /** No sharing. */
    record Off() implements Paint {}
    /** A level; {@code OWN} stands for the user's own figures. */
    record Level(Preset preset) implements Paint {}
    /** The chosen level's figures with this part of the processor, 1..100. */
    record Percent(int percent) implements Paint {
        public Percent {
            if (percent < 1 || percent > 100) throw new IllegalArgumentException("percent must be 1..100, was " + percent);
        }
    }

    Paint AS_CHOSEN = new AsChosen();
    Paint OFF = new Off();

    /** Its name in files: {@code chosen}, {@code off}, {@code gentle}, {@code balanced}, {@code everything}, {@code own}, {@code 35%}. */
    default String text() {
        return switch (this) {
            case AsChosen() -> "chosen";
            case Off() -> "off";
            case Level(var preset) -> preset.name().toLowerCase(Locale.ROOT);
            case Percent(int percent) -> percent + "%";
        };
    }

    /** @throws IllegalArgumentException for anything that {@link #text} does not give */
    static Paint parse(String text) {
        return switch (text) {
            case "chosen" -> AS_CHOSEN;
            case "off" -> OFF;
            default -> text.endsWith("%") ? new Percent(Integer.parseInt(text.substring(0, text.length() - 1)))
                    : new Level(Preset.valueOf(text.toUpperCase(Locale.ROOT)));
        };
    }
}
