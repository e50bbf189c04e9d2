package app.hearth.desktop.money;

import app.hearth.desktop.text.Texts;
import app.hearth.rewards.gridcoin.Beacon;
import app.hearth.rewards.gridcoin.WalletState;
import app.hearth.rewards.price.Price;
import app.hearth.rewards.secret.Secrets;
import app.hearth.settings.Electricity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** What is said of prices, of the tariff and of a wallet. */
public final class MoneyWords {
    private final Texts texts;

    public MoneyWords(Texts texts) {
        this.texts = texts;
    }

    /** A unit's name. */
    public String unit(String unit) {
        return texts.getOr("money.unit." + unit, unit);
    }

    /** "1 GRC is worth 0.0078 €". */
    String price(String unit, double perUnit, String currency) {
        return texts.get("money.price.is", unit(unit), texts.figures().price(perUnit, currency));
    }

    /** Where a price is from and how old it is, such as "your figure of 18 Nov" or "from example.org, 3 h ago"; an old one says so. */
    public String source(Price price) {
        boolean stale = price.stale(texts.now(), texts.times().zone());
        return switch (price.origin()) {
            case Price.Own(var entered) -> texts.get(stale ? "money.source.own.old" : "money.source.own", texts.times().date(entered));
            case Price.Fed(var host, var fetched) -> texts.get(stale ? "money.source.feed.old" : "money.source.feed", host, texts.times().ago(fetched));
        };
    }

    /** What electricity costs. */
    String tariff(Electricity tariff) {
        if (tariff.pricePerKwh().isEmpty() && tariff.windows().isEmpty()) return texts.get("money.tariff.none");
        if (tariff.pricePerKwh().isEmpty()) return texts.get("money.tariff.windowsOnly", tariff.windows().size());
        String price = texts.figures().price(tariff.pricePerKwh().getAsDouble(), tariff.currency());
        return tariff.windows().isEmpty() ? texts.get("money.tariff.one", price) : texts.get("money.tariff.windows", price, tariff.windows().size());
    }

    /** Where a password is kept. */
    String place(Secrets.Place place) {
        return switch (place) {
            case Secrets.Place.Keyring _ -> texts.get("money.place.keyring");
            case Secrets.Place.OwnFile(var path, var ownerOnly) -> texts.get(ownerOnly ? "money.place.file" : "money.place.open", path);
        };
    }

    /** A beacon's state in a sentence. */
    public String beacon(Beacon.State state, Optional<Instant> expires) {
        String end = expires.map(at -> texts.times().date(texts.times().dateOf(at))).orElse("");
        return switch (state) {
            case ACTIVE -> end.isEmpty() ? texts.get("money.beacon.active") : texts.get("money.beacon.active.until", end);
            case RENEWABLE -> end.isEmpty() ? texts.get("money.beacon.renew") : texts.get("money.beacon.renew.until", end, days(expires.orElseThrow()));
            case PENDING -> texts.get("money.beacon.pending");
            case NO_KEY -> texts.get("money.beacon.noKey");
            case EXPIRED -> end.isEmpty() ? texts.get("money.beacon.expired") : texts.get("money.beacon.expired.since", end);
            case NONE -> texts.get("money.beacon.none");
            case NOT_A_CRUNCHER -> texts.get("money.beacon.notCruncher");
            case UNKNOWN -> texts.get("money.beacon.unknown");
        };
    }

    private long days(Instant end) {
        return Math.max(0, Duration.between(texts.now(), end).toDays());
    }

    /** What a wallet answered. */
    String wallet(WalletState state) {
        var said = new ArrayList<String>();
        String unit = state.testnet() ? "tGRC" : "GRC";
        said.add(texts.get("money.wallet.answers", state.version(), amount(state.balance().value()), unit));
        if (state.testnet()) said.add(texts.get("money.wallet.testnet"));
        if (!state.inSync()) said.add(texts.get("money.wallet.behind"));
        state.accrued().ifPresent(accrued -> said.add(texts.get("money.wallet.accrued", amount(accrued.value()), unit)));
        if (state.magnitude().isPresent()) said.add(texts.get("money.wallet.magnitude", amount(state.magnitude().getAsDouble())));
        said.add(beacon(state.beacon().state(), state.beacon().expires()));
        if (!state.staking()) said.add(texts.get("money.wallet.notStaking"));
        return String.join(" ", said);
    }

    private String amount(double value) {
        return value < 1000 ? texts.figures().token(value) : texts.figures().decimal(value, 0);
    }
}
