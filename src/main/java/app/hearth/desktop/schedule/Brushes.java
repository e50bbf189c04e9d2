package app.hearth.desktop.schedule;

import app.hearth.settings.Paint;
import app.hearth.settings.Preset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** The bar of paints above the painter; one is always chosen. Percent has its figure beside it while it is chosen. */
final class Brushes extends FlowPane {
    private static final int USUAL_PERCENT = 50;
    private final ScheduleWords words;
    private final Consumer<Paint> chosen;
    private final ToggleGroup group = new ToggleGroup();
    private final Spinner<Integer> percent = new Spinner<>(1, 100, USUAL_PERCENT, 5);
    private Map<ToggleButton, Paint> paints = Map.of();

    Brushes(ScheduleWords words, Consumer<Paint> chosen) {
        this.words = words;
        getStyleClass().addAll("segments", "brushes");
        this.chosen = chosen;
        percent.setEditable(true);
        percent.setPrefWidth(76);
        percent.getStyleClass().add("percent-field");
        percent.setAccessibleText(words.texts().get("schedule.percent.accessible"));
        percent.getEditor().focusedProperty().subscribe(focused -> {
            if (!focused) percent.increment(0); // takes over what was typed
        });
        percent.valueProperty().subscribe(() -> tell(group.getSelectedToggle()));
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null && paints.containsKey(before)) group.selectToggle(before);
            else tell(now);
        });
    }

    /** Offers the paints of one of the two weeks and chooses one. */
    void show(boolean transfers) {
        var made = new LinkedHashMap<ToggleButton, Paint>();
        if (transfers) for (Paint paint : List.of(Paint.OFF, Paint.AS_CHOSEN)) made.put(button(paint, true), paint);
        else for (Paint paint : computing()) made.put(button(paint, false), paint);
        paints = made;
        getChildren().setAll(made.keySet());
        getChildren().add(percent);
        group.selectToggle(made.keySet().stream().skip(transfers ? 0 : 1).findFirst().orElseThrow());
    }

    private static List<Paint> computing() {
        return List.of(Paint.OFF, new Paint.Level(Preset.GENTLE), new Paint.Level(Preset.BALANCED), new Paint.Level(Preset.EVERYTHING),
                new Paint.Percent(USUAL_PERCENT), Paint.AS_CHOSEN);
    }

    private ToggleButton button(Paint paint, boolean transfers) {
        boolean exact = paint instanceof Paint.Percent;
        var button = new ToggleButton(exact ? words.texts().get("schedule.paint.percent") : words.paint(paint, transfers));
        if (!exact) button.setGraphic(ExceptionList.swatch(transfers && !(paint instanceof Paint.Off) ? new Paint.Level(Preset.EVERYTHING) : paint));
        if (paint instanceof Paint.AsChosen && !transfers) button.setTooltip(new Tooltip(words.texts().get("schedule.paint.chosen.hint")));
        button.setToggleGroup(group);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** All in one row; less room makes more rows. */
    @Override protected double computePrefWidth(double height) {
        double all = getManagedChildren().stream().mapToDouble(child -> snapSizeX(child.prefWidth(-1))).sum();
        return all + getHgap() * (getManagedChildren().size() - 1) + snappedLeftInset() + snappedRightInset();
    }

    private void tell(Object toggle) {
        Paint paint = paints.get(toggle);
        boolean exact = paint instanceof Paint.Percent;
        percent.setVisible(exact);
        percent.setManaged(exact);
        if (paint != null) chosen.accept(exact ? new Paint.Percent(percent.getValue()) : paint);
    }
}
