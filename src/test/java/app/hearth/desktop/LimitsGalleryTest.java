package app.hearth.desktop;

import app.hearth.desktop.Samples.Engine;
import app.hearth.desktop.Samples.Readings;
import app.hearth.desktop.feed.Screen;
import app.hearth.desktop.limits.LimitsController;
import app.hearth.desktop.limits.LimitsSamples;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.GraphicsCard;
import app.hearth.monitor.Reading;
import app.hearth.monitor.Untold;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;

/** Renders the Limits screen to target/gallery for people to look at. */
class LimitsGalleryTest {
    private static final int LIMITS = 1;

    private static Gallery.Shot shot(EngineSnapshot snapshot, Reading reading, Locale locale) {
        return shot(new Engine(snapshot), reading, locale);
    }

    private static Gallery.Shot shot(Engine engine, Reading reading, Locale locale) {
        var readings = new Readings(Optional.of(reading), List.of());
        return new Gallery.Shot(Samples.services(engine, readings, SampleEarnings.usual(), locale)).screen(LIMITS);
    }

    private static Gallery.Shot usual(Locale locale) {
        return shot(SampleStates.sharing(), SampleStates.reading(true, true), locale);
    }

    private static void addPrice(Screen screen) {
        screen.view().applyCss();
        ((Button) screen.view().lookup("#addPrice")).fire();
    }

    @Test void theFirstView() {
        usual(Locale.UK).save("limits-light-en");
        usual(Locale.UK).dark().save("limits-dark-en");
        usual(Locale.GERMANY).save("limits-light-de");
        usual(Locale.GERMANY).dark().size(900, 600).save("limits-dark-de-900x600");
        usual(Locale.UK).size(900, 600).save("limits-light-en-900x600");
        usual(Locale.UK).textSize(30).save("limits-200-percent-text");
        usual(Locale.UK).textSize(30).then(screen -> ((LimitsController) screen).reveal(0.13)).save("limits-200-percent-figures");
    }

    @Test void otherComputers() {
        var plain = SampleStates.reading(false, false);
        var several = new Engine(SampleStates.sharing());
        several.cards = List.of(new GraphicsCard("NVIDIA", 0, "GeForce RTX 4070"), new GraphicsCard("NVIDIA", 1, "GeForce RTX 4070"),
                new GraphicsCard("intel_gpu", 0, "UHD Graphics 770"));
        shot(several, SampleStates.reading(true, true), Locale.UK).then(screen -> ((LimitsController) screen).reveal(0.25)).save("limits-several-cards");
        shot(LimitsSamples.budgetWithoutPrice(), plain, Locale.GERMANY).then(screen -> ((LimitsController) screen).reveal(0.35)).save("limits-budget-without-price-de");
        shot(LimitsSamples.blindLaptop(), plain, Locale.UK).save("limits-notice");
        shot(LimitsSamples.blindLaptop(), plain, Locale.UK).then(screen -> ((LimitsController) screen).reveal(0.5)).save("limits-laptop");
        shot(LimitsSamples.differentManners(), plain, Locale.UK).then(screen -> ((LimitsController) screen).reveal(0.62)).save("limits-two-values");
        shot(LimitsSamples.differentManners(), plain, Locale.GERMANY).dark().size(900, 600).then(screen -> ((LimitsController) screen).reveal(0.62)).save("limits-two-values-de-dark-900x600");
        shot(LimitsSamples.blindLaptop(), plain, Locale.GERMANY).then(screen -> ((LimitsController) screen).reveal(1)).save("limits-cannot-tell-de");
    }

    @Test void aComputerThatTellsLittle() {
        var wayland = LimitsSamples.tellsLittle(false, Set.of(Untold.METERED_NO_MANAGER, Untold.FULL_SCREEN_WAYLAND, Untold.AWAKE_SYSTEM_ONLY));
        var bare = LimitsSamples.bareReading(Untold.HEAT_NO_DRIVER, Untold.FAN_NO_DRIVER);
        shot(wayland, bare, Locale.UK).then(screen -> ((LimitsController) screen).reveal(0.6)).save("limits-untold-light-en");
        shot(wayland, bare, Locale.GERMANY).dark().size(900, 560).then(screen -> ((LimitsController) screen).reveal(0.6)).save("limits-untold-dark-de-900x560");
        var mac = LimitsSamples.tellsLittle(true, Set.of(Untold.METERED_MACOS, Untold.FULL_SCREEN_MACOS, Untold.AWAKE_MACOS));
        shot(mac, LimitsSamples.bareReading(Untold.HEAT_MACOS, Untold.FAN_MACOS), Locale.UK).textSize(30)
                .then(screen -> ((LimitsController) screen).reveal(0.72)).save("limits-untold-200-percent");
    }

    @Test void theWholeColumn() {
        usual(Locale.UK).then(screen -> ((LimitsController) screen).reveal(0.55)).save("limits-middle");
        usual(Locale.UK).then(screen -> ((LimitsController) screen).reveal(1)).save("limits-end");
        usual(Locale.UK).then(screen -> ((LimitsController) screen).editBudgets()).save("limits-budgets");
        usual(Locale.GERMANY).then(LimitsGalleryTest::addPrice).save("limits-prices-de");
        usual(Locale.GERMANY).dark().then(screen -> ((LimitsController) screen).reveal(0.55)).save("limits-middle-de-dark");
        usual(Locale.GERMANY).dark().then(screen -> ((LimitsController) screen).reveal(1)).save("limits-end-de-dark");
    }
}
