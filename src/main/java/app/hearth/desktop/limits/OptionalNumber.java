package app.hearth.desktop.limits;

import app.hearth.desktop.text.Texts;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;

/** A limit that can be off: a check box and its figure, which is kept while the box is empty. */
final class OptionalNumber extends HBox {
    private final CheckBox on = new CheckBox();
    private final NumberField field;
    private double kept;
    private boolean following;
    private Consumer<OptionalDouble> taken = _ -> { };

    /** @param usual what counts when the box is ticked for the first time */
    OptionalNumber(Texts texts, String name, String unit, NumberRange range, double usual) {
        field = new NumberField(texts, name, unit, range);
        kept = usual;
        getStyleClass().add("optional-number");
        on.setAccessibleText(name);
        getChildren().addAll(on, field);
        field.show(kept);
        field.onValue(value -> {
            kept = value.orElse(kept);
            taken.accept(OptionalDouble.of(kept));
        });
        on.selectedProperty().subscribe(selected -> {
            field.setOff(!selected);
            if (!following) taken.accept(selected ? OptionalDouble.of(kept) : OptionalDouble.empty());
        });
    }

    OptionalNumber named(String id) {
        on.setId(id);
        field.named(id + "Value");
        return this;
    }

    void onValue(Consumer<OptionalDouble> listener) {
        taken = listener;
    }

    void show(OptionalDouble now) {
        following = true;
        now.ifPresent(value -> kept = value);
        field.show(kept);
        on.setSelected(now.isPresent());
        following = false;
    }
}
