package app.hearth.rewards.milestone;

import java.time.Duration;

/** Figures that nobody has a feeling for, in terms of things that everybody knows. */
public final class Comparisons {
    /**
     * Floating-point operations for a credit: 200 credits for a day at 10^9 operations a second (BOINC's definition of the cobblestone,
     * github.com/BOINC/boinc/wiki/Computation-credit). Projects keep to it more or less.
     */
    private static final double OPERATIONS_OF_A_CREDIT = 86_400e9 / 200;
    /** People on Earth (United Nations, World Population Prospects 2024: 8.2 billion). */
    private static final double PEOPLE = 8.2e9;
    /** kWh to bring a litre of water from 20 to 100 °C: 4.19 kJ for a kg and a degree (CRC Handbook, water at 50 °C), a kg to the litre, nothing lost. */
    private static final double KWH_OF_A_LITRE = 4.19 * 80 / 3600;

    private Comparisons() {}

    /** How long everyone on Earth would work on it with one operation a second each. */
    public static Duration everybody(double credits) {
        return Duration.ofSeconds((long) Math.min(Long.MAX_VALUE, Math.max(0, credits) * OPERATIONS_OF_A_CREDIT / PEOPLE));
    }

    /** Litres of tap water that the same electricity brings to the boil. */
    public static double litresBoiled(double kwh) {
        return Math.max(0, kwh) / KWH_OF_A_LITRE;
    }
}
