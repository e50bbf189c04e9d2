package app.hearth.rewards.price;

import app.hearth.rewards.price.FeedException.Problem;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The way to one value in a JSON text: names and places, such as {@code $.gridcoin-research.eur}, {@code rates[0].price} or
 * {@code $['a.b'].c}. The part of RFC 9535 that names exactly one value; a library for all of it would bring its own expression language
 * to a text that anybody can paste in.
 */
record JsonPath(List<Object> steps) {
    /** A name in brackets, a place in brackets, or a name after a dot. */
    private static final Pattern STEP = Pattern.compile("\\[(?:'([^']*)'|\"([^\"]*)\"|([0-9]{1,6}))]|\\.?([^.\\[\\]'\"\\s]+)");

    static JsonPath parse(String text) throws FeedException {
        String path = text.strip();
        if (path.startsWith("$")) path = path.substring(1);
        var steps = new ArrayList<>();
        var matcher = STEP.matcher(path);
        int at = 0;
        while (at < path.length()) {
            matcher.region(at, path.length());
            if (!matcher.lookingAt()) throw new FeedException(Problem.NO_PATH, text.strip());
            String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2) != null ? matcher.group(2) : matcher.group(4);
            steps.add(name != null ? name : Integer.valueOf(matcher.group(3)));
            at = matcher.end();
        }
        if (steps.isEmpty()) throw new FeedException(Problem.NO_PATH, text.strip());
        return new JsonPath(List.copyOf(steps));
    }

    Optional<JsonElement> in(JsonElement root) {
        JsonElement here = root;
        for (var step : steps) {
            here = switch (here) {
                case JsonObject object when step instanceof String name -> object.get(name);
                case JsonArray array when step instanceof Integer place && place < array.size() -> array.get(place);
                case JsonArray array when step instanceof String name && name.matches("[0-9]{1,6}") && Integer.parseInt(name) < array.size() ->
                        array.get(Integer.parseInt(name));
                default -> null;
            };
            if (here == null) return Optional.empty();
        }
        return Optional.of(here);
    }
}
