package app.hearth.desktop.earnings;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.export.Export;
import app.hearth.rewards.statement.Statement;
import app.hearth.rewards.statement.StatementData;
import app.hearth.rewards.value.Balance;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
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

    /** A way to write the book, or a part of it. */
    private interface Writing {
        void write(BookReader book, Path file, IntConsumer progress) throws IOException;
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

    /**
     * Puts what can be saved into a menu.
     *
     * @param balances of a month
     * @param labels   names of the sources by their keys
     */
    void offer(MenuButton menu, Function<YearMonth, Balance> balances, Supplier<Map<String, String>> labels) {
        menu.setGraphic(Icons.of("fth-download"));
        var zone = texts.times().zone();
        menu.setOnShowing(_ -> {
            var month = YearMonth.from(texts.times().today());
            menu.getItems().setAll(statement(month, balances, labels), statement(month.minusMonths(1), balances, labels), new SeparatorMenuItem(),
                    item(texts.get("earnings.export.csv"), "hearth-" + texts.times().today(), "csv", (book, file, progress) -> Export.csv(book, zone, file, progress)),
                    item(texts.get("earnings.export.json"), "hearth-" + texts.times().today(), "json", (book, file, progress) -> Export.json(book, zone, file, progress)));
        });
        menu.getItems().add(new MenuItem()); // a menu that is empty does not open
    }

    private MenuItem statement(YearMonth month, Function<YearMonth, Balance> balances, Supplier<Map<String, String>> labels) {
        return item(texts.get("earnings.export.statement", texts.times().month(month)), "hearth-" + month, "pdf", (book, file, _) -> {
            var data = StatementData.of(book, texts.times().zone(), texts.now(), labels.get(), balances.apply(month));
            Path part = file.resolveSibling(file.getFileName() + ".part");
            try {
                try (var out = Files.newOutputStream(part)) {
                    Statement.write(data, texts.locale(), out);
                }
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        });
    }

    private MenuItem item(String title, String name, String ending, Writing writing) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(_ -> choose(title, name, ending, writing));
        return item;
    }

    private void choose(String title, String name, String ending, Writing writing) {
        if (running.isPresent()) return;
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name + "." + ending);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(ending.toUpperCase(Locale.ROOT), "*." + ending));
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) save(writing, chosen.toPath());
    }

    private void save(Writing writing, Path file) {
        tell(texts.get("earnings.exporting", texts.figures().percent(0)), texts.get("earnings.export.stop"));
        running = Optional.of(Thread.ofVirtual().name("export").start(() -> {
            String outcome;
            try (var book = source.reader()) {
                writing.write(book, file, done -> Platform.runLater(() -> progress(done)));
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
