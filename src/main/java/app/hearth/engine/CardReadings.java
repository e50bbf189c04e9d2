package app.hearth.engine;

import app.hearth.monitor.Reading.Gpu;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which card that programs are given is which of those that the monitor sees. The two come from different libraries, which agree on maker and, as a rule,
 * model; among several of the same model the order is taken.
 */
public final class CardReadings {
    private static final Map<String, String> MAKERS = Map.of("NVIDIA", "NVIDIA", "ATI", "AMD", "intel_gpu", "Intel", "apple_gpu", "Apple");

    private CardReadings() {}

    /** What the monitor says of each card, by the card's key; a card that it does not see is left out. */
    public static Map<String, Gpu> of(List<GraphicsCard> cards, List<Gpu> seen) {
        var found = new HashMap<String, Gpu>();
        var left = new ArrayList<>(seen);
        for (var card : cards) {
            var own = left.stream().filter(gpu -> isMaker(card, gpu) && plain(gpu.name()).contains(plain(card.name()))).findFirst();
            own.ifPresent(gpu -> take(card, gpu, left, found));
        }
        for (var card : cards) {
            if (!found.containsKey(card.key())) left.stream().filter(gpu -> isMaker(card, gpu)).findFirst().ifPresent(gpu -> take(card, gpu, left, found));
        }
        return found;
    }

    private static void take(GraphicsCard card, Gpu gpu, List<Gpu> left, Map<String, Gpu> found) {
        found.put(card.key(), gpu);
        // Two of the same figures are equal records: this very one is meant.
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i) == gpu) {
                left.remove(i);
                return;
            }
        }
    }

    private static boolean isMaker(GraphicsCard card, Gpu gpu) {
        return gpu.maker().equals(MAKERS.get(card.type()));
    }

    /** Some drivers put the maker before the model, and some do not. */
    private static String plain(String name) {
        return name.replaceFirst("^(NVIDIA|AMD|Intel(\\(R\\))?) ", "").strip();
    }
}
