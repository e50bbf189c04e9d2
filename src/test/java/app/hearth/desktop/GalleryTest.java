package app.hearth.desktop;

import app.hearth.desktop.Samples.Credits;
import app.hearth.desktop.Samples.Engine;
import app.hearth.desktop.Samples.Readings;
import app.hearth.desktop.earnings.EarningsController;
import app.hearth.desktop.feed.Screen;
import app.hearth.desktop.work.WorkController;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.policy.Decision;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;

/** Renders every screen to target/gallery for people to look at; fails where a screen cannot be built. */
class GalleryTest {
    // Places in the sidebar.
    private static final int WORK = 3;
    private static final int EARNINGS = 4;
    private static final Readings FULL = new Readings(Optional.of(SampleStates.reading(true, true)), SampleStates.history(false));
    private static final Readings PLAIN = new Readings(Optional.of(SampleStates.reading(false, false)), SampleStates.history(false));
    private static final Readings RESTING = new Readings(Optional.of(SampleStates.resting()), SampleStates.history(true));

    private static Gallery.Shot shot(EngineSnapshot snapshot, Readings readings, Locale locale) {
        return new Gallery.Shot(Samples.services(new Engine(snapshot), readings, SampleEarnings.usual(), locale));
    }

    private static Gallery.Shot english() {
        return shot(SampleStates.sharing(), FULL, Locale.UK);
    }

    private static Gallery.Shot german() {
        return shot(SampleStates.sharing(), FULL, Locale.GERMANY);
    }

    @Test void overview() {
        english().save("overview-light-en");
        english().dark().save("overview-dark-en");
        german().save("overview-light-de");
        german().dark().size(900, 600).save("overview-dark-de-900x600");
        english().size(900, 600).save("overview-light-en-900x600");
        shot(SampleStates.sharing(), PLAIN, Locale.UK).save("overview-no-card");
        shot(SampleStates.snoozed(), RESTING, Locale.UK).save("overview-on-hold");
        shot(SampleStates.snoozed(), RESTING, Locale.GERMANY).dark().save("overview-on-hold-de-dark");
        shot(SampleStates.empty(), PLAIN, Locale.UK).save("overview-no-tasks");
        shot(SampleStates.firstMinutes(), FULL, Locale.UK).save("overview-first-minutes");
        shot(SampleStates.firstMinutes(), PLAIN, Locale.GERMANY).dark().size(900, 600).save("overview-first-minutes-de-dark-900x600");
        shot(SampleStates.firstMinutes(), PLAIN, Locale.GERMANY).save("overview-first-minutes-de");
        shot(SampleStates.firstMinutes(), FULL, Locale.GERMANY).textSize(30).then(scrolledTo(0.28)).save("overview-200-percent-text-slider");
        shot(SampleStates.firstMinutes(), FULL, Locale.GERMANY).textSize(30).then(scrolledTo(1)).save("overview-200-percent-text-today");
        shot(SampleStates.firstMinutes(), FULL, Locale.UK).size(900, 600).then(scrolledTo(1)).save("overview-first-minutes-900x600-end");
        english().textSize(30).save("overview-200-percent-text");
    }

    @Test void welcome() {
        for (int step = 0; step < 3; step++) {
            shot(SampleStates.beginning(), FULL, Locale.UK).welcome(step).save("welcome-" + (step + 1));
            shot(SampleStates.beginning(), PLAIN, Locale.GERMANY).dark().size(900, 600).welcome(step).save("welcome-" + (step + 1) + "-de-dark-900x600");
        }
        shot(SampleStates.beginning(), FULL, Locale.GERMANY).textSize(30).welcome(1).save("welcome-2-200-percent-de");
    }

    @Test void whyNot() {
        shot(SampleStates.heldTwice(), RESTING, Locale.UK).save("why-two-reasons");
        shot(SampleStates.heldTwice(), RESTING, Locale.GERMANY).dark().size(900, 600).save("why-two-reasons-de-dark-900x600");
        shot(SampleStates.blind(SampleStates.excepted()), RESTING, Locale.UK).dark().save("why-exception-dark");
        shot(SampleStates.blind(SampleStates.excepted()), RESTING, Locale.GERMANY).textSize(30).save("why-exception-200-percent-de");
        shot(SampleStates.slowed(), FULL, Locale.UK).save("why-slowed");
        shot(SampleStates.slowed(), FULL, Locale.GERMANY).save("why-slowed-de");
    }

    private static Consumer<Screen> scrolledTo(double part) {
        return screen -> ((ScrollPane) screen.view()).setVvalue(part);
    }

    @Test void work() {
        english().dark().screen(WORK).then(screen -> ((WorkController) screen).chooseTask(1)).save("work-dark-detail");
        german().screen(WORK).then(screen -> ((WorkController) screen).chooseTask(6)).save("work-light-de-detail");
        english().screen(WORK).size(900, 600).save("work-light-en-900x600");
        german().dark().screen(WORK).size(900, 600).then(screen -> ((WorkController) screen).chooseTask(0)).save("work-dark-de-900x600-detail");
        english().screen(WORK).then(screen -> ((WorkController) screen).openTab(1)).save("work-transfers");
        german().dark().screen(WORK).then(screen -> ((WorkController) screen).openTab(1)).save("work-transfers-de-dark");
        var guests = Decision.Hold.of(List.of(new Decision.Reason.Excepted("Gäste", Optional.of(Samples.NOW.plusSeconds(33_600)))));
        shot(SampleStates.transfersHeld(guests), FULL, Locale.GERMANY).screen(WORK).then(screen -> ((WorkController) screen).openTab(1)).save("work-transfers-held-de");
        english().screen(WORK).then(screen -> ((WorkController) screen).openTab(2)).save("work-journal");
        german().dark().screen(WORK).then(screen -> ((WorkController) screen).openTab(2)).save("work-journal-de-dark");
        shot(SampleStates.empty(), PLAIN, Locale.UK).screen(WORK).save("work-empty");
        english().screen(WORK).textSize(30).save("work-200-percent-text");
    }

    @Test void earnings() {
        english().screen(EARNINGS).save("earnings-light-en");
        english().dark().screen(EARNINGS).then(screen -> ((EarningsController) screen).chooseReceipt(2)).save("earnings-dark-detail");
        german().screen(EARNINGS).save("earnings-light-de");
        german().dark().screen(EARNINGS).size(900, 600).save("earnings-dark-de-900x600");
        english().screen(EARNINGS).then(screen -> ((EarningsController) screen).choosePeriod(2)).save("earnings-by-month");
        english().screen(EARNINGS).then(screen -> ((EarningsController) screen).choosePeriod(3)).save("earnings-compare");
        earning(SampleEarnings.priced(), Locale.GERMANY).dark().screen(EARNINGS).then(screen -> ((EarningsController) screen).choosePeriod(3)).save("earnings-compare-de-dark");
        earning(SampleEarnings.firstDay(), Locale.UK).screen(EARNINGS).then(screen -> ((EarningsController) screen).choosePeriod(3)).save("earnings-compare-first-day");
        german().screen(EARNINGS).size(900, 600).then(screen -> ((EarningsController) screen).choosePeriod(3)).save("earnings-compare-de-900x600");
        earning(SampleEarnings.firstDay(), Locale.UK).screen(EARNINGS).save("earnings-first-day");
        earning(SampleEarnings.firstDay(), Locale.GERMANY).dark().screen(EARNINGS).save("earnings-first-day-de-dark");
        earning(SampleEarnings.offline(), Locale.UK).screen(EARNINGS).save("earnings-offline");
        earning(SampleEarnings.none(), Locale.UK).screen(EARNINGS).save("earnings-before-the-first");
        earning(SampleEarnings.unreadable(), Locale.UK).screen(EARNINGS).save("earnings-unreadable-book");
        english().screen(EARNINGS).then(screen -> ((EarningsController) screen).chooseSources()).save("earnings-sources");
        german().dark().screen(EARNINGS).then(screen -> ((EarningsController) screen).chooseSources()).save("earnings-sources-de-dark");
        english().screen(EARNINGS).textSize(30).save("earnings-200-percent-text");
    }

    private static Gallery.Shot earning(Credits earnings, Locale locale) {
        return new Gallery.Shot(Samples.services(new Engine(SampleStates.sharing()), FULL, earnings, locale));
    }
}
