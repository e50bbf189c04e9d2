package app.hearth.desktop.limits;

import app.hearth.desktop.text.Texts;
import atlantafx.base.controls.ProgressSliderSkin;
import java.util.function.IntConsumer;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** A slider with its figure, which can be typed too. While it is dragged the effect is previewed; letting go applies it. */
final class AmountCell extends VBox {
    private static final PseudoClass RESTING = PseudoClass.getPseudoClass("resting");
    private final HBox line = new HBox();
    private final Slider slider = new Slider();
    private final NumberField field;
    private final PauseTransition settle = new PauseTransition(Duration.millis(300));
    private IntConsumer previewed = _ -> { };
    private IntConsumer moved = _ -> { };
    private Scale scale = new Scale(1, 100, 1, NumberRange.whole(1, 100));
    private boolean following;

    /**
     * How the slider's whole numbers read as figures.
     *
     * @param factor figure for one step of the slider
     * @param range  of the typed figure
     */
    record Scale(int least, int most, double factor, NumberRange range) {
        double figure(int step) {
            return step * factor;
        }

        int step(double figure) {
            return Math.clamp(Math.round(figure / factor), least, most);
        }
    }

    AmountCell(Texts texts, String name, String unit, String id) {
        field = new NumberField(texts, name, unit, scale.range()).named(id + "Value");
        getStyleClass().add("amount-place");
        line.getStyleClass().add("amount");
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.setId(id);
        slider.setAccessibleText(name);
        slider.setMinWidth(0);
        slider.setBlockIncrement(1);
        HBox.setHgrow(slider, Priority.ALWAYS);
        field.setMinWidth(Region.USE_PREF_SIZE);
        line.getChildren().addAll(slider, field);
        getChildren().addAll(line, field.takeMessage());
        settle.setOnFinished(_ -> moved.accept(step()));
        slider.valueProperty().subscribe(this::slid);
        slider.valueChangingProperty().subscribe(changing -> {
            if (!changing && !following) settle();
        });
        field.onValue(value -> value.ifPresent(figure -> moved.accept(scale.step(figure))));
    }

    void onPreview(IntConsumer listener) {
        previewed = listener;
    }

    void onMove(IntConsumer listener) {
        moved = listener;
    }

    /** A switch stands before the slider. */
    void switchedBy(Node turn) {
        line.getStyleClass().add("card-amount");
        line.getChildren().addFirst(turn);
    }

    /** Whether slider and figure have a place; a switched off card has none. */
    void showFigure(boolean shown) {
        Forms.present(slider, shown);
        Forms.present(field, shown);
    }

    private int step() {
        return (int) Math.round(slider.getValue());
    }

    private void slid() {
        if (following) return;
        field.show(scale.figure(step()));
        previewed.accept(step());
        if (!slider.isValueChanging()) settle.playFromStart();
    }

    /** A drag has ended: what it set counts at once. */
    private void settle() {
        settle.stop();
        moved.accept(step());
    }

    /** @param resting whether the figure is only remembered for later */
    void show(int step, Scale now, String unit, boolean resting) {
        if (!now.equals(scale)) {
            scale = now;
            field.setRange(now.range());
        }
        field.setUnit(unit);
        line.pseudoClassStateChanged(RESTING, resting);
        slider.setDisable(resting);
        field.setOff(resting);
        if (slider.isValueChanging() || settle.getStatus() == javafx.animation.Animation.Status.RUNNING) return;
        following = true;
        slider.setMin(now.least());
        slider.setMax(now.most());
        slider.setMajorTickUnit(Math.max(1, (now.most() - now.least()) / 10.0));
        slider.setValue(step);
        following = false;
        field.show(now.figure(step));
    }
}
