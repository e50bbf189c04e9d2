package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.monitor.Reading.Gpu;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CardReadingsTest {
    private static Gpu seen(String name, String maker, double celsius) {
        return new Gpu(name, OptionalDouble.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.of(celsius), OptionalDouble.empty(), maker,
                OptionalDouble.empty(), OptionalDouble.empty());
    }

    @Test void cardsAreFoundByMakerAndModelWhateverTheOrderOfTheTwoLibraries() {
        var fast = new GraphicsCard("NVIDIA", 0, "NVIDIA GeForce RTX 4090");
        var slow = new GraphicsCard("NVIDIA", 1, "NVIDIA GeForce GTX 1060");
        var inside = new GraphicsCard("intel_gpu", 0, "Intel(R) UHD Graphics 770");
        var found = CardReadings.of(List.of(fast, slow, inside), List.of(seen("Intel UHD 770", "Intel", 40), seen("GeForce GTX 1060", "NVIDIA", 60),
                seen("GeForce RTX 4090", "NVIDIA", 70)));
        assertThat(found.get("NVIDIA 0").celsius()).hasValue(70);
        assertThat(found.get("NVIDIA 1").celsius()).hasValue(60);
        assertThat(found.get("intel_gpu 0").celsius()).as("another name, the only one of its maker").hasValue(40);
    }

    @Test void severalOfOneModelAreTakenInOrderAndNoneTwice() {
        var cards = List.of(new GraphicsCard("ATI", 0, "gfx1030"), new GraphicsCard("ATI", 1, "gfx1030"), new GraphicsCard("ATI", 2, "gfx1030"));
        var twins = List.of(seen("AMD Radeon RX 6800", "AMD", 50), seen("AMD Radeon RX 6800", "AMD", 50));
        var found = CardReadings.of(cards, twins);
        assertThat(found).containsOnlyKeys("ATI 0", "ATI 1");
        assertThat(found.get("ATI 0")).isSameAs(twins.get(0));
        assertThat(found.get("ATI 1")).isSameAs(twins.get(1));
        assertThat(CardReadings.of(cards, List.of(seen("GeForce", "NVIDIA", 1), seen("?", "", 1)))).isEmpty();
    }
}
