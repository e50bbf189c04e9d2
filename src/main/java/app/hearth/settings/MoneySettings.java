package app.hearth.settings;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What earnings are worth to the user, and where a wallet is read. No secrets: a wallet's password is kept elsewhere.
 *
 * @param prices one for a unit at most
 * @param wallet the Gridcoin wallet to read, if any
 */
public record MoneySettings(List<UnitPrice> prices, Optional<Wallet> wallet) {
    public static final MoneySettings NONE = new MoneySettings(List.of(), Optional.empty());

    public MoneySettings {
        prices = List.copyOf(prices);
        if (prices.stream().map(UnitPrice::unit).distinct().count() < prices.size()) throw new IllegalArgumentException("two prices for one unit");
    }

    /**
     * What one of a unit is worth.
     *
     * @param unit     as in the book of earnings, such as GRC
     * @param currency ISO 4217 code
     */
    public record UnitPrice(String unit, String currency, Source source) {
        public UnitPrice {
            if (unit.isBlank() || unit.length() > 40) throw new IllegalArgumentException("not a unit");
            Currency.getInstance(currency); // refuses what is none
        }
    }

    /** Where a price is from. */
    public sealed interface Source {}

    /**
     * The user's own figure.
     *
     * @param entered when
     */
    public record Own(double perUnit, LocalDate entered) implements Source {
        public Own {
            if (!(perUnit >= 0 && perUnit <= 1e9)) throw new IllegalArgumentException("price out of range");
        }
    }

    /**
     * A page that tells the price as JSON.
     *
     * @param url  https, or http on this computer
     * @param path to the figure, such as {@code $.gridcoin-research.eur}
     */
    public record Feed(String url, String path) implements Source {
        public Feed {
            if (url.length() > 2000 || !url.toLowerCase(Locale.ROOT).matches("https?://.+")) throw new IllegalArgumentException("not an address");
            if (path.isBlank() || path.length() > 500) throw new IllegalArgumentException("not a path");
        }
    }

    /**
     * A Gridcoin wallet.
     *
     * @param address   host and port, such as {@code localhost:15715}
     * @param elsewhere whether the user said that it is on another computer
     */
    public record Wallet(String address, String user, boolean elsewhere) {
        public Wallet {
            if (address.isBlank() || address.length() > 300) throw new IllegalArgumentException("not an address");
            if (user.length() > 300) throw new IllegalArgumentException("user name too long");
        }
    }

    public Optional<UnitPrice> price(String unit) {
        return prices.stream().filter(price -> price.unit().equals(unit)).findFirst();
    }

    /** With this price in place of the unit's former one. */
    public MoneySettings with(UnitPrice price) {
        var all = new java.util.ArrayList<>(without(price.unit()).prices);
        all.add(price);
        return new MoneySettings(all, wallet);
    }

    public MoneySettings without(String unit) {
        return new MoneySettings(prices.stream().filter(price -> !price.unit().equals(unit)).toList(), wallet);
    }

    public MoneySettings withWallet(Optional<Wallet> other) {
        return new MoneySettings(prices, other);
    }
}
