package app.hearth.desktop.controls;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** Filter chips: one may be chosen, none means all. */
public final class Chips<K extends Enum<K>> extends FlowPane {
    private final ToggleGroup group = new ToggleGroup();
    private final Map<K, ToggleButton> chips = new LinkedHashMap<>();

    public Chips(Consumer<Optional<K>> chosen) {
        getStyleClass().add("chips");
        group.selectedToggleProperty().subscribe((_, now) -> chosen.accept(keyOf(now)));
    }

    private Optional<K> keyOf(Object toggle) {
        return chips.entrySet().stream().filter(each -> each.getValue() == toggle).map(Map.Entry::getKey).findFirst();
    }

    /** Adds a chip, or gives it other words. */
    public void label(K key, String words) {
        ToggleButton chip = chips.computeIfAbsent(key, _ -> add());
        if (!words.equals(chip.getText())) chip.setText(words);
    }

    private ToggleButton add() {
        ToggleButton chip = new ToggleButton();
        chip.setToggleGroup(group);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().add(chip);
        return chip;
    }
}
