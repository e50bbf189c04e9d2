package app.hearth.desktop.schedule;

import app.hearth.settings.Paint;
import app.hearth.settings.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;

/** Chooses what to paint with; a percent has its figure beside it. */
final class LevelChoice extends HBox {
    private static final Paint SOME_PERCENT = new Paint.Percent(50);
    private final ComboBox<Paint> box;
    private final Spinner<Integer> percent = new Spinner<>(1, 100, 50, 5);
    private final boolean transfers;
    private Consumer<Paint> chosen = _ -> { };
    private boolean following;

    LevelChoice(ScheduleWords words, boolean transfers) {
        this.transfers = transfers;
        String name = words.texts().get("schedule.level");
        box = Fields.choice(name, items(transfers), paint -> paint instanceof Paint.Percent ? words.texts().get("schedule.paint.percent")
                : words.paint(paint, transfers));
        percent.setEditable(true);
        percent.setPrefWidth(80);
        percent.getStyleClass().add("percent-field");
        percent.setAccessibleText(words.texts().get("schedule.percent.accessible"));
        percent.getEditor().focusedProperty().subscribe(focused -> {
            if (!focused) percent.increment(0); // takes over what was typed
        });
        getStyleClass().add("form-row");
        getChildren().setAll(box, percent);
        box.valueProperty().subscribe(this::changed);
        percent.valueProperty().subscribe(this::changed);
        show(Paint.OFF);
    }

    private static List<Paint> items(boolean transfers) {
        if (transfers) return List.of(Paint.OFF, Paint.AS_CHOSEN);
        var items = new ArrayList<Paint>(List.of(Paint.OFF));
        for (Preset preset : Preset.values()) items.add(new Paint.Level(preset));
        items.addAll(List.of(SOME_PERCENT, Paint.AS_CHOSEN));
        return items;
    }

    void onChosen(Consumer<Paint> action) {
        chosen = action;
    }

    private void changed() {
        boolean exact = box.getValue() instanceof Paint.Percent;
        percent.setVisible(exact);
        percent.setManaged(exact);
        if (!following && box.getValue() != null) chosen.accept(value());
    }

    /** What is chosen. */
    Paint value() {
        if (box.getValue() instanceof Paint.Percent) return new Paint.Percent(percent.getValue());
        return box.getValue();
    }

    /** Shows a paint without telling. */
    void show(Paint paint) {
        following = true;
        if (paint instanceof Paint.Percent(int figure)) {
            percent.getValueFactory().setValue(figure);
            box.setValue(SOME_PERCENT);
        } else {
            box.setValue(transfers && !(paint instanceof Paint.Off) ? Paint.AS_CHOSEN : paint);
        }
        changed();
        following = false;
    }

    /** Puts the focus into the figure. */
    void askPercent() {
        box.setValue(SOME_PERCENT);
        percent.getEditor().requestFocus();
        percent.getEditor().selectAll();
    }

    @Override public void requestFocus() {
        box.requestFocus();
    }
}
