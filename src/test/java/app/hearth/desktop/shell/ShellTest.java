package app.hearth.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleEarnings;
import app.hearth.desktop.SampleStates;
import app.hearth.desktop.Samples;
import app.hearth.desktop.Toolkit;
import app.hearth.desktop.feed.LatestOnFx;
import app.hearth.desktop.feed.WindowMemory;
import app.hearth.engine.EngineCommand.Apply;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineCommand.SetRunMode;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.engine.policy.Remedy;
import app.hearth.monitor.session.Peers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {
    private final Samples.Engine engine = new Samples.Engine(SampleStates.sharing());

    private static <T> T onFx(java.util.concurrent.Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(30, TimeUnit.SECONDS);
    }

    @Test void theWidePartSnoozesAnHourAndOnHoldSharesAgain() {
        ShellViewModel model = new ShellViewModel(engine, Samples.english());
        model.show(SampleStates.sharing());
        model.snoozeOrShare();
        var asked = SampleStates.snapshot(new Hold(List.of(new Reason.Snoozed(Samples.NOW.minusSeconds(720), Samples.NOW.plusSeconds(2880))),
                Optional.empty()), SampleStates.tasks(), List.of(), List.of());
        engine.publish(asked);
        model.show(asked);
        model.snoozeOrShare();
        assertThat(engine.sent).containsExactly(new SetRunMode(RunMode.NEVER, Optional.of(Duration.ofHours(1))),
                new Apply(new Remedy.EndSnooze()));
        assertThat(model.state().get()).isEqualTo("Snoozed until 15:20");
    }

    @Test void theSidebarSaysHowMuchAndHowHot() {
        ShellViewModel model = new ShellViewModel(engine, Samples.english());
        model.show(SampleStates.sharing());
        model.show(SampleStates.reading(true, true));
        assertThat(model.firstLine().get().replace('\u00a0', ' ')).isEqualTo("58 % of the processor");
        assertThat(model.secondLine().get().replace('\u00a0', ' ')).isEqualTo("61 °C · 5 tasks running");
        assertThat(model.workCount().get()).isEqualTo("8");
    }

    @Test void oneScreenIsAlwaysChosen() throws Exception {
        Toolkit.start();
        var readings = new Samples.Readings(Optional.empty(), List.of());
        var shell = new ShellController(engine, readings, SampleEarnings.usual(), Samples.english());
        ToggleButton work = onFx(() -> {
            Scene scene = new Scene(shell.load());
            shell.open(3);
            ToggleButton button = (ToggleButton) scene.lookup("#toWork");
            button.fire();
            return button;
        });
        assertThat(work.isSelected()).isTrue();
    }

    @Test void keysMoveBetweenRegionsAndGoBack() throws Exception {
        Toolkit.start();
        var shell = new ShellController(engine, new Samples.Readings(Optional.empty(), List.of()), SampleEarnings.usual(),
                Samples.english());
        onFx(() -> {
            Scene scene = new Scene(shell.load());
            var overview = shell.current();
            shell.open(3);
            shell.open(4);
            shell.back();
            shell.back();
            assertThat(shell.current()).isSameAs(overview);
            shell.back();
            assertThat(shell.current()).isSameAs(overview);
            scene.getRoot().applyCss();
            shell.nextRegion(1);
            assertThat(scene.getFocusOwner().getId()).isEqualTo("toOverview");
            shell.nextRegion(1);
            assertThat(scene.getFocusOwner()).isNotInstanceOf(ToggleButton.class);
            shell.nextRegion(-1);
            assertThat(scene.getFocusOwner().getId()).isEqualTo("toOverview");
            return null;
        });
    }

    @Test void aLimitThatMustBeChangedByHandOpensLimits() throws Exception {
        Toolkit.start();
        var tooLoud = new Reason.TooLoud(new app.hearth.engine.policy.Conditions.Over(app.hearth.engine.policy.Conditions.Target.HEAT, 95, 75));
        var hot = new Samples.Engine(SampleStates.snapshot(new Hold(List.of(tooLoud), Optional.empty()), List.of(), List.of(), List.of()));
        var shell = new ShellController(hot, new Samples.Readings(Optional.empty(), List.of()), SampleEarnings.usual(), Samples.english());
        onFx(() -> {
            Scene scene = new Scene(shell.load());
            shell.start();
            scene.getRoot().applyCss();
            ((javafx.scene.control.Button) scene.lookup(".status-header .button")).fire();
            assertThat(((ToggleButton) scene.lookup("#toLimits")).isSelected()).isTrue();
            shell.stop();
            return null;
        });
        assertThat(hot.sent).isEmpty();
    }

    @Test void theScreensStillListenAfterACollection() throws Exception {
        Toolkit.start();
        Samples.Engine quiet = new Samples.Engine(SampleStates.empty());
        var shell = new ShellController(quiet, new Samples.Readings(Optional.empty(), List.of()), SampleEarnings.usual(),
                Samples.english());
        Scene scene = onFx(() -> {
            Scene made = new Scene(shell.load());
            made.getRoot().applyCss();
            shell.start();
            return made;
        });
        System.gc();
        quiet.publish(SampleStates.sharing());
        onFx(() -> null);
        assertThat(onFx(() -> scene.getRoot().lookupAll(".task-row").size())).isEqualTo(4);
    }

    @Test void aBurstOfValuesCostsFewDeliveriesAndLosesNotTheLast() throws Exception {
        Toolkit.start();
        List<Integer> delivered = new CopyOnWriteArrayList<>();
        CountDownLatch last = new CountDownLatch(1);
        var sent = new CountDownLatch(1);
        Platform.runLater(() -> await(sent));
        var latest = new LatestOnFx<Integer>(value -> {
            delivered.add(value);
            if (value == 10_000) last.countDown();
        });
        for (int i = 1; i <= 5_000; i++) latest.accept(i);
        assertThat(delivered).as("as long as the JavaFX thread is busy").isEmpty();
        sent.countDown();
        for (int i = 5_001; i <= 10_000; i++) latest.accept(i); // while it delivers
        assertThat(last.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(delivered).isSorted().doesNotHaveDuplicates().allMatch(value -> value >= 5_000).endsWith(10_000);
    }

    private static void await(CountDownLatch sent) {
        try {
            sent.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test void theSizeOfTheTextReachesTwoHundredPercentAndIsKeptForTheNextStart(@TempDir Path folder) throws Exception {
        Toolkit.start();
        var probe = new Label("x");
        try (var memory = WindowMemory.in(folder)) {
            onFx(() -> {
                Scene scene = new Scene(new StackPane(probe));
                Theme.dress(scene, false);
                var size = new TextSize(memory, scene);
                for (int i = 0; i < 20; i++) size.step(1);
                Theme.dress(scene, true);
                scene.getRoot().applyCss();
                assertThat(probe.getFont().getSize()).isEqualTo(30);
                size.step(-1);
                return null;
            });
            Peers.until("the size is written without a close", () -> WindowMemory.in(folder).textPercent().equals(Optional.of(190)));
        }
        try (var memory = WindowMemory.in(folder)) {
            onFx(() -> {
                Scene scene = new Scene(new StackPane(probe));
                Theme.dress(scene, false);
                var size = new TextSize(memory, scene);
                assertThat(size.percent()).isEqualTo(190);
                size.step(0);
                scene.getRoot().applyCss();
                assertThat(probe.getFont().getSize()).isEqualTo(15);
                return null;
            });
        }
        assertThat(WindowMemory.in(folder).textPercent()).as("closed, all is on the disk").contains(100);
    }

    @Test void whatIsChangedLastIsOnTheDiskOnceClosedAndNothingIsWrittenAfterThat(@TempDir Path folder) throws Exception {
        for (int i = 0; i < 200; i++) {
            var memory = WindowMemory.in(folder);
            memory.keepTextPercent(100 + i);
            memory.close();
            assertThat(WindowMemory.in(folder).textPercent()).contains(100 + i);
            Files.delete(folder.resolve("window.properties"));
            memory.keepWelcomed();
            memory.close();
            try (var left = Files.list(folder)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test void anUnreadableMemoryIsNone(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("window.properties"), "text-percent=large\nwelcomed=\\u00");
        assertThat(WindowMemory.in(folder).textPercent()).isEmpty();
        assertThat(WindowMemory.in(folder).welcomed()).isFalse();
    }

    @Test void everyCommandHasItsOwnKeyAndStandsInTheMarksMenu() throws Exception {
        Toolkit.start();
        var shell = new ShellController(engine, new Samples.Readings(Optional.empty(), List.of()), SampleEarnings.usual(), Samples.german());
        onFx(() -> {
            Scene scene = new Scene(shell.load());
            var size = new TextSize(WindowMemory.none(), scene);
            Keys.bind(scene, shell, size, Samples.german());
            var commands = Commands.of(shell, size, Samples.german());
            var keys = commands.stream().flatMap(command -> command.keys().stream()).toList();
            assertThat(keys).doesNotHaveDuplicates();
            assertThat(scene.getAccelerators()).containsKeys(keys.toArray(KeyCombination[]::new));
            scene.getRoot().applyCss();
            var items = ((MenuButton) scene.lookup(".mark-menu")).getItems().stream().filter(item -> !(item instanceof SeparatorMenuItem)).toList();
            assertThat(items).hasSameSizeAs(commands);
            items.get(2).fire();
            assertThat(((ToggleButton) scene.lookup("#toSchedule")).isSelected()).isTrue();
            return null;
        });
    }

    @Test void theHelpTellsOfTheScreenThatIsShownAndEscapeClosesIt() throws Exception {
        Toolkit.start();
        var shell = new ShellController(engine, new Samples.Readings(Optional.empty(), List.of()), SampleEarnings.usual(), Samples.english());
        onFx(() -> {
            Scene scene = new Scene(shell.load());
            Keys.bind(scene, shell, new TextSize(WindowMemory.none(), scene), Samples.english());
            shell.open(2);
            scene.getAccelerators().get(new KeyCodeCombination(KeyCode.F1)).run();
            scene.getRoot().applyCss();
            assertThat(((Label) scene.lookup(".help-pane .card-title")).getText()).isEqualTo("Schedule");
            assertThat(scene.getRoot().lookupAll(".help-key")).extracting(node -> ((Label) node).getText()).contains("Ctrl+C, Ctrl+V", "F1");
            shell.closePane();
            assertThat(scene.lookup(".help-pane")).isNull();
            return null;
        });
    }

    @Test void theLinkOfAReasonLeadsToItsSettingAndFocusesIt() throws Exception {
        Toolkit.start();
        var busy = new Samples.Engine(SampleStates.snapshot(new Hold(List.of(new Reason.OthersBusy(98, 75)), Optional.empty()), List.of(), List.of(), List.of()));
        var shell = new ShellController(busy, new Samples.Readings(Optional.empty(), List.of()), SampleEarnings.usual(), Samples.english());
        Stage stage = onFx(() -> {
            Scene scene = new Scene(shell.load(), 1120, 720);
            Theme.dress(scene, false);
            shell.start();
            Stage made = new Stage();
            made.setScene(scene);
            made.show();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            ((Hyperlink) scene.lookup(".reason-acts .link")).fire();
            return made;
        });
        onFx(() -> {
            assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("othersBusy");
            assertThat(((ScrollPane) stage.getScene().lookup(".scroll-pane")).getVvalue()).isGreaterThan(0.3);
            shell.stop();
            stage.close();
            return null;
        });
        assertThat(busy.sent).isEmpty();
    }

    @Test void theMenuKeyAsksForTheMenuOfWhatHasTheFocus() throws Exception {
        Toolkit.start();
        var shell = new ShellController(engine, new Samples.Readings(Optional.empty(), List.of()), SampleEarnings.usual(), Samples.english());
        int asked = onFx(() -> {
            Scene scene = new Scene(shell.load(), 1120, 720);
            Keys.bind(scene, shell, new TextSize(WindowMemory.none(), scene), Samples.english());
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            scene.lookup("#toOverview").requestFocus();
            int[] menus = {0};
            scene.getFocusOwner().addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> menus[0] += event.isKeyboardTrigger() ? 1 : 0);
            for (KeyCode key : List.of(KeyCode.F10, KeyCode.CONTEXT_MENU, KeyCode.A)) {
                javafx.event.Event.fireEvent(scene.getFocusOwner(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, key == KeyCode.F10, false, false, false));
            }
            stage.close();
            return menus[0];
        });
        assertThat(asked).isEqualTo(System.getProperty("os.name").startsWith("Windows") ? 0 : 2);
    }

    @Test void theSidebarIsOneStopForTabAndArrowsGoOnInside() throws Exception {
        Toolkit.start();
        var shell = new ShellController(engine, new Samples.Readings(Optional.empty(), List.of()), SampleEarnings.usual(), Samples.english());
        onFx(() -> {
            Scene scene = new Scene(shell.load(), 1120, 720);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            shell.open(1);
            shell.nextRegion(1);
            assertThat(scene.getFocusOwner().getId()).isEqualTo("toLimits");
            javafx.event.Event.fireEvent(scene.getFocusOwner(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false));
            assertThat(scene.getFocusOwner().getId()).isEqualTo("toSchedule");
            assertThat(scene.getRoot().lookupAll(".nav")).filteredOn(Node::isFocusTraversable).singleElement()
                    .satisfies(node -> assertThat(node.getId()).isEqualTo("toSchedule"));
            return null;
        });
    }
}
