package app.hearth.desktop.money;

import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.policy.Forecast;
import app.hearth.rewards.Event;
import app.hearth.rewards.value.EarningsForecast;
import app.hearth.rewards.value.EarningsForecast.Brought;
import app.hearth.rewards.value.Energy;
import java.util.Optional;

/** What other limits or another week mean in credit, by what a kWh of sharing brought in the last weeks. */
public final class EarningsEffect {
    private EarningsEffect() {}

    /** What all days of a forecast will bring; empty where too little is known. */
    public static Optional<Brought> of(EarningsSource earnings, Forecast forecast, Forecast.Start start, Texts texts) {
        var known = switch (start.power().known()) {
            case SENSOR -> Energy.Known.SENSOR;
            case ENTERED -> Energy.Known.METER;
            case ESTIMATE -> Energy.Known.ESTIMATE;
        };
        return EarningsForecast.of(Event.CREDIT, earnings.latest().days(), earnings.used(), forecast.kwh(), known, forecast.days().size(), texts.times().today());
    }

    /** Such as "405–440 credits". */
    public static String words(Brought brought, double part, Texts texts) {
        var range = brought.amount().times(part);
        String low = texts.figures().credit(range.low());
        String high = texts.figures().credit(range.high());
        return low.equals(high) ? texts.figures().credits(range.likely()) : texts.get("money.effect", low, high);
    }
}
