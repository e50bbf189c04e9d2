package app.hearth.desktop.overview;

import app.hearth.desktop.controls.Ring;
import app.hearth.desktop.limits.BudgetView;
import app.hearth.desktop.overview.OverviewViewModel.Spent;
import app.hearth.desktop.overview.OverviewViewModel.Today;
import java.text.MessageFormat;
import java.util.List;
import javafx.beans.NamedArg;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What came in since midnight, what it took, and how full the budgets are. */
public final class TodayCard extends VBox {
    private final Label credits = label("", "strong", "hero", "ember");
    private final Label checking = wrapped("small", "muted");
    private final Label total = label("");
    private final Label amount = label("", "strong");
    private final Label of = label("", "small", "muted");
    private final HBox rings = new HBox();
    private final Label full = wrapped("small", "muted");
    private final Label note = wrapped("small", "muted");
    private final VBox more = new VBox(total, note);
    private final Region spare = space();
    private final String limit;
    private List<BudgetView> shown = List.of();

    public TodayCard(@NamedArg("title") String title, @NamedArg("since") String since, @NamedArg("credits") String unit, @NamedArg("note") String words,
                     @NamedArg("limit") String limit) {
        this.limit = limit;
        getStyleClass().addAll("card", "today");
        rings.getStyleClass().add("quota-rings");
        note.setText(words);
        more.getStyleClass().add("today-more");
        var divider = new Region();
        divider.getStyleClass().add("divider");
        var hero = row(credits, label(unit, "muted"));
        hero.getStyleClass().add("hero-row");
        getChildren().addAll(row(label(title, "card-title"), space(), label(since, "small", "muted")), hero, checking, divider, row(amount, of), spare, more, rings, full);
        showBudgets(List.of());
    }

    void show(Today today) {
        credits.setText(today.credits());
        checking.setText(today.checking());
        total.setText(today.total());
    }

    void show(Spent spent) {
        amount.setText(spent.amount());
        of.setText(spent.of());
        if (!spent.budgets().equals(shown)) showBudgets(spent.budgets());
    }

    /** The rings take the place of the credits' total and note, which Earnings has too, where room is short. */
    private void showBudgets(List<BudgetView> budgets) {
        shown = budgets;
        rings.getChildren().setAll(budgets.stream().map(this::ring).toList());
        full.setText(budgets.stream().filter(BudgetView::full).findFirst().map(BudgetView::resets).orElse(""));
        present(rings, !budgets.isEmpty());
        present(full, !full.getText().isEmpty());
        more.setManaged(budgets.isEmpty());
        more.setVisible(budgets.isEmpty());
    }

    /** Beside rings the total and the note are shown where the card is high enough anyway. */
    @Override protected void layoutChildren() {
        super.layoutChildren();
        if (more.isManaged()) return;
        double height = more.prefHeight(spare.getWidth());
        more.setVisible(spare.getHeight() >= height);
        more.resizeRelocate(spare.getLayoutX(), spare.getLayoutY(), spare.getWidth(), height);
    }

    /** The card says already that it tells of a day. */
    private String of(BudgetView budget) {
        return switch (budget.budget()) {
            case HOURS_DAY, KWH_DAY -> MessageFormat.format(limit, budget.all());
            case HOURS_WEEK, KWH_MONTH, MONEY_MONTH, GB_MONTH -> budget.of();
        };
    }

    private Node ring(BudgetView budget) {
        var ring = new Ring();
        ring.show(budget.fraction());
        var words = new VBox(row(label(budget.figure(), "strong", "quota-figure"), label(budget.unit(), "small", "muted")), label(of(budget), "small", "muted"));
        words.getStyleClass().add("quota-words");
        ((Region) words.getChildren().getFirst()).setMinWidth(USE_PREF_SIZE);
        ((Label) words.getChildren().getLast()).setWrapText(true);
        var box = new HBox(ring, words);
        box.getStyleClass().add("quota");
        box.setAccessibleRole(AccessibleRole.TEXT);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setAccessibleText(budget.sentence());
        return box;
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("baseline-row");
        return row;
    }

    private static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        VBox.setVgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Label wrapped(String... classes) {
        Label label = label("", classes);
        label.setWrapText(true);
        return label;
    }

    private static Label label(String words, String... classes) {
        Label label = new Label(words);
        label.getStyleClass().addAll(classes);
        return label;
    }
}
