package app.hearth.desktop.work;

import app.hearth.engine.EngineSnapshot;
import javafx.scene.Node;

/** One of the three lists of the Work screen. */
interface WorkTab {
    Node view();

    /** Its filter, beside the choice of lists. */
    Node chips();

    /** Its name with what it holds. */
    String label();

    void show(EngineSnapshot snapshot);

    void search(String words);

    default void closePane() {}
}
