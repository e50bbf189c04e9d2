package app.hearth.desktop.earnings;

import app.hearth.desktop.controls.CardRow;
import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What a newcomer can do next, as long as it is not done: join a science network, and say what electricity costs. */
final class NextSteps extends StackPane {
    private final CardRow row = new CardRow();
    private final Node network;
    private final Node cost;

    NextSteps(Texts texts, Runnable toNetworks, Runnable toPrice) {
        network = card(texts, "network", "fth-globe", toNetworks);
        cost = card(texts, "cost", "fth-zap", toPrice);
        row.getChildren().addAll(network, cost);
        getChildren().add(row);
        show(false, false);
    }

    private static Node card(Texts texts, String step, String icon, Runnable act) {
        Label title = new Label(texts.get("earnings.step." + step));
        title.getStyleClass().add("strong");
        title.setWrapText(true);
        Label words = new Label(texts.get("earnings.step." + step + ".words"));
        words.getStyleClass().addAll("small", "muted");
        words.setWrapText(true);
        VBox names = new VBox(title, words);
        names.getStyleClass().add("names");
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        Button button = new Button(texts.get("earnings.step." + step + ".do"));
        button.setId("step-" + step);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        var graphic = Icons.of(icon);
        graphic.getStyleClass().add("ember");
        HBox card = new HBox(graphic, names, button);
        card.getStyleClass().addAll("card", "step", "wide");
        return card;
    }

    /** Shows those that are still to do. */
    void show(boolean joins, boolean prices) {
        present(network, joins);
        present(cost, prices);
        present(this, joins || prices);
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
