package app.hearth.desktop.earnings;

import app.hearth.rewards.EarningsSource.Kind;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.rewards.RewardsSnapshot.SourceState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sources' names and colours: the home network has the ember, the others the next tones in the order of their keys, so that one keeps its colour
 * while the same networks are there. From the fifth on they share the last tone.
 */
record Networks(Map<String, SourceState> states, Map<String, Integer> tones, String home) {
    static final int TONES = 5;
    static final Networks NONE = new Networks(Map.of(), Map.of(), "");

    /** @param home what the home network is called */
    static Networks of(RewardsSnapshot snapshot, String home) {
        var states = new LinkedHashMap<String, SourceState>();
        snapshot.sources().forEach(state -> states.put(state.name(), state));
        var names = new ArrayList<>(states.keySet());
        // A network that was left stays in the book.
        snapshot.days().stream().map(day -> day.source()).distinct().sorted().filter(name -> !names.contains(name)).forEach(names::add);
        var tones = new LinkedHashMap<String, Integer>();
        int next = 1;
        for (var name : names) {
            boolean isHome = states.containsKey(name) && states.get(name).kind() == Kind.HOME;
            tones.put(name, isHome ? 0 : Math.min(next++, TONES - 1));
        }
        return new Networks(states, tones, home);
    }

    int tone(String source) {
        return tones.getOrDefault(source, TONES - 1);
    }

    /** What the user knows it by, with its address where several have the same name; of a network that was left the address alone. */
    String name(String source) {
        var state = states.get(source);
        if (state != null && state.kind() == Kind.HOME) return home;
        String address = source.replaceFirst("^https?://", "").replaceFirst("/$", "");
        if (state == null || state.label().isBlank()) return address;
        boolean alone = states.values().stream().noneMatch(other -> !other.name().equals(source) && other.label().equals(state.label()));
        return alone || state.label().equals(address) ? state.label() : state.label() + " (" + address + ")";
    }

    /** The names of all by their keys. */
    Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        tones.keySet().forEach(source -> names.put(source, name(source)));
        return names;
    }
}
