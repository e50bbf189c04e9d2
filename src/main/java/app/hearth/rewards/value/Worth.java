package app.hearth.rewards.value;

import app.hearth.rewards.Amount;
import app.hearth.rewards.price.Price;

/** What an amount of a unit is worth by a price. */
public record Worth(double value, Price price) {
    public static Worth of(Amount amount, Price price) {
        return new Worth(amount.value() * price.perUnit(), price);
    }

    public String currency() {
        return price.currency();
    }
}
