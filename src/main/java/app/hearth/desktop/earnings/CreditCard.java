package app.hearth.desktop.earnings;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A card with one figure of credit. */
public final class CreditCard extends VBox {
    private final Label title = label("small-title", "muted");
    private final Label figure = label("figure");
    private final Label unit = label("unit", "muted");
    private final Label below = label("small", "muted");

    public CreditCard() {
        getStyleClass().addAll("card", "credit-card");
        HBox line = new HBox(figure, unit);
        line.getStyleClass().add("baseline-row");
        figure.setMinWidth(Region.USE_PREF_SIZE);
        below.setWrapText(true);
        getChildren().addAll(title, line, below);
        setMinWidth(0);
    }

    /** Colour role of the figure: ember for credit, slate for what waits. */
    public void setTone(String role) {
        figure.getStyleClass().add(role);
    }

    public String getTone() {
        return figure.getStyleClass().getLast();
    }

    void show(EarningsViewModel.Card card) {
        title.setText(card.title());
        figure.setText(card.figure());
        unit.setText(card.unit());
        below.setText(card.below());
        setAccessibleText(String.join(", ", card.title(), card.figure() + " " + card.unit(), card.below()));
    }

    private static Label label(String... classes) {
        Label label = new Label();
        label.getStyleClass().addAll(classes);
        return label;
    }
}
