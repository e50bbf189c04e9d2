package app.hearth.desktop.milestones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.desktop.Samples;
import app.hearth.rewards.BookReader.Work;
import app.hearth.rewards.milestone.Milestones;
import app.hearth.rewards.milestone.Milestones.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.image.WritableImage;
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
