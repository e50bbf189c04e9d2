package app.hearth.desktop.earnings;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.export.Export;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves the whole book where the user says, beside everything else; a line tells how far it is and how it ended. */
final class Exporting extends HBox {
    private static final Logger LOG = LoggerFactory.getLogger(Exporting.class);
    private final EarningsSource source;
    private final Texts texts;
    private final Label words = new Label();
    private final Button end = new Button();
    private Optional<Thread> running = Optional.empty();

    /** A way to write the book. */
    private interface Writing {
        void write(BookReader book, ZoneId zone, Path file, IntConsumer progress) throws IOException;
    }

    /** A kind of file. */
    private enum Format {
        CSV("csv", Export::csv), JSON("json", Export::json);

        private final String ending;
        private final Writing writing;

        Format(String ending, Writing writing) {
            this.ending = ending;
            this.writing = writing;
        }
    }

    Exporting(EarningsSource source, Texts texts) {
        this.source = source;
        this.texts = texts;
        getStyleClass().add("export-line");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        end.setOnAction(_ -> end());
        getChildren().addAll(words, end);
        present(false);
    }

    /** Puts the formats into a menu. */
    void offer(MenuButton menu) {
        menu.setGraphic(Icons.of("fth-download"));
        for (var format : Format.values()) {
            MenuItem item = new MenuItem(texts.get("earnings.export." + format));
            item.setOnAction(_ -> choose(format));
            menu.getItems().add(item);
        }
    }

    private void choose(Format format) {
        if (running.isPresent()) return;
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("earnings.export." + format));
        chooser.setInitialFileName("hearth-" + texts.times().today() + "." + format.ending);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(format.name(), "*." + format.ending));
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) save(format, chosen.toPath());
    }

    private void save(Format format, Path file) {
        tell(texts.get("earnings.exporting", texts.figures().percent(0)), texts.get("earnings.export.stop"));
        running = Optional.of(Thread.ofVirtual().name("export").start(() -> {
            String outcome;
            try (var book = source.reader()) {
                format.writing.write(book, texts.times().zone(), file, done -> Platform.runLater(() -> progress(done)));
                outcome = texts.get("earnings.exported", file.toString());
            } catch (InterruptedIOException _) {
                outcome = texts.get("earnings.export.stopped");
            } catch (IOException | RuntimeException e) {
                LOG.warn("The book of earnings could not be exported", e);
                outcome = texts.get("earnings.export.failed", file.toString(), String.valueOf(e.getMessage()));
            }
            String said = outcome;
            Platform.runLater(() -> {
                running = Optional.empty();
                tell(said, texts.get("action.close"));
            });
        }));
    }

    private void progress(int done) {
        if (running.isPresent()) words.setText(texts.get("earnings.exporting", texts.figures().percent(done / 100.0)));
    }

    private void tell(String sentence, String button) {
        words.setText(sentence);
        end.setText(button);
        present(true);
    }

    /** Stops what runs, or puts the line away. */
    private void end() {
        if (running.isPresent()) running.get().interrupt();
        else present(false);
    }

    private void present(boolean present) {
        setVisible(present);
        setManaged(present);
    }
}
