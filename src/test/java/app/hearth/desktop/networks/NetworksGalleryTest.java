package app.hearth.desktop.networks;

import app.hearth.desktop.Gallery;
import app.hearth.desktop.SampleEarnings;
import app.hearth.desktop.SampleStates;
import app.hearth.desktop.Samples;
import app.hearth.desktop.Samples.Readings;
import app.hearth.desktop.feed.Screen;
import app.hearth.desktop.work.WorkController;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.Trouble;
import app.hearth.protocol.AccountOut;
import app.hearth.protocol.ProjectConfig;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/** Renders the Networks screen to target/gallery for people to look at. */
class NetworksGalleryTest {
    private static final int WORK = 3;
    private static final int NETWORKS = 5;

    private static Gallery.Shot shot(EngineSnapshot snapshot, Locale locale) {
        return shot(snapshot, locale, NetworkSamples.config());
    }

    private static Gallery.Shot shot(EngineSnapshot snapshot, Locale locale, ProjectConfig network) {
        var engine = new Samples.Engine(snapshot);
        engine.host = NetworkSamples.host();
        engine.accounts = NetworkSamples.accounts(network, new AccountOut.Refused(-206, "bad password"));
        var readings = new Readings(Optional.of(SampleStates.reading(true, true)), List.of());
        return new Gallery.Shot(Samples.services(engine, readings, SampleEarnings.usual(), locale)).screen(NETWORKS);
    }

    private static Consumer<Screen> chosen(int row) {
        return screen -> ((NetworksController) screen).chooseNetwork(row);
    }

    private static Consumer<Screen> on(Consumer<NetworksController> act) {
        return screen -> act.accept((NetworksController) screen);
    }

    private static void type(Screen screen, String id, String words) {
        screen.view().applyCss();
        ((TextField) screen.view().lookup("#" + id)).setText(words);
    }

    /** The lower half of the pane. */
    private static void toTheEnd(Screen screen) {
        var words = screen.view().lookup(".network-words");
        for (var node = words.getParent(); node != null; node = node.getParent()) {
            if (node instanceof ScrollPane scroll) {
                scroll.setVvalue(0.75);
                return;
            }
        }
    }

    @Test void theList() {
        shot(SampleStates.empty(), Locale.UK).save("networks-home-only");
        shot(NetworkSamples.several(), Locale.UK).save("networks-light-en");
        shot(NetworkSamples.several(), Locale.GERMANY).dark().size(900, 600).save("networks-dark-de-900x600");
        shot(NetworkSamples.several(), Locale.UK).textSize(30).save("networks-200-percent-text");
        shot(SampleStates.empty(), Locale.GERMANY).then(screen -> type(screen, "findNetwork", "mathematik")).save("networks-search-de");
    }

    @Test void thePane() {
        shot(NetworkSamples.several(), Locale.UK).then(chosen(1)).save("networks-chosen");
        shot(NetworkSamples.several(), Locale.UK).then(chosen(3)).save("networks-error");
        shot(NetworkSamples.moved(), Locale.GERMANY).dark().then(chosen(1)).save("networks-moved-de-dark");
        shot(NetworkSamples.managed(), Locale.GERMANY).then(chosen(1)).save("networks-managed-de");
        shot(NetworkSamples.leaving(), Locale.GERMANY).then(chosen(1)).save("networks-leaving-de");
        shot(NetworkSamples.several(), Locale.UK).dark().then(chosen(0)).save("networks-home-dark");
        shot(NetworkSamples.several(), Locale.UK).size(1120, 880).then(chosen(1).andThen(on(NetworksController::showLeaves))).settled(NetworksGalleryTest::toTheEnd).save("networks-trust");
        shot(NetworkSamples.several(), Locale.GERMANY).dark().size(1120, 880).then(chosen(1).andThen(on(NetworksController::showLeaves))).settled(NetworksGalleryTest::toTheEnd).save("networks-trust-de-dark");
    }

    @Test void theWayToANewOne() {
        var einstein = NetworkSamples.config().masterUrl();
        shot(SampleStates.empty(), Locale.UK).then(on(NetworksController::addByAddress)).save("networks-add-address");
        shot(SampleStates.empty(), Locale.GERMANY).dark().then(on(screen -> {
            screen.addByAddress();
            screen.flow().ask("nobody.example.org");
        })).save("networks-add-unreachable-de-dark");
        shot(SampleStates.empty(), Locale.UK).then(on(screen -> {
            screen.addByAddress();
            screen.flow().ask(einstein);
        })).save("networks-add-sheet");
        shot(SampleStates.empty(), Locale.UK).dark().settled(on(screen -> {
            screen.addByAddress();
            screen.flow().ask(einstein);
        }), on(screen -> screen.flow().agree())).save("networks-add-account-dark");
        shot(SampleStates.empty(), Locale.GERMANY).settled(on(screen -> {
            screen.addByAddress();
            screen.flow().ask(einstein);
        }), on(screen -> screen.flow().agree()), on(screen -> screen.flow().logIn("ada@example.org", "x"))).save("networks-add-wrong-password-de");
        shot(SampleStates.empty(), Locale.UK).settled(on(screen -> {
            screen.addByAddress();
            screen.flow().ask(einstein);
        }), on(screen -> screen.flow().agree()), on(screen -> screen.flow().useKey("a".repeat(32)))).save("networks-add-contact");
        shot(SampleStates.empty(), Locale.UK).settled(on(screen -> {
            screen.addByAddress();
            screen.flow().ask(einstein);
        }), on(screen -> screen.flow().agree()), on(screen -> screen.flow().useKey("a".repeat(32))),
                screen -> screen.show(NetworkSamples.withProject(SampleStates.empty(), NetworkSamples.fresh(einstein, "Einstein@Home"))))
                .save("networks-add-done");
    }

    @Test void theWayToAnAccountManager() {
        var united = ProjectConfig.builder().name("Science United").masterUrl("https://united.example.org/").accountManager(true).build();
        Consumer<Screen> ask = on(screen -> {
            screen.addByAddress();
            screen.flow().ask(united.masterUrl());
        });
        var refused = NetworkSamples.withManager(SampleStates.empty(), new EngineSnapshot.Manager("", "", -206, Optional.empty(), 1, Optional.empty(), Optional.empty()));
        shot(SampleStates.empty(), Locale.UK, united).settled(ask).save("networks-add-manager");
        shot(SampleStates.empty(), Locale.GERMANY, united).dark().size(900, 600).settled(ask, on(screen -> screen.flow().joinManager("ada", "x")), screen -> screen.show(refused))
                .save("networks-add-manager-wrong-password-de-dark-900x600");
        var unreachable = new EngineSnapshot.Manager("https://united.example.org/", "Science United", -184, Optional.of(new Trouble("late", List.of())), 1,
                Optional.of(Samples.NOW.minusSeconds(90_000)), Optional.of(Samples.NOW.plusSeconds(900)));
        shot(NetworkSamples.withManager(NetworkSamples.several(), unreachable), Locale.GERMANY).size(900, 600).save("networks-manager-unreachable-de-900x600");
    }

    @Test void theWayToOneWithADirectory() {
        var directory = NetworkSamples.config().toBuilder().ldapAuth(true).build();
        Consumer<Screen> ask = on(screen -> {
            screen.addByAddress();
            screen.flow().ask(directory.masterUrl());
        });
        shot(SampleStates.empty(), Locale.GERMANY, directory).dark().size(900, 600).settled(ask).save("networks-add-sheet-de-dark-900x600");
        shot(SampleStates.empty(), Locale.GERMANY, directory).size(900, 600).settled(ask, on(screen -> screen.flow().agree())).save("networks-add-directory-de-900x600");
    }

    @Test void work() {
        shot(NetworkSamples.several(), Locale.UK).screen(WORK).then(screen -> ((WorkController) screen).chooseTask(9)).save("work-card-task");
        shot(NetworkSamples.several(), Locale.GERMANY).dark().screen(WORK).then(screen -> ((WorkController) screen).chooseTask(10)).save("work-at-risk-de-dark");
    }
}
