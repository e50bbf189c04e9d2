package app.hearth.desktop.earnings;

import app.hearth.desktop.earnings.BalanceWords.Part;
import app.hearth.desktop.earnings.BalanceWords.Strip;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Worth, less electricity, is what the user gave or kept. */
public final class StripCard extends HBox {
    private final Block worth = new Block();
    private final Block electricity = new Block();
    private final Block left = new Block();
    private final Label minus = sign("−");
    private final Label equal = sign("=");
    private final Button action = new Button();

    /** A title, a figure and where it is from. */
    private static final class Block extends VBox {
        private final Label title = new Label();
        private final Label figure = new Label();
        private final Label about = new Label();

        Block() {
            getStyleClass().add("strip-block");
            title.getStyleClass().addAll("small-title", "muted");
            figure.getStyleClass().add("strip-figure");
            about.getStyleClass().addAll("small", "muted");
            about.setWrapText(true);
            setMinWidth(0);
            HBox.setHgrow(this, Priority.ALWAYS);
            getChildren().addAll(title, figure, about);
        }

        void show(Part part) {
            title.setText(part.title());
            figure.setText(part.figure());
            about.setText(part.about());
            present(about, !part.about().isBlank());
            setAccessibleText(part.title() + ": " + part.figure() + ". " + part.about());
        }
    }

    public StripCard() {
        getStyleClass().addAll("card", "strip");
        left.figure.getStyleClass().add("ember");
        action.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(worth, minus, electricity, equal, left, action);
    }

    private static Label sign(String words) {
        Label sign = new Label(words);
        sign.getStyleClass().addAll("strip-sign", "muted");
        sign.setMinWidth(Region.USE_PREF_SIZE);
        return sign;
    }

    void onAction(Runnable act) {
        action.setOnAction(_ -> act.run());
    }

    void show(Strip strip) {
        worth.show(strip.worth());
        electricity.show(strip.electricity());
        boolean whole = strip.left().isPresent();
        strip.left().ifPresent(left::show);
        for (Node node : new Node[] {minus, equal, left}) present(node, whole);
        action.setText(strip.action());
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
