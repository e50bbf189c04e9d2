package app.hearth.desktop.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleEarnings;
import app.hearth.desktop.Samples;
import app.hearth.desktop.Samples.Credits;
import app.hearth.desktop.Toolkit;
import app.hearth.monitor.session.Peers;
import app.hearth.rewards.statement.StatementData;
import app.hearth.rewards.value.Balance;
import app.hearth.settings.Electricity;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A month on its way to a printer, played by the test: its pages, and what the line on the screen says meanwhile. */
class PrintingTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final int NOVEMBERS_PRINT = 3;
    /** What the dialog saw of the line, and what else was done, in order. */
    private final List<String> done = new CopyOnWriteArrayList<>();
    private Exporting line;

    @BeforeEach void toolkit() {
        Toolkit.start();
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(30, TimeUnit.SECONDS);
    }

    private Balance november(Credits credits) {
        return Balance.of(NOVEMBER, credits.latest().days(), Map.of(), List.of(), Electricity.UNKNOWN);
    }

    @Test void pagesAreThoseOfTheStatementInTwoHundredDotsPerInch() throws Exception {
        var credits = SampleEarnings.usual();
        try (var book = credits.reader()) {
            var samples = StatementData.of(book, Samples.BERLIN, Samples.NOW, Map.of(), november(credits));
            // Many networks fill more than one page.
            var networks = new ArrayList<StatementData.Network>();
            for (int i = 0; i < 12; i++) networks.addAll(samples.networks());
            var pages = Printing.pages(new StatementData(NOVEMBER, samples.zone(), samples.made(), networks, samples.balance(), samples.signed(), samples.unsigned()), Locale.UK);
            assertThat(pages).hasSizeGreaterThan(1);
            for (var page : pages) {
                assertThat(page.getWidth()).as("210 mm").isBetween(1652.0, 1655.0);
                assertThat(page.getHeight()).as("297 mm").isBetween(2337.0, 2340.0);
                assertThat(page.getPixelReader().getArgb(5, 5)).as("the paper's edge").isEqualTo(0xFFFFFFFF);
                assertThat(ink(page)).as("words").isGreaterThan(5000);
            }
        }
    }

    private static int ink(Image page) {
        int dark = 0;
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) if ((page.getPixelReader().getArgb(x, y) & 0xff) < 100) dark++;
        }
        return dark;
    }

    /** A printer as it could be; {@code asked} is what the user answers in the system's dialog. */
    private final class Printer implements Printing.Job {
        private final boolean asked;
        private final boolean takes;
        private final CountDownLatch endless = new CountDownLatch(1);
        private final boolean slow;

        private Printer(boolean asked, boolean takes, boolean slow) {
            this.asked = asked;
            this.takes = takes;
            this.slow = slow;
        }

        @Override public boolean ask(Window owner) {
            done.add("asked: " + words() + (button().isVisible() ? " " + button().getText() : ""));
            return asked;
        }

        @Override public String printer() {
            return "Hall";
        }

        @Override public boolean print(List<WritableImage> pages) {
            done.add("printing " + pages.size());
            try {
                if (slow) endless.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // as a printer's page between two looks
                return false;
            }
            return takes;
        }

        @Override public void cancel() {
            done.add("cancelled");
        }
    }

    private String words() {
        return ((Label) line.getChildren().getFirst()).getText();
    }

    private Button button() {
        return (Button) line.getChildren().getLast();
    }

    /** Chooses to print this month. */
    private void choose(Supplier<Optional<Printing.Job>> printers) throws Exception {
        var credits = SampleEarnings.firstDay();
        onFx(() -> {
            line = new Exporting(credits, Samples.english(), printers);
            new Scene(line);
            var menu = new MenuButton();
            line.offer(menu, _ -> november(credits), Map::of);
            menu.getOnShowing().handle(new Event(MenuButton.ON_SHOWING));
            MenuItem item = menu.getItems().get(NOVEMBERS_PRINT);
            assertThat(item.getText()).isEqualTo("Print November…");
            item.fire();
            return null;
        });
    }

    private void untilOver() {
        Peers.until("the end", () -> {
            try {
                return onFx(() -> button().getText()).equals("Close");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private void stop() throws Exception {
        onFx(() -> {
            button().fire();
            return null;
        });
    }

    @Test void withoutAPrinterTheLineSaysWhatElseCanBeDone() throws Exception {
        choose(Optional::empty);
        untilOver();
        assertThat(words()).isEqualTo("This computer knows no printer. Save the statement as PDF instead.");
        stop();
        assertThat(line.isVisible()).as("put away").isFalse();
    }

    @Test void whileTheSystemsDialogIsOpenItAloneCanEndIt() throws Exception {
        choose(() -> Optional.of(new Printer(true, true, false)));
        untilOver();
        assertThat(done).containsExactly("asked: Choose a printer in the system’s dialog, or cancel there.", "printing 1", "cancelled");
        assertThat(words()).isEqualTo("Handed to Hall.");
        assertThat(button().isVisible()).isTrue();
    }

    @Test void whatIsCancelledInTheDialogIsNotPrinted() throws Exception {
        choose(() -> Optional.of(new Printer(false, true, false)));
        untilOver();
        assertThat(done).hasSize(2).contains("cancelled");
        assertThat(words()).isEqualTo("Nothing was printed.");
    }

    @Test void aPrinterThatRefusesIsNamed() throws Exception {
        choose(() -> Optional.of(new Printer(true, false, false)));
        untilOver();
        assertThat(words()).isEqualTo("Hall did not take all pages. Look at the printer, or save the statement as PDF.");
    }

    @Test void stoppedBeforeTheDialogNoneOpens() throws Exception {
        choose(() -> {
            while (!Thread.currentThread().isInterrupted()) LockSupport.park(); // the search for printers, which nothing ends
            return Optional.of(new Printer(true, true, false));
        });
        stop();
        untilOver();
        assertThat(done).containsExactly("cancelled");
        assertThat(words()).isEqualTo("Nothing was printed.");
    }

    @Test void stoppedWhileItPrintsItIsCancelledAndSaysSo() throws Exception {
        choose(() -> Optional.of(new Printer(true, true, true)));
        Peers.until("printing", () -> done.size() == 2);
        stop();
        untilOver();
        assertThat(done).endsWith("cancelled");
        assertThat(words()).isEqualTo("Nothing was printed.");
    }
}
