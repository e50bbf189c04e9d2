package app.hearth.settings;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What electricity is used and costs.
 *
 * @param fullWatts   what the computer draws at full processor load above its idle draw, from a plug meter or the user; empty
 *                    means an estimate
 * @param currency    ISO 4217 code
 * @param pricePerKwh usual price; empty while the user has entered none
 * @param windows     other prices by time of day, the first that fits counts
 * @param cardWatts   what each graphics card draws at full load above its draw at rest, from a plug meter or the user, above 0 to 5000;
 *                    empty means measured or estimated
 */
public record Electricity(OptionalDouble fullWatts, String currency, OptionalDouble pricePerKwh, List<PriceWindow> windows, OptionalDouble cardWatts) {
    private static final double MOST_WATTS = 5000;
    public static final Electricity UNKNOWN = new Electricity(OptionalDouble.empty(), "EUR", OptionalDouble.empty(), List.of());

    public Electricity {
        check("fullWatts", fullWatts);
        check("cardWatts", cardWatts);
        if (pricePerKwh.isPresent() && !(pricePerKwh.getAsDouble() >= 0 && pricePerKwh.getAsDouble() <= 1e6)) {
            throw new IllegalArgumentException("pricePerKwh out of range");
        }
        Currency.getInstance(currency); // refuses what is none: no screen could write it
        windows = List.copyOf(windows);
    }

    /** With nothing entered for graphics cards. */
    public Electricity(OptionalDouble fullWatts, String currency, OptionalDouble pricePerKwh, List<PriceWindow> windows) {
        this(fullWatts, currency, pricePerKwh, windows, OptionalDouble.empty());
    }

    private static void check(String name, OptionalDouble watts) {
        if (watts.isPresent() && !(watts.getAsDouble() > 0 && watts.getAsDouble() <= MOST_WATTS)) throw new IllegalArgumentException(name + " out of range");
    }

    public Electricity withFullWatts(OptionalDouble watts) {
        return new Electricity(watts, currency, pricePerKwh, windows, cardWatts);
    }

    public Electricity withCardWatts(OptionalDouble watts) {
        return new Electricity(fullWatts, currency, pricePerKwh, windows, watts);
    }

    public Electricity withCurrency(String code) {
        return new Electricity(fullWatts, code, pricePerKwh, windows, cardWatts);
    }

    public Electricity withPricePerKwh(OptionalDouble price) {
        return new Electricity(fullWatts, currency, price, windows, cardWatts);
    }

    public Electricity withWindows(List<PriceWindow> all) {
        return new Electricity(fullWatts, currency, pricePerKwh, all, cardWatts);
    }

    /** A price from a time of day to another, whole minutes, past midnight where {@code to} is not after {@code from}. */
    public record PriceWindow(LocalTime from, LocalTime to, double pricePerKwh) {
        public PriceWindow {
            from = from.truncatedTo(ChronoUnit.MINUTES);
            to = to.truncatedTo(ChronoUnit.MINUTES);
            if (!(pricePerKwh >= 0 && pricePerKwh <= 1e6)) throw new IllegalArgumentException("pricePerKwh out of range");
        }

        boolean contains(LocalTime time) {
            return from.isBefore(to) ? !time.isBefore(from) && time.isBefore(to) : !time.isBefore(from) || time.isBefore(to);
        }
    }

    /** Whether there is a price at any time of day. */
    public boolean priced() {
        return pricePerKwh.isPresent() || !windows.isEmpty();
    }

    /** Whether there is a price at every time of day. */
    public boolean alwaysPriced() {
        // Where a window ends and none goes on, the usual price would be needed.
        return pricePerKwh.isPresent() || !windows.isEmpty() && windows.stream().allMatch(window -> priceAt(window.to()).isPresent());
    }

    /** The price at a time of day. */
    public OptionalDouble priceAt(LocalTime time) {
        return windows.stream().filter(window -> window.contains(time)).mapToDouble(PriceWindow::pricePerKwh).findFirst()
                .stream().mapToObj(OptionalDouble::of).findFirst().orElse(pricePerKwh);
    }
}
