package app.hearth.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.LocalTime;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/** Settings as JSON that people can read and change: every field stands there, {@code null} where there is no limit. */
final class SettingsWriting {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

    private SettingsWriting() {}

    static String text(UserSettings settings) {
        var file = new JsonObject();
        file.addProperty("version", SettingsJson.VERSION);
        file.addProperty("level", lower(settings.level()));
        file.add("own", howMuch(settings.own()));
        file.addProperty("awayAfter", settings.awayAfter().toString());
        file.add("budgets", budgets(settings.budgets()));
        file.add("quiet", when(settings.quiet(), SettingsWriting::quiet));
        file.add("manners", manners(settings));
        file.add("storage", storage(settings.storage()));
        file.add("rates", when(settings.rates(), SettingsWriting::rates));
        file.add("computing", week(settings.computing()));
        file.add("transfers", week(settings.transfers()));
        var exceptions = new JsonArray();
        settings.exceptions().forEach(exception -> exceptions.add(exception(exception)));
        file.add("exceptions", exceptions);
        file.add("electricity", electricity(settings.electricity()));
        return GSON.toJson(file) + "\n";
    }

    private static <T> JsonObject when(When<T> values, Function<T, JsonObject> write) {
        var json = new JsonObject();
        json.add("inUse", write.apply(values.inUse()));
        json.add("away", write.apply(values.away()));
        return json;
    }

    private static JsonObject howMuch(HowMuch figures) {
        var json = new JsonObject();
        json.addProperty("whileInUse", figures.whileInUse());
        json.add("inUse", amount(figures.inUse()));
        json.add("away", amount(figures.away()));
        return json;
    }

    private static JsonObject amount(Amount amount) {
        var json = new JsonObject();
        json.addProperty("cpuPercent", amount.cpuPercent());
        json.addProperty("cores", amount.cores());
        json.addProperty("memoryPercent", amount.memoryPercent());
        json.addProperty("gpuPercent", amount.gpuPercent());
        return json;
    }

    private static JsonObject budgets(Budgets budgets) {
        var json = new JsonObject();
        json.add("hoursPerDay", number(budgets.hoursPerDay()));
        json.add("hoursPerWeek", number(budgets.hoursPerWeek()));
        json.add("kwhPerDay", number(budgets.kwhPerDay()));
        json.add("kwhPerMonth", number(budgets.kwhPerMonth()));
        json.add("moneyPerMonth", number(budgets.moneyPerMonth()));
        json.add("gbPerMonth", number(budgets.gbPerMonth()));
        return json;
    }

    private static JsonObject quiet(Quiet quiet) {
        var json = new JsonObject();
        json.add("celsius", number(quiet.celsius()));
        json.add("fanRpm", number(quiet.fanRpm()));
        json.add("watts", number(quiet.watts()));
        json.add("cardCelsius", number(quiet.cardCelsius()));
        json.add("cardFanPercent", number(quiet.cardFanPercent()));
        return json;
    }

    /** What holds for both is said once. */
    private static JsonObject manners(UserSettings settings) {
        var both = settings.manners();
        var json = both.same() ? manners(both.away()) : when(both, SettingsWriting::manners);
        json.addProperty("fullScreenIsUse", settings.fullScreenIsUse());
        return json;
    }

    private static JsonObject manners(Manners manners) {
        var json = new JsonObject();
        json.addProperty("batteryDownTo", manners.batteryDownTo());
        json.addProperty("chargeFirstBelow", manners.chargeFirstBelow());
        json.addProperty("pauseOnMetered", manners.pauseOnMetered());
        var programs = new JsonArray();
        manners.programs().forEach(programs::add);
        json.add("programs", programs);
        json.add("othersBusy", number(manners.othersBusy()));
        var cards = new JsonArray();
        manners.cardsOff().stream().sorted().forEach(cards::add);
        json.add("cardsOff", cards);
        return json;
    }

    private static JsonObject storage(Storage storage) {
        var json = new JsonObject();
        json.add("mostGb", number(storage.mostGb()));
        json.add("keepFreeGb", number(storage.keepFreeGb()));
        json.add("workDays", number(storage.workDays()));
        return json;
    }

    private static JsonObject rates(Rates rates) {
        var json = new JsonObject();
        json.add("downKBps", number(rates.downKBps()));
        json.add("upKBps", number(rates.upKBps()));
        return json;
    }

    private static JsonArray week(Week week) {
        var json = new JsonArray();
        for (var window : week.windows()) {
            if (window.paint().equals(Paint.AS_CHOSEN)) continue;
            var entry = new JsonObject();
            entry.addProperty("day", window.day().name());
            entry.addProperty("from", halfHour(window.from()));
            entry.addProperty("to", halfHour(window.to()));
            entry.addProperty("paint", window.paint().text());
            json.add(entry);
        }
        return json;
    }

    private static String halfHour(int halfHours) {
        return halfHours == Week.DAY ? "24:00" : LocalTime.MIDNIGHT.plusMinutes(30L * halfHours).toString();
    }

    private static JsonObject exception(DateException exception) {
        var json = new JsonObject();
        json.addProperty("name", exception.name());
        json.addProperty("first", exception.first().toString());
        json.addProperty("last", exception.last().toString());
        json.addProperty("from", exception.from().toString());
        json.addProperty("to", exception.to().toString());
        json.addProperty("repeat", lower(exception.repeat()));
        json.addProperty("paint", exception.paint().text());
        return json;
    }

    private static JsonObject electricity(Electricity electricity) {
        var json = new JsonObject();
        json.add("fullWatts", number(electricity.fullWatts()));
        json.add("cardWatts", number(electricity.cardWatts()));
        json.addProperty("currency", electricity.currency());
        json.add("pricePerKwh", number(electricity.pricePerKwh()));
        var windows = new JsonArray();
        for (var window : electricity.windows()) {
            var entry = new JsonObject();
            entry.addProperty("from", window.from().toString());
            entry.addProperty("to", window.to().toString());
            entry.add("pricePerKwh", number(window.pricePerKwh()));
            windows.add(entry);
        }
        json.add("windows", windows);
        return json;
    }

    private static JsonElement number(OptionalInt value) {
        return value.isPresent() ? new JsonPrimitive(value.getAsInt()) : JsonNull.INSTANCE;
    }

    private static JsonElement number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : JsonNull.INSTANCE;
    }

    /** Whole numbers as people write them, without a fraction. */
    private static JsonElement number(double value) {
        return value == (long) value ? new JsonPrimitive((long) value) : new JsonPrimitive(value);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
