package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.Samples.Credits;
import app.hearth.desktop.Samples.Engine;
import app.hearth.desktop.Samples.Readings;
import app.hearth.desktop.earnings.EarningsController;
import app.hearth.desktop.feed.Screen;
import app.hearth.desktop.milestones.MilestonesDialog;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** Milestones and the picture of them. Pictures go to target/gallery. */
class MilestonesScreenTest {
    private static final int EARNINGS = 4;
    private static final Readings FULL = new Readings(Optional.of(SampleStates.reading(true, true)), SampleStates.history(false));

    private static Gallery.Shot shot(Credits credits, Locale locale) {
        return new Gallery.Shot(Samples.services(new Engine(SampleStates.sharing()), FULL, credits, locale)).screen(EARNINGS);
    }

    private static void milestones(Screen screen) {
        ((EarningsController) screen).openMilestones();
    }

    private static void picture(Screen screen) {
        ((EarningsController) screen).choosePicture();
    }

    @Test void pictures() {
        shot(SampleEarnings.usual(), Locale.UK).settled(MilestonesScreenTest::milestones).save("milestones");
        shot(SampleEarnings.usual(), Locale.GERMANY).dark().settled(MilestonesScreenTest::milestones).save("milestones-de-dark");
        shot(SampleEarnings.usual(), Locale.GERMANY).size(900, 600).settled(MilestonesScreenTest::milestones).save("milestones-de-900x600");
        shot(SampleEarnings.usual(), Locale.UK).textSize(30).settled(MilestonesScreenTest::milestones).save("milestones-200-percent");
        shot(SampleEarnings.firstDay(), Locale.UK).settled(MilestonesScreenTest::milestones).save("milestones-first-day");
        shot(SampleEarnings.usual(), Locale.UK).settled(MilestonesScreenTest::milestones, MilestonesScreenTest::picture).save("milestones-picture");
        shot(SampleEarnings.usual(), Locale.GERMANY).dark().settled(MilestonesScreenTest::milestones, MilestonesScreenTest::picture).save("milestones-picture-de-dark");
        shot(SampleEarnings.usual(), Locale.UK).settled(MilestonesScreenTest::milestones, MilestonesScreenTest::picture, MilestonesScreenTest::names).save("milestones-picture-networks");
        shot(SampleEarnings.usual(), Locale.GERMANY).dark().settled(MilestonesScreenTest::milestones, MilestonesScreenTest::days).save("milestones-day-read-out-de-dark");
        shot(SampleEarnings.usual(), Locale.UK).textSize(30).settled(MilestonesScreenTest::milestones, MilestonesScreenTest::days).save("milestones-day-read-out-200-percent");
        shot(SampleEarnings.none(), Locale.UK).settled(MilestonesScreenTest::milestones).save("milestones-none");
        shot(SampleEarnings.none(), Locale.GERMANY).dark().settled(MilestonesScreenTest::milestones).save("milestones-none-de-dark");
        shot(SampleEarnings.unreadable(), Locale.GERMANY).settled(MilestonesScreenTest::milestones).save("milestones-unreadable-de");
        shot(SampleEarnings.unreadable(), Locale.UK).dark().settled(MilestonesScreenTest::milestones).save("milestones-unreadable-dark");
    }

    /** Puts the networks' names on the picture. */
    private static void names(Screen screen) {
        var boxes = screen.view().lookupAll(".picture-parts > .check-box").stream().map(CheckBox.class::cast).toList();
        boxes.stream().filter(box -> !box.isSelected()).forEach(CheckBox::fire);
    }

    /** Moves to a day three weeks ago, as the arrow keys do. */
    private static void days(Screen screen) {
        var today = screen.view().lookupAll(".work-cell").stream().filter(Node::isFocusTraversable).findFirst().orElseThrow();
        today.requestFocus();
        for (int week = 0; week < 3; week++) press(screen.view().getScene().getFocusOwner(), KeyCode.LEFT);
    }

    @Test void escapeLeadsBackFromThePictureAndThenOut() {
        Toolkit.start();
        var closed = new AtomicInteger();
        var dialog = Gallery.onFx(() -> {
            var made = new MilestonesDialog(SampleEarnings.usual(), Samples.english(), Runnable::run, Map::of, closed::incrementAndGet);
            new Scene(made);
            made.open();
            return made;
        });
        Gallery.onFx(() -> {
            dialog.choosePicture();
            return null;
        });
        escape(dialog);
        assertThat(closed).hasValue(0);
        escape(dialog);
        assertThat(closed).hasValue(1);
    }

    @Test void escapeLeadsOutWhereThereIsNothingToShowYet() {
        Toolkit.start();
        var closed = new AtomicInteger();
        for (var credits : List.of(SampleEarnings.none(), SampleEarnings.unreadable())) {
            var dialog = Gallery.onFx(() -> {
                var made = new MilestonesDialog(credits, Samples.english(), Runnable::run, Map::of, closed::incrementAndGet);
                new Scene(made);
                made.open();
                return made;
            });
            escape(dialog);
        }
        assertThat(closed).hasValue(2);
    }

    private static void escape(Node at) {
        Gallery.onFx(() -> {
            press(at, KeyCode.ESCAPE);
            return null;
        });
    }

    private static void press(Node at, KeyCode key) {
        at.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }
}
