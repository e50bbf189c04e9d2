package app.hearth.rewards;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A JSON object from outside, read with suspicion: each part has the type asked for, or reading fails and names the part. */
final class JsonReading {
    private static final int MAX_TEXT = 100_000;
    private static final long LAST_INSTANT = 253_402_300_799_999L; // the end of the year 9999, so that dates can be shown

    private final JsonObject object;

    private JsonReading(JsonObject object) {
        this.object = object;
    }

    static JsonReading parse(String text) throws IOException {
        try {
            JsonElement element = JsonParser.parseString(text);
            if (element.isJsonObject()) return new JsonReading(element.getAsJsonObject());
        } catch (JsonParseException | StackOverflowError e) {
            throw new IOException("The answer is not JSON", e);
        }
        throw new IOException("The answer is not a JSON object");
    }

    boolean has(String name) {
        return object.has(name) && !object.get(name).isJsonNull();
    }

    String text(String name) throws IOException {
        JsonPrimitive value = primitive(name);
        if (!value.isString() || value.getAsString().length() > MAX_TEXT) throw wrong(name);
        return value.getAsString();
    }

    boolean flag(String name) throws IOException {
        JsonPrimitive value = primitive(name);
        if (!value.isBoolean()) throw wrong(name);
        return value.getAsBoolean();
    }

    /** A whole number from 0 on that may also be a time in milliseconds. */
    long integer(String name) throws IOException {
        double value = amount(name);
        if (value != Math.rint(value) || value > LAST_INSTANT) throw wrong(name);
        return (long) value;
    }

    /** A number from 0 on that can still be added up. */
    double amount(String name) throws IOException {
        JsonPrimitive value = primitive(name);
        if (!value.isNumber()) throw wrong(name);
        try {
            double number = value.getAsDouble();
            if (number >= 0 && number <= 1e18) return number;
        } catch (NumberFormatException e) {
            throw new IOException("The answer has a wrong " + name, e);
        }
        throw wrong(name);
    }

    List<JsonReading> objects(String name) throws IOException {
        if (!(object.get(name) instanceof JsonArray array)) throw wrong(name);
        var objects = new ArrayList<JsonReading>();
        for (JsonElement element : array) {
            if (!(element instanceof JsonObject inner)) throw wrong(name);
            objects.add(new JsonReading(inner));
        }
        return objects;
    }

    private JsonPrimitive primitive(String name) throws IOException {
        if (object.get(name) instanceof JsonPrimitive primitive) return primitive;
        throw wrong(name);
    }

    private static IOException wrong(String name) {
        return new IOException("The answer has a wrong " + name);
    }
}
