package app.hearth.desktop.work;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.controls.ShareBar;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** The cells of the task table; each keeps its nodes and fills them anew. */
final class TaskCells {
    private TaskCells() {}

    private abstract static class Cell extends TableCell<TaskItem, TaskView> {
        private final Node content;

        Cell(Node content) {
            this.content = content;
        }

        abstract void show(TaskView view);

        @Override protected void updateItem(TaskView view, boolean empty) {
            super.updateItem(view, empty);
            setGraphic(empty || view == null ? null : content);
            if (!empty && view != null) show(view);
        }
    }

    /** Title over network and workunit. */
    static final class Names extends Cell {
        private final Label title;
        private final Label subtitle;

        Names() {
            this(new Label(), new Label());
        }

        private Names(Label title, Label subtitle) {
            super(box(title, subtitle));
            this.title = title;
            this.subtitle = subtitle;
            subtitle.getStyleClass().addAll("small", "muted");
        }

        private static VBox box(Label title, Label subtitle) {
            VBox box = new VBox(title, subtitle);
            box.getStyleClass().add("names");
            return box;
        }

        @Override void show(TaskView view) {
            title.setText(view.title());
            subtitle.setText(view.subtitle());
        }
    }

    /** Figure over bar. */
    static final class Progress extends Cell {
        private final Label percent;
        private final ShareBar bar;

        Progress() {
            this(new Label(), new ShareBar());
        }

        private Progress(Label percent, ShareBar bar) {
            super(box(percent, bar));
            this.percent = percent;
            this.bar = bar;
            percent.getStyleClass().add("small");
        }

        private static VBox box(Label percent, ShareBar bar) {
            VBox box = new VBox(percent, bar);
            box.getStyleClass().add("progress-cell");
            return box;
        }

        @Override void show(TaskView view) {
            percent.setText(view.percent());
            bar.show(view.task().progress(), view.meaning());
        }
    }

    /** Time left, or the state in words. */
    static final class Left extends Cell {
        private final Label words;

        Left() {
            this(new Label());
        }

        private Left(Label words) {
            super(words);
            this.words = words;
            words.getStyleClass().add("muted");
        }

        @Override void show(TaskView view) {
            words.setText(view.left());
        }
    }

    /** The date, with a triangle where it will probably be missed. */
    static final class Due extends Cell {
        private final Label words;

        Due() {
            this(new Label());
        }

        private Due(Label words) {
            super(words);
            words.setTextAlignment(TextAlignment.RIGHT);
            this.words = words;
        }

        @Override void show(TaskView view) {
            words.setText(view.due());
            words.setGraphic(view.late() ? Icons.of("fth-alert-triangle", "attention") : null);
        }
    }
}
