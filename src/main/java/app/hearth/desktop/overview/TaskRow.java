package app.hearth.desktop.overview;

import app.hearth.desktop.controls.ShareBar;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One row of the short task list; kept and filled anew. */
final class TaskRow extends HBox {
    private final Label title = new Label();
    private final Label network = new Label();
    private final ShareBar bar = new ShareBar();
    private final Label percent = new Label();
    private final Label left = new Label();

    TaskRow() {
        getStyleClass().add("task-row");
        network.getStyleClass().addAll("small", "muted");
        percent.getStyleClass().add("percent");
        left.getStyleClass().addAll("left", "muted");
        VBox names = new VBox(title, network);
        names.getStyleClass().add("names");
        HBox.setHgrow(names, Priority.ALWAYS);
        getChildren().addAll(names, bar, percent, left);
    }

    void show(TaskLine line) {
        title.setText(line.title());
        network.setText(line.network());
        bar.show(line.progress(), line.meaning());
        percent.setText(line.percent());
        left.setText(line.left());
        setAccessibleText(String.join(", ", line.title(), line.percent(), line.left()));
    }
}
