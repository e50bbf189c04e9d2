package app.hearth.engine.policy;

import app.hearth.settings.Electricity;
import app.hearth.settings.UserSettings;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What full processor load draws above idle, in watts, the same of each graphics card, and where these figures are from. What the user entered comes
 * first: a plug meter sees losses that no sensor in the computer does. Then a sensor ({@link EnergyMeter}, {@link CardMeter}), then an estimate.
 *
 * @param fullWatts of the processor, above 0
 * @param source    of the processor's figure
 * @param now       what sharing draws now on the processor by a sensor, 0 or more; empty with other sources
 * @param cards     graphics cards that programs can use
 */
public record Power(double fullWatts, Source source, OptionalDouble now, List<Card> cards) {
    /** Where a figure is from; of a mix the last of these is told. {@code ENTERED} is what the user read from a plug meter. */
    public enum Source { SENSOR, ENTERED, ESTIMATE }

    /**
     * Desktop processors are sold for about 65 W at 8 logical cores and up (Intel, AMD data sheets), laptops' for 15 to 28 W;
     * an estimate until a sensor or the user's plug meter tells.
     */
    private static final double WATTS_PER_CORE = 8;
    private static final double LAPTOP_WATTS_PER_CORE = 3;
    private static final double MOST_ESTIMATED = 150;
    /**
     * Cards of the middle are sold for 115 to 170 W (GeForce RTX 4060 and 3060, Radeon RX 6600 and 7600; makers' data sheets), of which they draw 10 to
     * 20 W at rest; in laptops their makers allow 35 to 115 W. Graphics inside a processor take a part of its 15 to 28 W.
     */
    private static final double CARD_WATTS = 125;
    private static final double LAPTOP_CARD_WATTS = 60;
    private static final double INSIDE_WATTS = 12;

    public Power {
        if (!(fullWatts > 0)) throw new IllegalArgumentException("watts must be above 0, were " + fullWatts);
        cards = List.copyOf(cards);
    }

    public Power(double fullWatts, Source source, OptionalDouble now) {
        this(fullWatts, source, now, List.of());
    }

    public Power(double fullWatts, Source source) {
        this(fullWatts, source, OptionalDouble.empty());
    }

    /**
     * A graphics card.
     *
     * @param key       what settings call it, such as {@code NVIDIA 0}
     * @param fullWatts that sharing draws on it above its rest when it has all of its time; 0 where the processor's sensor counts it already
     * @param now       that sharing draws on it now
     * @param work      whether there are tasks at hand for it
     */
    public record Card(String key, String name, double fullWatts, Source source, double now, boolean work) {
        public Card {
            if (!(fullWatts >= 0 && now >= 0)) throw new IllegalArgumentException("no watts below 0: " + fullWatts + ", " + now);
        }

        /** Whether it is a part of the processor, whose sensor counts it too. */
        public static boolean inside(String key) {
            return key.startsWith("intel_gpu") || key.startsWith("apple_gpu");
        }

        private Card with(Electricity electricity, boolean hasBattery, boolean counted) {
            if (counted && inside(key)) return new Card(key, name, 0, Source.SENSOR, 0, work);
            if (electricity.cardWatts().isPresent()) return full(electricity.cardWatts().getAsDouble(), Source.ENTERED);
            return source == Source.SENSOR && fullWatts > 0 ? this : full(estimate(key, hasBattery), Source.ESTIMATE);
        }

        private Card full(double watts, Source from) {
            return new Card(key, name, watts, from, fullWatts > 0 ? now * watts / fullWatts : 0, work);
        }
    }

    public static Power of(Electricity electricity, int totalCores, boolean hasBattery) {
        if (electricity.fullWatts().isPresent()) return new Power(electricity.fullWatts().getAsDouble(), Source.ENTERED);
        return new Power(Math.min(MOST_ESTIMATED, totalCores * (hasBattery ? LAPTOP_WATTS_PER_CORE : WATTS_PER_CORE)), Source.ESTIMATE);
    }

    /** What a card may draw at full load above its rest where nothing tells. */
    public static double estimate(String key, boolean hasBattery) {
        if (Card.inside(key)) return INSIDE_WATTS;
        return hasBattery ? LAPTOP_CARD_WATTS : CARD_WATTS;
    }

    /** The same computer under other settings: a sensor's figure stands unless the user entered one. */
    public Power with(Electricity electricity, int totalCores, boolean hasBattery) {
        var processor = source == Source.SENSOR && electricity.fullWatts().isEmpty() ? this : of(electricity, totalCores, hasBattery);
        return processor.withCards(cards.stream().map(card -> card.with(electricity, hasBattery, processor.source == Source.SENSOR)).toList());
    }

    public Power withCards(List<Card> all) {
        return new Power(fullWatts, source, now, all);
    }

    /** How a figure of all that sharing draws is known: the least certain of what goes into it. */
    public Source known() {
        var least = source;
        for (var card : cards) if (card.work() && card.source().compareTo(least) > 0) least = card.source();
        return least;
    }

    /** Watts that sharing draws above idle while it uses a share (0..1) of the processor; as measured where it was. */
    public double watts(double share) {
        return now.orElse(fullWatts * share);
    }

    /** Watts that sharing draws on cards now. */
    public double cardsNow() {
        return cards.stream().mapToDouble(Card::now).sum();
    }

    /**
     * Watts that sharing draws on cards at so much of their time, with the tasks at hand.
     *
     * @param percent 0..100
     * @param off     keys of cards that tasks do not get
     */
    public double cardWatts(int percent, Set<String> off) {
        return cards.stream().filter(card -> card.work() && !off.contains(card.key())).mapToDouble(Card::fullWatts).sum() * percent / 100;
    }

    /** Watts that sharing is expected to draw in all under what it may use; the ceiling on watts holds for it as for what is really drawn. */
    public double expected(Decision.Share share, UserSettings settings, int totalCores) {
        return ceiling(fullWatts * share.allowance().coreTime() / totalCores + cardWatts(share.allowance().gpuPercent(), settings.manners().get(share.inUse()).cardsOff()),
                share, settings);
    }

    /** The same of this moment, by what is measured of the processor. */
    public double present(Decision.Share share, UserSettings settings, int totalCores) {
        return ceiling(watts(share.allowance().coreTime() / totalCores) + cardWatts(share.allowance().gpuPercent(), settings.manners().get(share.inUse()).cardsOff()),
                share, settings);
    }

    private static double ceiling(double watts, Decision.Share share, UserSettings settings) {
        var most = settings.quiet().get(share.inUse()).watts();
        return most.isPresent() ? Math.min(most.getAsInt(), watts) : watts;
    }

    /** Cost of so many kWh at a moment; 0 where the user has entered no price. */
    public static double cost(double kwh, Electricity electricity, Instant at, ZoneId zone) {
        return kwh * electricity.priceAt(LocalTime.ofInstant(at, zone)).orElse(0);
    }
}
