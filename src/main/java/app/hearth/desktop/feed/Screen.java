package app.hearth.desktop.feed;

import app.hearth.engine.EngineSnapshot;
import app.hearth.monitor.Reading;
import app.hearth.rewards.RewardsSnapshot;
import javafx.scene.Parent;

/** A screen of the shell. It is built once, told the newest states while it is shown, and told them again when it is shown again. */
public interface Screen {
    /** The top node, the same each time. */
    Parent view();

    default void show(EngineSnapshot snapshot) {}

    default void show(Reading reading) {}

    default void show(RewardsSnapshot earnings) {}

    /** Escape was pressed. */
    default void closePane() {}

    /** Brings a setting of this screen into view and gives it the focus. */
    default void reveal(Setting setting) {}

    /** The user clicked on a notification about what this screen shows: brings it into view. */
    default void revealNotices() {}

    /** Find was asked for. */
    default void find() {}
}
