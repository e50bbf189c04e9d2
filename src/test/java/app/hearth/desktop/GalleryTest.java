package app.hearth.desktop;

import app.hearth.desktop.Samples.Credits;
import app.hearth.desktop.Samples.Engine;
import app.hearth.desktop.Samples.Readings;
import app.hearth.engine.EngineSnapshot;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Renders every screen to target/gallery for people to look at; fails where a screen cannot be built. */
class GalleryTest {
    private static final Readings FULL = new Readings(Optional.of(SampleStates.reading(true, true)), SampleStates.history(false));
    private static final Readings PLAIN = new Readings(Optional.of(SampleStates.reading(false, false)), SampleStates.history(false));
    private static final Readings RESTING = new Readings(Optional.of(SampleStates.reading(true, true)), SampleStates.history(true));

    private static Gallery.Shot shot(EngineSnapshot snapshot, Readings readings, Locale locale) {
        return new Gallery.Shot(Samples.services(new Engine(snapshot), readings, new Credits(SampleEarnings.usual()), locale));
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
        english().textSize(30).save("overview-200-percent-text");
    }
}
