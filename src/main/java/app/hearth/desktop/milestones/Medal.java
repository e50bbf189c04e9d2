package app.hearth.desktop.milestones;

import app.hearth.desktop.controls.Icons;
import app.hearth.rewards.milestone.Milestones.Family;
import app.hearth.rewards.milestone.Milestones.Kind;
import javafx.scene.layout.StackPane;

/** A round badge of a kind; the more steps are reached, the warmer it glows. Sizes and colours by style class. */
final class Medal extends StackPane {
    private static final int TIERS = 4;

    Medal(Family family) {
        getStyleClass().addAll("medal", "tier-" + Math.min(TIERS, family.reached().size()));
        getChildren().add(Icons.of(icon(family.kind())));
    }

    private static String icon(Kind kind) {
        return switch (kind) {
            case RESULTS -> "fth-check-circle";
            case HOURS -> "fth-cpu";
            case DAYS -> "fth-calendar";
            case ROW -> "fth-trending-up";
            case NETWORKS -> "fth-globe";
        };
    }
}
