package app.hearth.rewards.notice;

import app.hearth.rewards.Amount;
import app.hearth.rewards.notice.Notice.Kind;
import app.hearth.rewards.notice.Notice.Reach;
import app.hearth.settings.SettingsFile;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Notices} on the disk. A file that cannot be read is set aside, and what the book holds then is no news: better told never than twice. */
final class NoticesFile {
    /** Its name in the data folder. */
    static final String NAME = "notices.json";
    private static final Logger LOG = LoggerFactory.getLogger(NoticesFile.class);
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private NoticesFile() {}

    /** Empty where there is none that can be read. */
    static Optional<Notices> load(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (java.nio.charset.CharacterCodingException e) {
            return setAside(file, e);
        }
        try {
            return Optional.of(read(text));
        } catch (RuntimeException e) { // each of Gson's getters has a kind of its own for what it does not find
            return setAside(file, e);
        }
    }

    private static Optional<Notices> setAside(Path file, Exception why) throws IOException {
        Path aside = file.resolveSibling(NAME + ".broken-" + System.currentTimeMillis());
        LOG.warn("What was told before cannot be read; it is set aside as {}", aside.getFileName(), why);
        Files.move(file, aside);
        return Optional.empty();
    }

    static void save(Path file, Notices notices) throws IOException {
        SettingsFile.replace(file, write(notices));
    }

    static Notices read(String text) {
        var json = JsonParser.parseString(text).getAsJsonObject();
        var since = new TreeMap<String, Instant>();
        json.getAsJsonObject("since").asMap().forEach((name, at) -> since.put(name, Instant.parse(at.getAsString())));
        var runs = new TreeMap<String, Integer>();
        json.getAsJsonObject("runs").asMap().forEach((name, run) -> runs.put(name, run.getAsInt()));
        var reaches = new EnumMap<Kind, Reach>(Kind.class);
        json.getAsJsonObject("reaches").asMap().forEach((kind, reach) -> reaches.put(Kind.valueOf(kind), Reach.valueOf(reach.getAsString())));
        var told = new LinkedHashSet<String>();
        json.getAsJsonArray("told").forEach(key -> told.add(key.getAsString()));
        List<Notice> open = new ArrayList<>();
        json.getAsJsonArray("open").forEach(one -> open.add(notice(one.getAsJsonObject())));
        return new Notices(json.get("line").getAsLong(), json.get("credited").getAsBoolean(), since, runs, told, text(json, "week").map(LocalDate::parse),
                text(json, "spoke").map(LocalDate::parse), reaches, open);
    }

    private static Optional<String> text(JsonObject json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonElement::getAsString);
    }

    private static Notice notice(JsonObject json) {
        var amounts = new TreeMap<String, Amount>();
        json.getAsJsonObject("amounts").asMap().forEach((unit, units) -> amounts.put(unit, new Amount(units.getAsLong())));
        return new Notice(Kind.valueOf(json.get("kind").getAsString()), json.get("id").getAsString(), json.get("source").getAsString(), json.get("label").getAsString(),
                amounts, json.get("count").getAsInt(), Instant.parse(json.get("at").getAsString()), text(json, "end").map(Instant::parse),
                json.get("fresh").getAsBoolean(), text(json, "waiting").map(Instant::parse));
    }

    static String write(Notices notices) {
        var json = new JsonObject();
        json.addProperty("line", notices.line());
        json.addProperty("credited", notices.credited());
        json.add("since", object(notices.since(), (inside, name, at) -> inside.addProperty(name, at.toString())));
        json.add("runs", object(notices.runs(), JsonObject::addProperty));
        var told = new JsonArray();
        notices.told().forEach(told::add);
        json.add("told", told);
        notices.week().ifPresent(week -> json.addProperty("week", week.toString()));
        notices.spoke().ifPresent(day -> json.addProperty("spoke", day.toString()));
        var reaches = new JsonObject();
        notices.reaches().forEach((kind, reach) -> reaches.addProperty(kind.name(), reach.name()));
        json.add("reaches", reaches);
        var open = new JsonArray();
        notices.open().forEach(notice -> open.add(json(notice)));
        json.add("open", open);
        return GSON.toJson(json) + "\n";
    }

    private interface Adding<V> {
        void add(JsonObject to, String name, V value);
    }

    private static <V> JsonObject object(Map<String, V> map, Adding<V> adding) {
        var json = new JsonObject();
        new TreeMap<>(map).forEach((name, value) -> adding.add(json, name, value));
        return json;
    }

    private static JsonObject json(Notice notice) {
        var json = new JsonObject();
        json.addProperty("kind", notice.kind().name());
        json.addProperty("id", notice.id());
        json.addProperty("source", notice.source());
        json.addProperty("label", notice.label());
        json.add("amounts", object(notice.amounts(), (inside, unit, amount) -> inside.addProperty(unit, amount.units())));
        json.addProperty("count", notice.count());
        json.addProperty("at", notice.at().toString());
        notice.end().ifPresent(end -> json.addProperty("end", end.toString()));
        json.addProperty("fresh", notice.fresh());
        notice.waiting().ifPresent(from -> json.addProperty("waiting", from.toString()));
        return json;
    }
}
