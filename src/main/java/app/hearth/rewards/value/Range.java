package app.hearth.rewards.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A figure that is not sure: the likely one, and between what it lies. */
public record Range(double low, double likely, double high) {
    public Range {
        if (!(low <= likely && likely <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("not a range: " + low + ", " + likely + ", " + high);
        }
    }

    public static Range exactly(double value) {
        return new Range(value, value, value);
    }

    public boolean exact() {
        return low == high;
    }

    public Range plus(Range other) {
        return new Range(low + other.low, likely + other.likely, high + other.high);
    }

    /** All that the difference can be. */
    public Range minus(Range other) {
        return new Range(low - other.high, likely - other.likely, high - other.low);
    }

    /** As it reads with so many decimals; halves go to the even one, as number formats do it. */
    public Range rounded(int decimals) {
        return new Range(rounded(low, decimals), rounded(likely, decimals), rounded(high, decimals));
    }

    private static double rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    }

    /** @param factor 0 or more */
    public Range times(double factor) {
        return new Range(low * factor, likely * factor, high * factor);
    }
}
