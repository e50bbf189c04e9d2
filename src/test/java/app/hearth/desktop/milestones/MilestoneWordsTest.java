package app.hearth.desktop.milestones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.desktop.Samples;
import app.hearth.desktop.Toolkit;
import app.hearth.desktop.milestones.SharePicture.Part;
import app.hearth.rewards.BookReader.Work;
import app.hearth.rewards.milestone.Milestones;
import app.hearth.rewards.milestone.Milestones.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Milestones in words, and the picture's way to the disk. */
class MilestoneWordsTest {
    /** The samples' today is 22 November 2026. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static Milestones days(int from, int to) {
        return Milestones.of(IntStream.rangeClosed(from, to).mapToObj(back -> new Work(TODAY.minusDays(back), "home", 3, Duration.ofMinutes(90), Duration.ZERO, 360_000)).toList(), TODAY);
    }

    @Test void figuresAreToldByWhatEverybodyKnows() {
        var english = new MilestoneWords(Samples.english());
        assertThat(english.lines(days(0, 9), 707_201)).extracting(line -> line.figure().replace('\u00a0', ' ')).containsExactly("30 results", "707,201 credits", "1.00 kWh");
        assertThat(english.lines(days(0, 9), 707_201)).extracting(line -> line.like().replace('\u00a0', ' ')).containsExactly("for 1 network, 15 h of computing",
                "By BOINC’s measure, everyone on Earth would need 1 year and 66 days for it, at one sum a second each.", "enough to bring 11 litres of water to the boil");
        assertThat(new MilestoneWords(Samples.german()).lines(days(0, 0), 0)).extracting(line -> line.like().replace('\u00a0', ' '))
                .containsExactly("für 1 Netzwerk, 1 h 30 min Rechenzeit", "genug, um 1,1 Liter Wasser zum Kochen zu bringen");
    }

    @Test void rowsOfDaysAreToldWithTheirDates() {
        var words = new MilestoneWords(Samples.english());
        assertThat(words.rows(days(0, 9))).isEqualTo("10 days in a row, since 13 Nov");
        assertThat(words.rows(days(5, 9))).isEqualTo("longest row: 5 days, 13 Nov – 17 Nov");
        assertThat(words.rows(days(0, 0))).isEqualTo("No two days in a row yet");
    }

    @Test void daysOffAreExplained() {
        var words = new MilestoneWords(Samples.english());
        assertThat(words.why(days(0, 9))).isEmpty();
        assertThat(words.why(days(1, 9))).isEqualTo("Today counts once a task is finished.");
        assertThat(words.why(withPause(0, 4, 6, 9))).isEqualTo("A day off on 17 Nov ended the row before: no finished task that its network accepted.");
        assertThat(words.why(withPause(1, 4, 8, 9))).isEqualTo("Today counts once a task is finished. 3 days off, 15 Nov – 17 Nov, ended the row before: no finished task that its network accepted.");
        assertThat(words.why(days(2, 9))).isEqualTo("No row goes on: a day off, 21 Nov. The next finished task begins a new one.");
        assertThat(words.why(days(5, 9))).isEqualTo("No row goes on: 4 days off, 18 Nov – 21 Nov. The next finished task begins a new one.");
        assertThat(words.why(withPause(0, 0, 4, 4))).as("no row that could have ended").isEmpty();
        assertThat(words.why(Milestones.of(List.of(), TODAY))).isEmpty();
        assertThat(new MilestoneWords(Samples.german()).why(withPause(0, 4, 6, 9)))
                .isEqualTo("Ein Tag Pause am 17. Nov. beendete die Folge davor: keine fertige Aufgabe, die ihr Netzwerk angenommen hat.");
    }

    private static Milestones withPause(int from, int to, int before, int beforeThat) {
        return Milestones.of(IntStream.concat(IntStream.rangeClosed(from, to), IntStream.rangeClosed(before, beforeThat))
                .mapToObj(back -> new Work(TODAY.minusDays(back), "home", 1, Duration.ofMinutes(90), Duration.ZERO, 0)).toList(), TODAY);
    }

    @Test void theArrowKeysReadTheCalendarDayByDay() throws Exception {
        Toolkit.start();
        onFx(MilestoneWordsTest::readDays);
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(60, TimeUnit.SECONDS);
    }

    private static Void readDays() {
        var calendar = new WorkCalendar(Samples.english());
        calendar.show(days(1, 9));
        new Scene(calendar);
        assertThat(said(calendar)).as("at first today").isEqualTo("22 Nov: no result");
        press(calendar, KeyCode.UP);
        assertThat(said(calendar)).isEqualTo("21 Nov: 1 h 30 min of computing");
        assertThat(calendar.getScene().getFocusOwner().getAccessibleText()).as("what a screen reader speaks").isEqualTo(said(calendar));
        press(calendar, KeyCode.LEFT);
        assertThat(said(calendar)).isEqualTo("14 Nov: 1 h 30 min of computing");
        press(calendar, KeyCode.HOME);
        assertThat(said(calendar)).isEqualTo("25 May: no result");
        press(calendar, KeyCode.LEFT);
        assertThat(said(calendar)).as("there is nothing further left").isEqualTo("25 May: no result");
        press(calendar, KeyCode.END);
        press(calendar, KeyCode.DOWN);
        assertThat(said(calendar)).as("nor a tomorrow").isEqualTo("22 Nov: no result");
        assertThat(calendar.getChildren().stream().filter(Node::isFocusTraversable)).as("one stop for the Tab key").hasSize(1);
        return null;
    }

    private static String said(WorkCalendar calendar) {
        return calendar.readOut().get().replace('\u00a0', ' ');
    }

    private static void press(WorkCalendar calendar, KeyCode key) {
        var owner = calendar.getScene().getFocusOwner();
        (owner == null ? calendar : owner).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    @Test void aBadgeTellsWhatWasReachedAndHowFarTheNextIs() {
        var words = new MilestoneWords(Samples.english());
        var families = days(0, 9).families();
        assertThat(words.spoken(families.get(Kind.RESULTS.ordinal()))).isEqualTo("10 results, on 16 Nov, 30 of 100");
        assertThat(words.spoken(families.get(Kind.NETWORKS.ordinal()))).isEqualTo("2 networks, not reached yet, 1 of 2");
    }

    @Test void shadesGoByTheBusiestDay() {
        var most = Duration.ofHours(8);
        assertThat(List.of(WorkCalendar.shade(null, most), WorkCalendar.shade(Duration.ZERO, most), WorkCalendar.shade(Duration.ofHours(2), most),
                WorkCalendar.shade(Duration.ofHours(3), most), WorkCalendar.shade(most, most), WorkCalendar.shade(Duration.ZERO, Duration.ZERO))).containsExactly(0, 1, 1, 2, 4, 1);
    }

    @Test void nothingIsCutOffThePictureWhateverStandsOnIt() throws Exception {
        Toolkit.start();
        var busy = Milestones.of(IntStream.rangeClosed(0, 2600).boxed().flatMap(back -> IntStream.range(0, 6).mapToObj(network -> new Work(TODAY.minusDays(back), "network " + network,
                90, Duration.ofHours(60), Duration.ZERO, 9e6))).toList(), TODAY);
        var names = IntStream.range(0, 6).mapToObj(network -> "Research into proteins at place " + network).toList();
        onFx(() -> {
            for (var texts : List.of(Samples.english(), Samples.german())) {
                var picture = new SharePicture(busy, 9e9, names, texts);
                for (var parts : List.of(EnumSet.noneOf(Part.class), EnumSet.of(Part.COMPARISON, Part.BADGES), EnumSet.of(Part.NETWORKS, Part.BADGES), EnumSet.allOf(Part.class))) {
                    var root = (VBox) picture.scene(parts).getRoot();
                    double foot = root.getPadding().getBottom();
                    for (var part : root.getChildren()) {
                        assertThat(part.getBoundsInParent().getMaxY()).as(parts + " " + part.getStyleClass()).isLessThanOrEqualTo(SharePicture.HEIGHT - foot + 1);
                        assertThat(part.getBoundsInParent().getMaxX()).isLessThanOrEqualTo(SharePicture.WIDTH);
                    }
                }
            }
            return null;
        });
    }

    @Test void aPictureIsWrittenWholeOrNotAtAll(@TempDir Path folder) throws IOException {
        var image = new WritableImage(3, 2);
        image.getPixelWriter().setColor(2, 1, Color.web("#CB6814"));
        Path file = folder.resolve("picture.png");
        Files.writeString(file, "what was there before");
        PngFile.of(image).write(file);
        var read = ImageIO.read(file.toFile());
        assertThat(read.getWidth()).isEqualTo(3);
        assertThat(read.getRGB(2, 1)).isEqualTo(0xFFCB6814);
        assertThatThrownBy(() -> PngFile.of(image).write(folder.resolve("nowhere/picture.png"))).isInstanceOf(IOException.class);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
