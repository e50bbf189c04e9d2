package app.hearth.settings;

/**
 * A level's figures.
 *
 * @param whileInUse whether to share at all while the user is at the computer
 * @param inUse      figures then, remembered while {@code whileInUse} is off
 * @param away       figures while the user is away
 */
public record HowMuch(boolean whileInUse, Amount inUse, Amount away) {
    /** The figures of a given level on a computer of so many cores. {@code OWN} has none of its own. */
    public static HowMuch of(Preset preset, int totalCores) {
        return switch (preset) {
            case GENTLE -> new HowMuch(false, new Amount(5, 1, 5, 0), new Amount(25, part(totalCores, 3.0 / 8), 20, 0));
            case BALANCED -> new HowMuch(false, new Amount(10, part(totalCores, 1.0 / 4), 10, 0),
                    new Amount(60, part(totalCores, 3.0 / 4), 40, 75));
            case EVERYTHING -> new HowMuch(true, new Amount(25, part(totalCores, 1.0 / 2), 25, 0), new Amount(100, totalCores, 75, 100));
            case OWN -> throw new IllegalArgumentException("the user's own figures are in the settings");
        };
    }

    private static int part(int totalCores, double part) {
        return Math.max(1, (int) Math.round(totalCores * part));
    }
}
