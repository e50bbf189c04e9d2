package app.hearth.rewards.gridcoin;

import app.hearth.rewards.Amount;
import app.hearth.rewards.gridcoin.WalletException.Problem;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** The fields of one object of the wallet's; each has the type asked for and a figure within reason, or reading fails and names it. */
record Fields(JsonObject object) {
    /** {@code COIN}: the smallest part of a Gridcoin is a hundred-millionth. */
    private static final int PLACES = 8;
    /** {@code MAX_MONEY} of the wallet's source: 2 000 million coins. */
    private static final BigDecimal MOST = BigDecimal.valueOf(2_000_000_000L);
    private static final long LAST_SECOND = 253_402_300_799L; // the end of the year 9999, so that dates can be shown
    private static final int MAX_TEXT = 10_000;

    static Fields of(JsonElement element) throws WalletException {
        if (element instanceof JsonObject object) return new Fields(object);
        throw new WalletException(Problem.ODD_FIGURE, "an object is missing");
    }

    boolean has(String name) {
        return object.has(name) && !object.get(name).isJsonNull();
    }

    /** Coins, as printed with {@code ValueFromAmount}; may be negative. */
    Amount coins(String name) throws WalletException {
        var number = number(name);
        // The exponent is looked at first: 1e999999999 is a short text and a long number.
        if (Math.abs((long) number.scale()) > 100 || number.precision() > 100 || number.abs().compareTo(MOST) > 0) throw wrong(name);
        return new Amount(number.movePointRight(PLACES).setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    Optional<Amount> coinsIfAny(String name) throws WalletException {
        return has(name) ? Optional.of(coins(name)) : Optional.empty();
    }

    /** A figure from 0 on. */
    OptionalDouble figureIfAny(String name) throws WalletException {
        if (!has(name)) return OptionalDouble.empty();
        double value = number(name).doubleValue();
        if (!(value >= 0 && value <= 1e12)) throw wrong(name);
        return OptionalDouble.of(value);
    }

    boolean flag(String name) throws WalletException {
        if (object.get(name) instanceof JsonPrimitive primitive && primitive.isBoolean()) return primitive.getAsBoolean();
        throw wrong(name);
    }

    boolean flagOr(String name, boolean otherwise) throws WalletException {
        return has(name) ? flag(name) : otherwise;
    }

    String text(String name) throws WalletException {
        if (object.get(name) instanceof JsonPrimitive primitive && primitive.isString() && primitive.getAsString().length() <= MAX_TEXT) {
            return primitive.getAsString();
        }
        throw wrong(name);
    }

    String textOr(String name, String otherwise) throws WalletException {
        return has(name) ? text(name) : otherwise;
    }

    /** Seconds since 1970. */
    Instant time(String name) throws WalletException {
        long seconds = whole(name);
        if (seconds < 0 || seconds > LAST_SECOND) throw wrong(name);
        return Instant.ofEpochSecond(seconds);
    }

    long whole(String name) throws WalletException {
        var number = number(name);
        if (Math.abs((long) number.scale()) > 18) throw wrong(name);
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw wrong(name);
        }
    }

    private BigDecimal number(String name) throws WalletException {
        if (!(object.get(name) instanceof JsonPrimitive primitive) || !primitive.isNumber()) throw wrong(name);
        try {
            return new BigDecimal(primitive.getAsString());
        } catch (NumberFormatException e) {
            throw wrong(name);
        }
    }

    private static WalletException wrong(String name) {
        return new WalletException(Problem.ODD_FIGURE, name);
    }
}
