package app.hearth.desktop.limits;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * A number with its unit, checked in place: on leaving the field, on Enter or after 600 ms (ux note, section 7). What cannot be
 * taken is said below, and the old value stays in force. Arrows up and down step by one.
 */
final class NumberField extends VBox {
    private static final Duration SETTLE = Duration.millis(600);
    private final Texts texts;
    private final TextField field = new TextField();
    private final Label unit = new Label();
    private final Label message = new Label();
    private final PauseTransition settle = new PauseTransition(SETTLE);
    private NumberRange range;
    private Consumer<OptionalDouble> taken = _ -> { };
    private OptionalDouble value = OptionalDouble.empty();
    private boolean writing;
    private boolean typed;

    NumberField(Texts texts, String name, String unitWords, NumberRange range) {
        this.texts = texts;
        this.range = range;
        getStyleClass().add("number-field");
        setUnit(unitWords);
        unit.getStyleClass().addAll("small", "muted");
        unit.setMinWidth(Region.USE_PREF_SIZE);
        message.getStyleClass().addAll("small", "error", "field-message");
        message.setGraphic(Icons.of("fth-alert-circle", "error"));
        message.setWrapText(true);
        field.setAccessibleText(unitWords.isEmpty() ? name : name + ", " + unitWords);
        HBox line = new HBox(field, unit);
        line.getStyleClass().add("number-line");
        getChildren().addAll(line, message);
        say("");
        settle.setOnFinished(_ -> check());
        field.textProperty().subscribe(() -> {
            if (writing) return;
            typed = true;
            settle.playFromStart();
        });
        field.focusedProperty().subscribe(focused -> {
            if (!focused) check();
        });
        field.setOnAction(_ -> check());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    }

    void onValue(Consumer<OptionalDouble> listener) {
        taken = listener;
    }

    /** Gives the field another name for the test and the eye: its place in the form. */
    NumberField named(String id) {
        field.setId(id);
        return this;
    }

    NumberField prompt(String words) {
        field.setPromptText(words);
        return this;
    }

    @Override public void requestFocus() {
        field.requestFocus();
    }

    /** What is wrong with an entry, for a form that has more room for it elsewhere; it leaves this field. */
    Label takeMessage() {
        getChildren().remove(message);
        return message;
    }

    void setRange(NumberRange range) {
        this.range = range;
    }

    void setUnit(String words) {
        unit.setText(words);
        Forms.present(unit, !words.isEmpty());
    }

    void setOff(boolean off) {
        field.setDisable(off);
        unit.setDisable(off);
    }

    OptionalDouble value() {
        return value;
    }

    /** The value in force; what is being typed stays. */
    void show(OptionalDouble now) {
        boolean same = now.equals(value) && !field.getText().isEmpty() == now.isPresent();
        value = now;
        if (!typed && !same) write();
    }

    void show(double now) {
        show(OptionalDouble.of(now));
    }

    private void write() {
        writing = true;
        field.setText(value.isPresent() ? range.write(value.getAsDouble(), texts.locale()) : "");
        writing = false;
        typed = false;
        say("");
    }

    private void check() {
        settle.stop();
        if (!typed) return;
        var entry = range.read(field.getText(), texts.locale());
        if (!entry.valid()) {
            say(complaint());
            return;
        }
        say("");
        typed = false;
        boolean changed = !entry.value().equals(value);
        value = entry.value();
        if (!field.isFocused()) write();
        if (changed) taken.accept(value);
    }

    private String complaint() {
        String rule = texts.get(range.decimals() == 0 ? "limits.field.whole" : "limits.field.number",
                range.write(range.least(), texts.locale()), range.write(range.most(), texts.locale()));
        String kept = value.isPresent() ? texts.get("limits.field.kept", (range.write(value.getAsDouble(), texts.locale()) + " " + unit.getText()).strip())
                : texts.get("limits.field.none");
        return rule + " " + kept;
    }

    private void say(String words) {
        message.setText(words);
        Forms.present(message, !words.isEmpty());
        field.setAccessibleHelp(words);
        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("wrong"), !words.isEmpty());
    }

    private void keys(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && typed) {
            write();
            event.consume();
        } else if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            event.consume();
            double from = range.read(field.getText(), texts.locale()).value().orElse(value.orElse(range.least()));
            double next = Math.clamp(from + (event.getCode() == KeyCode.UP ? 1 : -1), range.least(), range.most());
            field.setText(range.write(next, texts.locale()));
        }
    }
}
