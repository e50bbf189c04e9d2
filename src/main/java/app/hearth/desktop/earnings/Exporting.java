package app.hearth.desktop.earnings;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.controls.SaveDialog;
import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.export.Export;
import app.hearth.rewards.export.WholeFile;
import app.hearth.rewards.statement.Statement;
import app.hearth.rewards.statement.StatementData;
import app.hearth.rewards.value.Balance;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves the book where the user says, or prints a month of it, beside everything else; a line tells how far it is and how it ended. */
final class Exporting extends HBox {
    private static final Logger LOG = LoggerFactory.getLogger(Exporting.class);
    private final EarningsSource source;
    private final Texts texts;
    private final Supplier<Optional<Printing.Job>> printers;
    private final Label words = new Label();
    private final Button end = new Button();
    private Optional<Thread> running = Optional.empty();
    /** Whether the user said so of what runs. */
    private boolean stopped;

    /** A way to write the book, or a part of it. */
    private interface Writing {
        void write(BookReader book, Path file, IntConsumer progress) throws IOException;
    }

    Exporting(EarningsSource source, Texts texts) {
        this(source, texts, Printing::onThisComputer);
    }

    /** @param printers gives a job for the printer; not called on the JavaFX thread */
    Exporting(EarningsSource source, Texts texts, Supplier<Optional<Printing.Job>> printers) {
        this.source = source;
        this.texts = texts;
        this.printers = printers;
        getStyleClass().add("export-line");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        end.setOnAction(_ -> end());
        getChildren().addAll(words, end);
        present(this, false);
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
                    printing(month, balances, labels), printing(month.minusMonths(1), balances, labels), new SeparatorMenuItem(),
                    item(texts.get("earnings.export.csv"), "hearth-" + texts.times().today(), "csv", (book, file, progress) -> Export.csv(book, zone, file, progress)),
                    item(texts.get("earnings.export.json"), "hearth-" + texts.times().today(), "json", (book, file, progress) -> Export.json(book, zone, file, progress)));
        });
        menu.getItems().add(new MenuItem()); // a menu that is empty does not open
    }

    private MenuItem statement(YearMonth month, Function<YearMonth, Balance> balances, Supplier<Map<String, String>> labels) {
        return item(texts.get("earnings.export.statement", texts.times().month(month)), "hearth-" + month, "pdf", (book, file, _) -> {
            var data = data(book, month, balances, labels);
            WholeFile.write(file, out -> Statement.write(data, texts.locale(), out));
        });
    }

    private StatementData data(BookReader book, YearMonth month, Function<YearMonth, Balance> balances, Supplier<Map<String, String>> labels) throws IOException {
        return StatementData.of(book, texts.times().zone(), texts.now(), labels.get(), balances.apply(month));
    }

    private MenuItem printing(YearMonth month, Function<YearMonth, Balance> balances, Supplier<Map<String, String>> labels) {
        MenuItem item = new MenuItem(texts.get("earnings.print", texts.times().month(month)));
        item.setOnAction(_ -> run("print", texts.get("earnings.printing"), texts.get("earnings.print.stopped"), () -> {
            var job = printers.get();
            if (job.isEmpty()) return texts.get("earnings.print.none");
            try (var book = source.reader()) {
                var pages = Printing.pages(data(book, month, balances, labels), texts.locale());
                if (!onFx(() -> chosen(job.get()))) return texts.get("earnings.print.stopped");
                boolean taken = job.get().print(pages);
                if (Thread.interrupted()) return texts.get("earnings.print.stopped");
                return texts.get(taken ? "earnings.printed" : "earnings.print.refused", job.get().printer());
            } finally {
                job.get().cancel();
            }
        }, message -> texts.get("earnings.print.failed", message)));
        return item;
    }

    /** The system's dialog ends by its own buttons only: one here would leave it behind, asking for a print that will not come. */
    private boolean chosen(Printing.Job job) {
        if (stopped) return false;
        words.setText(texts.get("earnings.print.choosing"));
        present(end, false);
        try {
            return job.ask(getScene().getWindow());
        } finally {
            present(end, true);
            words.setText(texts.get("earnings.printing"));
        }
    }

    /** Does it on the JavaFX thread and waits. */
    private static <T> T onFx(Callable<T> act) throws IOException, InterruptedException {
        var task = new FutureTask<>(act);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private MenuItem item(String title, String name, String ending, Writing writing) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(_ -> choose(title, name, ending, writing));
        return item;
    }

    private void choose(String title, String name, String ending, Writing writing) {
        if (running.isPresent()) return;
        SaveDialog.ask(getScene().getWindow(), title, name, ending).ifPresent(file -> save(writing, file));
    }

    private void save(Writing writing, Path file) {
        run("export", texts.get("earnings.exporting", texts.figures().percent(0)), texts.get("earnings.export.stopped"), () -> {
            try (var book = source.reader()) {
                writing.write(book, file, done -> Platform.runLater(() -> progress(done)));
                return texts.get("earnings.exported", file.toString());
            } catch (InterruptedIOException _) {
                return texts.get("earnings.export.stopped");
            }
        }, message -> texts.get("earnings.export.failed", file.toString(), message));
    }

    /** Does it beside everything else; the line tells its outcome. One at a time. */
    private void run(String name, String meanwhile, String ended, Callable<String> work, Function<String, String> failed) {
        if (running.isPresent()) return;
        stopped = false;
        tell(meanwhile, texts.get("earnings.export.stop"));
        running = Optional.of(Thread.ofVirtual().name(name).start(() -> {
            String outcome;
            try {
                outcome = work.call();
            } catch (InterruptedException _) {
                outcome = ended;
            } catch (Exception e) {
                LOG.warn("{} of the book of earnings failed", name, e);
                outcome = failed.apply(String.valueOf(e.getMessage()));
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
        present(this, true);
    }

    /** Stops what runs, or puts the line away. */
    private void end() {
        stopped = true;
        running.ifPresentOrElse(Thread::interrupt, () -> present(this, false));
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
