package app.hearth.rewards;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount of a unit, so that sums do not depend on the order in which they are made.
 *
 * @param units hundred-millionths, the smallest part of the coins that wallets know; below what networks print of their credit
 */
public record Amount(long units) implements Comparable<Amount> {
    public static final Amount ZERO = new Amount(0);
    private static final int PLACES = 8;
    /** A long holds nine such amounts; that no source of the book comes beyond one, {@link Book} sees to. */
    static final double LARGEST = 1e10;

    /**
     * The nearest amount.
     *
     * @throws IllegalArgumentException for what is no number and beyond ten thousand million
     */
    public static Amount of(double value) {
        if (!(Math.abs(value) <= LARGEST)) throw new IllegalArgumentException("not an amount: " + value);
        return new Amount(BigDecimal.valueOf(value).movePointRight(PLACES).setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    public Amount plus(Amount other) {
        return new Amount(Math.addExact(units, other.units));
    }

    public Amount minus(Amount other) {
        return new Amount(Math.subtractExact(units, other.units));
    }

    public Amount negated() {
        return new Amount(Math.negateExact(units));
    }

    public boolean isZero() {
        return units == 0;
    }

    public double value() {
        return exact().doubleValue();
    }

    /** As a decimal without an exponent and without zeros at its end. */
    public String text() {
        return isZero() ? "0" : exact().stripTrailingZeros().toPlainString();
    }

    private BigDecimal exact() {
        return BigDecimal.valueOf(units, PLACES);
    }

    @Override public int compareTo(Amount other) {
        return Long.compare(units, other.units);
    }
}
