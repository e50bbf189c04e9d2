package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.Samples.Credits;
import app.hearth.desktop.Samples.Engine;
import app.hearth.desktop.Samples.Readings;
import app.hearth.desktop.earnings.EarningsController;
import app.hearth.desktop.feed.Screen;
import app.hearth.desktop.notices.NoticeLines;
import app.hearth.desktop.notices.NoticesForm;
import app.hearth.rewards.notice.Herald.Voice;
import app.hearth.rewards.notice.Notice;
import app.hearth.rewards.notice.Notice.Kind;
import app.hearth.rewards.notice.Notice.Reach;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

/** Notices on the screen: what they say, and what can be done about them. Pictures go to target/gallery. */
class NoticesScreenTest {
    private static final int EARNINGS = 4;
    private static final Readings FULL = new Readings(Optional.of(SampleStates.reading(true, true)), SampleStates.history(false));

    private static Gallery.Shot shot(SampleNotices notices, Credits credits, Locale locale) {
        return new Gallery.Shot(Samples.services(new Engine(SampleStates.sharing()), FULL, notices.over(credits), locale));
    }

    private static void openDialog(Screen screen) {
        ((EarningsController) screen).openNotices();
    }

    @Test void pictures() {
        shot(SampleNotices.first(), SampleEarnings.firstDay(), Locale.UK).save("notices-dot");
        shot(SampleNotices.first(), SampleEarnings.firstDay(), Locale.GERMANY).dark().size(900, 600).textSize(20).save("notices-dot-rail-de-dark");
        shot(SampleNotices.first(), SampleEarnings.firstDay(), Locale.UK).screen(EARNINGS).save("notices-first-credit");
        shot(SampleNotices.many(), SampleEarnings.usual(), Locale.GERMANY).dark().screen(EARNINGS).save("notices-many-de-dark");
        shot(SampleNotices.many(), SampleEarnings.usual(), Locale.GERMANY).screen(EARNINGS).size(900, 600).save("notices-many-de-900x600");
        shot(SampleNotices.many(), SampleEarnings.usual(), Locale.UK).screen(EARNINGS).settled(NoticesScreenTest::openDialog).save("notices-dialog");
        shot(SampleNotices.first().voice(Voice.NO_SERVICE), SampleEarnings.usual(), Locale.GERMANY).dark().size(900, 600).screen(EARNINGS).settled(NoticesScreenTest::openDialog)
                .save("notices-dialog-no-service-de-dark-900x600");
        shot(SampleNotices.first(), SampleEarnings.usual(), Locale.GERMANY).textSize(30).screen(EARNINGS).settled(NoticesScreenTest::openDialog).save("notices-dialog-200-percent-de");
        shot(SampleNotices.first(), SampleEarnings.usual(), Locale.GERMANY).textSize(30).screen(EARNINGS).save("notices-200-percent-de");
    }

    private static List<String> words(Node lines) {
        return lines.lookupAll(".label").stream().filter(node -> node instanceof Label && !(node.getParent() instanceof Button)).map(node -> ((Label) node).getText()).toList();
    }

    private static Button button(Node lines, String name) {
        return lines.lookupAll(".button").stream().map(Button.class::cast).filter(button -> name.equals(button.getText()) || name.equals(button.getAccessibleText())).findFirst().orElseThrow();
    }

    /** Lets the act happen on lines in a scene and gives what they say then. */
    private static List<String> after(NoticeLines lines, Runnable act) {
        return Gallery.onFx(() -> {
            act.run();
            lines.applyCss();
            return words(lines);
        });
    }

    @Test void aLineSaysItInFiguresAndIsPutAwayForGood() {
        Toolkit.start();
        var board = SampleNotices.many();
        var lines = Gallery.onFx(() -> {
            var made = new NoticeLines(board, Samples.english());
            new Scene(made);
            return made;
        });
        assertThat(after(lines, lines::show)).containsExactly("Your Gridcoin beacon ends on 4 Dec. After that computing earns nothing there: renew it in the wallet.",
                "Asteroids@home did not accept 4 results in a row. The receipts say why.");
        assertThat(after(lines, () -> button(lines, "Show 2 more").fire())).hasSize(4).contains("Gridcoin paid 1,241.26 GRC for your computing, in 2 payouts.",
                "The week from 16 Nov brought 18,204 credits and 31.20 GRC, with 412 tasks.");
        var left = after(lines, () -> {
            button(lines, "Put away").fire();
            lines.show();
        });
        assertThat(left).hasSize(3).noneMatch(line -> line.contains("beacon"));
        assertThat(board.fresh()).as("a scene without a window is not looked at").isTrue();
    }

    @Test void fewerGoesOneStepAndCanBeTakenBack() {
        Toolkit.start();
        var board = SampleNotices.first();
        var lines = Gallery.onFx(() -> {
            var made = new NoticeLines(board, Samples.german());
            new Scene(made);
            return made;
        });
        after(lines, () -> { });
        assertThat(after(lines, () -> button(lines, "Weniger davon").fire()).getFirst()).isEqualTo("„Erste Punkte“ kommt jetzt nur noch hier, ohne Mitteilung des Systems.");
        assertThat(board.reach(Kind.FIRST_CREDIT)).isEqualTo(Reach.HERE);
        assertThat(after(lines, () -> button(lines, "Weniger davon").fire())).containsExactly("„Erste Punkte“ kommt nicht mehr.");
        after(lines, () -> button(lines, "Weglegen").fire());
        assertThat(Gallery.onFx(lines::isVisible)).isFalse();
    }

    @Test void fewerIsTakenBackWithOneClick() {
        Toolkit.start();
        var board = SampleNotices.first();
        var lines = Gallery.onFx(() -> {
            var made = new NoticeLines(board, Samples.english());
            new Scene(made);
            return made;
        });
        after(lines, () -> { });
        after(lines, () -> button(lines, "Fewer of these").fire());
        var said = after(lines, () -> button(lines, "Undo").fire());
        assertThat(board.reach(Kind.FIRST_CREDIT)).isEqualTo(Reach.SYSTEM);
        assertThat(said).hasSize(1).first().asString().contains("3.5 credits");
    }

    @Test void theFormShowsWhatHoldsAndChangesItAtOnce() {
        Toolkit.start();
        var board = SampleNotices.first().voice(Voice.NO_WAY);
        var chosen = new AtomicReference<List<String>>();
        Gallery.onFx(() -> {
            var form = new NoticesForm(board, Samples.english());
            new Scene(form);
            form.applyCss();
            var buttons = form.lookupAll(".toggle-button").stream().map(ToggleButton.class::cast).toList();
            chosen.set(buttons.stream().filter(ToggleButton::isSelected).map(Node::getAccessibleText).toList());
            buttons.stream().filter(button -> "Weekly summary: Only here".equals(button.getAccessibleText())).forEach(ToggleButton::fire);
            assertThat(words(form)).anyMatch(line -> line.startsWith("Hearth has no way to show notifications on this system."));
            return null;
        });
        assertThat(chosen.get()).containsExactlyInAnyOrder("First credit: Notification", "Payouts: Notification", "Beacon ends: Notification", "Results not accepted: Notification",
                "Weekly summary: Off");
        assertThat(board.reach(Kind.WEEK)).isEqualTo(Reach.HERE);
        assertThat(board.open()).extracting(Notice::kind).containsExactly(Kind.FIRST_CREDIT);
    }
}
