package app.hearth.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One object of a settings file: what can be read of it counts, the rest is named. A field that is missing keeps its value. */
final class JsonFields {
    private final JsonObject object;
    private final String path;
    private final List<String> unreadable;
    private final Set<String> known = new HashSet<>();

    JsonFields(JsonObject object, String path, List<String> unreadable) {
        this.object = object;
        this.path = path;
        this.unreadable = unreadable;
    }

    /** The value after a field; the same as before where that is missing or broken. */
    <T> T read(String name, T before, BiFunction<T, JsonElement, T> change) {
        known.add(name);
        var element = object.get(name);
        if (element == null) return before;
        try {
            return change.apply(before, element);
        } catch (IllegalArgumentException | DateTimeException e) {
            unreadable.add(path + name);
            return before;
        }
    }

    /** Reads an object inside this one with all its fields. */
    <T> T object(String name, T before, BiFunction<JsonFields, T, T> fields) {
        return read(name, before, (value, element) -> {
            if (!element.isJsonObject()) throw new IllegalArgumentException("not an object");
            var inside = new JsonFields(element.getAsJsonObject(), path + name + ".", unreadable);
            T read = fields.apply(inside, value);
            inside.nameUnknown();
            return read;
        });
    }

    /** Reads a list; broken entries are left out and named by their place from 0. */
    <T> List<T> list(String name, List<T> before, Function<JsonElement, T> entry) {
        return read(name, before, (value, element) -> {
            if (!(element instanceof JsonArray array)) throw new IllegalArgumentException("not a list");
            var read = new ArrayList<T>();
            for (int i = 0; i < array.size(); i++) {
                try {
                    read.add(entry.apply(array.get(i)));
                } catch (IllegalArgumentException | DateTimeException e) {
                    unreadable.add(path + name + "[" + i + "]");
                }
            }
            return read;
        });
    }

    /** Names fields that nothing has asked for: most likely a slip of the hand, and not what the user meant. */
    void nameUnknown() {
        object.keySet().stream().filter(name -> !known.contains(name)).forEach(name -> unreadable.add(path + name));
    }

    /** An entry's field that has no value of its own to fall back to. */
    static JsonElement need(JsonElement entry, String name) {
        var value = entry instanceof JsonObject object ? object.get(name) : null;
        if (value == null) throw new IllegalArgumentException(name + " is missing");
        return value;
    }

    static String text(JsonElement element) {
        if (element instanceof JsonPrimitive primitive && primitive.isString()) return primitive.getAsString();
        throw new IllegalArgumentException("not a text");
    }

    static boolean flag(JsonElement element) {
        if (element instanceof JsonPrimitive primitive && primitive.isBoolean()) return primitive.getAsBoolean();
        throw new IllegalArgumentException("neither true nor false");
    }

    static double number(JsonElement element) {
        if (element instanceof JsonPrimitive primitive && primitive.isNumber()) return primitive.getAsDouble();
        throw new IllegalArgumentException("not a number");
    }

    static int whole(JsonElement element) {
        double number = number(element);
        if (number != (int) number) throw new IllegalArgumentException("not a whole number: " + number);
        return (int) number;
    }

    static OptionalDouble numberOrNone(JsonElement element) {
        return element.isJsonNull() ? OptionalDouble.empty() : OptionalDouble.of(number(element));
    }

    static OptionalInt wholeOrNone(JsonElement element) {
        return element.isJsonNull() ? OptionalInt.empty() : OptionalInt.of(whole(element));
    }
}
