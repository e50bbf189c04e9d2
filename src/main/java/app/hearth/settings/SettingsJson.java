package app.hearth.settings;

import static app.hearth.settings.JsonFields.flag;
import static app.hearth.settings.JsonFields.need;
import static app.hearth.settings.JsonFields.number;
import static app.hearth.settings.JsonFields.numberOrNone;
import static app.hearth.settings.JsonFields.text;
import static app.hearth.settings.JsonFields.whole;
import static app.hearth.settings.JsonFields.wholeOrNone;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Reads the settings' JSON. Field by field, because people edit it by hand: what is broken or out of range is left out and
 * named, everything else counts. Times are ISO 8601, {@code null} means no limit, a missing field keeps the suggested value.
 */
public final class SettingsJson {
    /** The step at place n turns a tree of version n + 1 into one of version n + 2. None was needed so far. */
    private static final List<UnaryOperator<JsonObject>> MIGRATIONS = List.of();
    /** The version written. */
    public static final int VERSION = MIGRATIONS.size() + 1;
    /** Stands in {@link Read#unreadable} for the text from the first place on that is no JSON. */
    public static final String SYNTAX = "JSON";

    private SettingsJson() {}

    /**
     * What was found.
     *
     * @param unreadable names of fields that do not count, such as {@code own.away.cores} or {@code exceptions[2]}
     * @param version    the file's
     */
    public record Read(UserSettings settings, List<String> unreadable, int version) {
        public Read {
            unreadable = List.copyOf(unreadable);
        }

        /** Whether a later Hearth wrote it: it may hold more than is known here. */
        public boolean newer() {
            return version > VERSION;
        }
    }

    public static String write(UserSettings settings) {
        return SettingsWriting.text(settings);
    }

    /** Never fails, whatever the text; {@code suggested} counts for all that it does not say. */
    public static Read read(String json, UserSettings suggested) {
        var unreadable = new ArrayList<String>();
        JsonObject tree = tree(json, unreadable);
        int version = new JsonFields(tree, "", unreadable).read("version", 1, (one, element) -> {
            int written = whole(element);
            if (written < 1) throw new IllegalArgumentException("not a version: " + written);
            return written;
        });
        tree.remove("version");
        for (int i = version; i < VERSION; i++) tree = MIGRATIONS.get(i - 1).apply(tree);
        var file = new JsonFields(tree, "", unreadable);
        var settings = settings(file, suggested);
        if (version <= VERSION) file.nameUnknown();
        return new Read(settings, unreadable, version);
    }

    /** All top-level fields up to the first place that cannot be parsed. */
    static JsonObject tree(String json, List<String> unreadable) {
        var tree = new JsonObject();
        try (var reader = new JsonReader(new StringReader(json))) {
            reader.setStrictness(Strictness.LENIENT);
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                tree.add(name, JsonParser.parseReader(reader));
            }
            reader.endObject();
            if (reader.peek() != JsonToken.END_DOCUMENT) unreadable.add(SYNTAX);
        } catch (IOException | JsonParseException | IllegalStateException e) {
            unreadable.add(SYNTAX);
        }
        return tree;
    }

    private static UserSettings settings(JsonFields file, UserSettings base) {
        var polite = file.object("manners", base, SettingsJson::manners);
        return new UserSettings(file.read("level", base.level(), (before, element) -> named(Preset.class, element)),
                file.object("own", base.own(), SettingsJson::howMuch),
                file.read("awayAfter", base, (before, element) -> before.withAwayAfter(Duration.parse(text(element)))).awayAfter(),
                polite.fullScreenIsUse(),
                file.object("budgets", base.budgets(), SettingsJson::budgets),
                when(file, "quiet", base.quiet(), SettingsJson::quiet),
                polite.manners(),
                file.object("storage", base.storage(), SettingsJson::storage),
                when(file, "rates", base.rates(), SettingsJson::rates),
                week(file, "computing", base.computing(), true), week(file, "transfers", base.transfers(), false),
                file.list("exceptions", base.exceptions(), SettingsJson::exception),
                file.object("electricity", base.electricity(), SettingsJson::electricity));
    }

    private static <T> When<T> when(JsonFields file, String name, When<T> base, BiFunction<JsonFields, T, T> fields) {
        return file.object(name, base, (inside, before) -> new When<>(inside.object("inUse", before.inUse(), fields),
                inside.object("away", before.away(), fields)));
    }

    private static HowMuch howMuch(JsonFields in, HowMuch base) {
        return new HowMuch(in.read("whileInUse", base.whileInUse(), (before, element) -> flag(element)),
                in.object("inUse", base.inUse(), SettingsJson::amount), in.object("away", base.away(), SettingsJson::amount));
    }

    private static Amount amount(JsonFields in, Amount value) {
        value = in.read("cpuPercent", value, (before, element) -> before.withCpuPercent(whole(element)));
        value = in.read("cores", value, (before, element) -> before.withCores(whole(element)));
        value = in.read("memoryPercent", value, (before, element) -> before.withMemoryPercent(whole(element)));
        return in.read("gpuPercent", value, (before, element) -> before.withGpuPercent(whole(element)));
    }

    private static Budgets budgets(JsonFields in, Budgets value) {
        value = in.read("hoursPerDay", value, (before, element) -> before.withHoursPerDay(numberOrNone(element)));
        value = in.read("hoursPerWeek", value, (before, element) -> before.withHoursPerWeek(numberOrNone(element)));
        value = in.read("kwhPerDay", value, (before, element) -> before.withKwhPerDay(numberOrNone(element)));
        value = in.read("kwhPerMonth", value, (before, element) -> before.withKwhPerMonth(numberOrNone(element)));
        value = in.read("moneyPerMonth", value, (before, element) -> before.withMoneyPerMonth(numberOrNone(element)));
        return in.read("gbPerMonth", value, (before, element) -> before.withGbPerMonth(numberOrNone(element)));
    }

    private static Quiet quiet(JsonFields in, Quiet value) {
        value = in.read("celsius", value, (before, element) -> before.withCelsius(wholeOrNone(element)));
        value = in.read("fanRpm", value, (before, element) -> before.withFanRpm(wholeOrNone(element)));
        value = in.read("watts", value, (before, element) -> before.withWatts(wholeOrNone(element)));
        value = in.read("cardCelsius", value, (before, element) -> before.withCardCelsius(wholeOrNone(element)));
        return in.read("cardFanPercent", value, (before, element) -> before.withCardFanPercent(wholeOrNone(element)));
    }

    /** What stands for itself holds for both, what stands in one of them for that one. */
    private static UserSettings manners(JsonFields in, UserSettings base) {
        var both = manners(in, base.manners().away());
        var each = new When<>(in.object("inUse", both, SettingsJson::manners), in.object("away", both, SettingsJson::manners));
        return in.read("fullScreenIsUse", base.withManners(each), (before, element) -> before.withFullScreenIsUse(flag(element)));
    }

    private static Manners manners(JsonFields in, Manners value) {
        value = in.read("batteryDownTo", value, (before, element) -> before.withBatteryDownTo(whole(element)));
        value = in.read("chargeFirstBelow", value, (before, element) -> before.withChargeFirstBelow(whole(element)));
        value = in.read("pauseOnMetered", value, (before, element) -> before.withPauseOnMetered(flag(element)));
        value = value.withPrograms(in.list("programs", value.programs(), JsonFields::text));
        value = in.read("othersBusy", value, (before, element) -> before.withOthersBusy(wholeOrNone(element)));
        return value.withCardsOff(Set.copyOf(in.list("cardsOff", List.copyOf(value.cardsOff()), JsonFields::text)));
    }

    private static Storage storage(JsonFields in, Storage value) {
        value = in.read("mostGb", value, (before, element) -> before.withMostGb(numberOrNone(element)));
        value = in.read("keepFreeGb", value, (before, element) -> before.withKeepFreeGb(number(element)));
        return in.read("workDays", value, (before, element) -> before.withWorkDays(numberOrNone(element)));
    }

    private static Rates rates(JsonFields in, Rates value) {
        value = in.read("downKBps", value, (before, element) -> new Rates(wholeOrNone(element), before.upKBps()));
        return in.read("upKBps", value, (before, element) -> new Rates(before.downKBps(), wholeOrNone(element)));
    }

    private static Electricity electricity(JsonFields in, Electricity value) {
        value = in.read("fullWatts", value, (before, element) -> before.withFullWatts(numberOrNone(element)));
        value = in.read("cardWatts", value, (before, element) -> before.withCardWatts(numberOrNone(element)));
        value = in.read("currency", value, (before, element) -> before.withCurrency(text(element)));
        value = in.read("pricePerKwh", value, (before, element) -> before.withPricePerKwh(numberOrNone(element)));
        return value.withWindows(in.list("windows", value.windows(),
                entry -> new Electricity.PriceWindow(time(need(entry, "from")), time(need(entry, "to")), number(need(entry, "pricePerKwh")))));
    }

    private static DateException exception(JsonElement entry) {
        return new DateException(text(need(entry, "name")), LocalDate.parse(text(need(entry, "first"))),
                LocalDate.parse(text(need(entry, "last"))), time(need(entry, "from")), time(need(entry, "to")),
                named(DateException.Repeat.class, need(entry, "repeat")), Paint.parse(text(need(entry, "paint"))));
    }

    /** @param levels whether there are levels and percents in it; else only on and off */
    private static Week week(JsonFields file, String name, Week base, boolean levels) {
        // A week that is missing is told from one that is empty by what the list falls back to.
        List<Week.Window> windows = file.list(name, base.windows(), entry -> new Week.Window(named(DayOfWeek.class, need(entry, "day")),
                halfHour(need(entry, "from")), halfHour(need(entry, "to")), paint(need(entry, "paint"), levels)));
        Week week = Week.UNPAINTED;
        for (var window : windows) week = week.paint(window);
        return week;
    }

    private static Paint paint(JsonElement element, boolean levels) {
        var paint = Paint.parse(text(element));
        if (!levels && (paint instanceof Paint.Level || paint instanceof Paint.Percent)) throw new IllegalArgumentException("neither on nor off: " + paint.text());
        return paint;
    }

    /** 0..48: the end of a day is 24:00. */
    private static int halfHour(JsonElement element) {
        if (text(element).equals("24:00")) return Week.DAY;
        var time = LocalTime.parse(text(element));
        int halfHour = Week.halfHour(time);
        if (!time.equals(LocalTime.MIDNIGHT.plusMinutes(30L * halfHour))) throw new IllegalArgumentException("not a half-hour: " + time);
        return halfHour;
    }

    private static LocalTime time(JsonElement element) {
        return text(element).equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text(element));
    }

    private static <E extends Enum<E>> E named(Class<E> type, JsonElement element) {
        return Enum.valueOf(type, text(element).toUpperCase(Locale.ROOT));
    }
}
