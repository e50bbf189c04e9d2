package app.hearth.settings;

import static app.hearth.settings.JsonFields.flag;
import static app.hearth.settings.JsonFields.need;
import static app.hearth.settings.JsonFields.number;
import static app.hearth.settings.JsonFields.text;

import app.hearth.settings.MoneySettings.Feed;
import app.hearth.settings.MoneySettings.Own;
import app.hearth.settings.MoneySettings.UnitPrice;
import app.hearth.settings.MoneySettings.Wallet;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@link MoneySettings} on disk, in a file beside the settings: what can be read of it counts, the rest is set aside as a copy and named. */
public final class MoneyFile {
    /** Its name beside the settings. */
    public static final String NAME = "money.json";
    private static final int VERSION = 1;
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

    private MoneyFile() {}

    /**
     * What the file says.
     *
     * @param unreadable names of fields that do not count, such as {@code prices[1]}
     * @param copy       name of the copy, beside the file, of what could not all be read
     */
    public record Loaded(MoneySettings settings, List<String> unreadable, Optional<String> copy) {
        public Loaded {
            unreadable = List.copyOf(unreadable);
        }
    }

    /**
     * Reads the file; without one there are no prices and no wallet.
     *
     * @throws IOException if there is a file but the system does not let it be read
     */
    public static Loaded load(Path file, Instant now) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new Loaded(MoneySettings.NONE, List.of(), Optional.empty());
        }
        var unreadable = new ArrayList<String>();
        var settings = read(new String(bytes, StandardCharsets.UTF_8), unreadable);
        return new Loaded(settings, unreadable, unreadable.isEmpty() ? Optional.empty() : Optional.of(SettingsFile.copy(file, bytes, "broken", now)));
    }

    public static void save(Path file, MoneySettings settings) throws IOException {
        SettingsFile.replace(file, write(settings));
    }

    static MoneySettings read(String json, List<String> unreadable) {
        var file = new JsonFields(SettingsJson.tree(json, unreadable), "", unreadable);
        int version = file.read("version", VERSION, (_, element) -> JsonFields.whole(element));
        var settings = MoneySettings.NONE.withWallet(file.read("wallet", Optional.<Wallet>empty(), (_, element) -> element.isJsonNull()
                ? Optional.empty() : Optional.of(wallet(element))));
        for (var price : file.list("prices", List.<UnitPrice>of(), MoneyFile::price)) settings = settings.with(price);
        if (version <= VERSION) file.nameUnknown();
        return settings;
    }

    private static Wallet wallet(JsonElement element) {
        return new Wallet(text(need(element, "address")), text(need(element, "user")), flag(need(element, "elsewhere")));
    }

    private static UnitPrice price(JsonElement entry) {
        boolean own = ((JsonObject) object(entry)).has("own");
        var source = need(entry, own ? "own" : "feed");
        return new UnitPrice(text(need(entry, "unit")), text(need(entry, "currency")), own
                ? new Own(number(need(source, "perUnit")), LocalDate.parse(text(need(source, "entered"))))
                : new Feed(text(need(source, "url")), text(need(source, "path"))));
    }

    private static JsonElement object(JsonElement element) {
        if (element.isJsonObject()) return element;
        throw new IllegalArgumentException("not an object");
    }

    static String write(MoneySettings settings) {
        var file = new JsonObject();
        file.addProperty("version", VERSION);
        var prices = new JsonArray();
        settings.prices().forEach(price -> prices.add(json(price)));
        file.add("prices", prices);
        file.add("wallet", settings.wallet().map(MoneyFile::json).orElse(null));
        return GSON.toJson(file) + "\n";
    }

    private static JsonObject json(UnitPrice price) {
        var json = new JsonObject();
        json.addProperty("unit", price.unit());
        json.addProperty("currency", price.currency());
        var source = new JsonObject();
        switch (price.source()) {
            case Own(var perUnit, var entered) -> {
                source.add("perUnit", new JsonPrimitive(perUnit));
                source.addProperty("entered", entered.toString());
                json.add("own", source);
            }
            case Feed(var url, var path) -> {
                source.addProperty("url", url);
                source.addProperty("path", path);
                json.add("feed", source);
            }
        }
        return json;
    }

    private static JsonObject json(Wallet wallet) {
        var json = new JsonObject();
        json.addProperty("address", wallet.address());
        json.addProperty("user", wallet.user());
        json.addProperty("elsewhere", wallet.elsewhere());
        return json;
    }
}
