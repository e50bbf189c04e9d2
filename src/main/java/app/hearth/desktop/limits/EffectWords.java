package app.hearth.desktop.limits;

import app.hearth.desktop.money.EarningsEffect;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.policy.Forecast;
import app.hearth.engine.policy.Power;
import app.hearth.rewards.value.EarningsForecast.Brought;
import app.hearth.settings.Electricity;
import java.util.Optional;

/** What the figures mean for an average day of the coming week, and in credit where enough is known of that. Strong parts stand between asterisks. */
final class EffectWords {
    private EffectWords() {}

    static String of(Forecast week, Forecast.Start start, Optional<Brought> brought, Texts texts) {
        Electricity electricity = start.settings().electricity();
        boolean priced = electricity.pricePerKwh().isPresent() || !electricity.windows().isEmpty();
        double hours = week.hours() / 7;
        if (hours < 0.05) return texts.get("limits.effect.none");
        String span = texts.get("span.hours", texts.figures().decimal(hours, hours < 9.95 && Math.abs(hours - Math.rint(hours)) >= 0.05 ? 1 : 0));
        String kwh = energy(week.kwh() / 7, texts);
        String words = priced ? texts.get("limits.effect.priced", span, kwh, texts.figures().money(week.money() / 7, electricity.currency()))
                : texts.get("limits.effect", span, kwh);
        return brought.map(credit -> texts.get("limits.effect.earned", words, EarningsEffect.words(credit, 1 / 7.0, texts))).orElse(words);
    }

    /** Where the figures are from. */
    static String source(Forecast.Start start, Optional<Brought> brought, Texts texts) {
        String words = source(start, texts);
        return brought.map(credit -> texts.get("limits.effect.by", words, credit.days())).orElse(words);
    }

    private static String source(Forecast.Start start, Texts texts) {
        Electricity electricity = start.settings().electricity();
        String from = switch (start.power().known()) {
            case SENSOR -> "sensor";
            case ENTERED -> "watts";
            case ESTIMATE -> "estimate";
        };
        if (electricity.pricePerKwh().isEmpty()) return texts.get("limits.effect." + from);
        String price = price(electricity.pricePerKwh().getAsDouble(), electricity, texts);
        return texts.get("limits.effect.price." + from, price);
    }

    static String energy(double kwh, Texts texts) {
        return kwh < 0.1 ? texts.get("limits.wh", texts.figures().whole(Math.round(kwh * 1000)))
                : texts.get("limits.kwh", texts.figures().decimal(kwh, kwh < 10 ? kwh < 1 ? 2 : 1 : 0));
    }

    static String price(double perKwh, Electricity electricity, Texts texts) {
        return texts.get("limits.perKwh", texts.figures().money(perKwh, electricity.currency()));
    }
}
