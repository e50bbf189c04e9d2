package app.hearth.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.Toolkit;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

class SteadyLabelTest {
    private int layouts;
    private final HBox row = new HBox() {
        @Override protected void layoutChildren() {
            layouts++;
            super.layoutChildren();
        }
    };

    private static <T> T onFx(Callable<T> work) throws Exception {
        Toolkit.start();
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(30, TimeUnit.SECONDS);
    }

    private void layOut() {
        row.resize(300, 50);
        row.getScene().getRoot().applyCss();
        row.getScene().getRoot().layout();
    }

    private static String drawn(SteadyLabel label) {
        return ((Text) label.lookup(".text")).getText();
    }

    @Test void wordsOfTheSameSizeAreShownWithoutAskingTheParents() throws Exception {
        String shown = onFx(() -> {
            var label = new SteadyLabel("58");
            row.getChildren().setAll(label);
            new Scene(row);
            layOut();
            layOut();
            layouts = 0;
            label.setText("85"); // the same digits take the same room in any font
            layOut();
            return drawn(label);
        });
        assertThat(shown).isEqualTo("85");
        assertThat(layouts).isZero();
    }

    @Test void widerWordsGetTheRoomTheyNeed() throws Exception {
        double[] width = onFx(() -> {
            var label = new SteadyLabel("58");
            row.getChildren().setAll(label);
            new Scene(row);
            layOut();
            double before = label.getWidth();
            label.setText("100");
            layOut();
            return new double[] {before, label.getWidth(), label.prefWidth(-1)};
        });
        assertThat(width[1]).isGreaterThan(width[0]).isGreaterThanOrEqualTo(width[2]);
        assertThat(layouts).isGreaterThan(1);
    }
}
