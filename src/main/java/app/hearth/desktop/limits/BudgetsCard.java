package app.hearth.desktop.limits;

import app.hearth.desktop.controls.CardRow;
import app.hearth.desktop.controls.Ring;
import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.text.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How much in a day, a week, a month: rings, and in their place the fields to change them. */
final class BudgetsCard extends Group {
    private final CardRow rings = new CardRow();
    private final CardRow fields = new CardRow();
    private final Label none;
    private final Button edit;
    private final ElectricityForm electricity;
    private final Map<Budget, NumberField> inputs = new EnumMap<>(Budget.class);
    private boolean editing;
    private List<BudgetView> shown = List.of();

    BudgetsCard(Texts texts, SettingsEditor editor) {
        super(texts, editor);
        var head = head(texts.get("limits.budgets"), texts.get("limits.budgets.note"));
        edit = Forms.link(texts.get("limits.budgets.change"), () -> edit(!editing));
        edit.setId("changeBudgets");
        head.getChildren().addAll(Forms.space(), edit);
        none = Forms.wrapped(texts.get("limits.budgets.none"), "muted");
        for (Budget budget : Budget.values()) fields.getChildren().add(field(budget));
        electricity = new ElectricityForm(texts, this::change);
        Region divider = new Region();
        divider.getStyleClass().add("divider");
        getChildren().addAll(none, rings, fields, divider, electricity);
        edit(false);
    }

    private Node field(Budget budget) {
        String name = texts.get("limits.budget." + budget);
        NumberField field = new NumberField(texts, name, " ", budget.range()).named("budget" + budget).prompt(texts.get("limits.budget.noLimit"));
        field.onValue(value -> change(name, value.isPresent() ? budget.range().write(value.getAsDouble(), texts.locale())
                : texts.get("limits.budget.noLimit"), settings -> settings.withBudgets(budget.in(settings.budgets(), value))));
        inputs.put(budget, field);
        VBox box = new VBox(Forms.label(name, "small", "muted"), field);
        box.getStyleClass().add("budget-field");
        return box;
    }

    private void edit(boolean on) {
        editing = on;
        edit.setText(texts.get(on ? "limits.budgets.done" : "limits.budgets.change"));
        Forms.present(fields, on);
        Forms.present(rings, !on);
        Forms.present(none, !on && shown.isEmpty());
    }

    @Override void show(LimitsState now) {
        for (Budget budget : Budget.values()) {
            inputs.get(budget).setUnit(BudgetView.unit(budget, now, texts));
            inputs.get(budget).show(budget.of(now.settings().budgets()));
        }
        electricity.show(now);
        var found = BudgetView.of(now, texts);
        // The row's first child is its own measure of the text.
        if (!found.equals(shown)) rings.getChildren().setAll(java.util.stream.Stream.concat(rings.getChildren().stream().limit(1),
                found.stream().map(this::ring)).toList());
        shown = found;
        Forms.present(none, !editing && found.isEmpty());
    }

    private Node ring(BudgetView view) {
        Ring ring = new Ring();
        ring.show(view.fraction());
        HBox figure = new HBox(Forms.label(view.figure(), "strong", "budget-figure"), Forms.label(view.unit(), "small", "muted"));
        figure.getStyleClass().add("baseline-row");
        VBox words = new VBox(figure, Forms.wrapped(view.of(), "small", "muted"), Forms.wrapped(view.resets(), "small", "muted"));
        view.notes().forEach(note -> words.getChildren().add(Forms.wrapped(note, "small")));
        if (view.noPrice()) {
            var enter = Forms.link(texts.get("limits.budget.enterPrice"), electricity::askPrice);
            enter.setId("enterPrice");
            words.getChildren().add(enter);
        }
        HBox box = new HBox(ring, words);
        words.setMinWidth(0);
        HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
        box.getStyleClass().add("budget");
        box.setAccessibleText(view.sentence());
        box.setAccessibleRole(view.noPrice() ? javafx.scene.AccessibleRole.PARENT : javafx.scene.AccessibleRole.TEXT); // the button in it is to be found
        return box;
    }

    /** Opens the fields in the rings' place. */
    void edit() {
        edit(true);
        inputs.get(Budget.HOURS_DAY).requestFocus();
    }

}
