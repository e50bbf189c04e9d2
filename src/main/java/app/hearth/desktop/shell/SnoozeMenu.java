package app.hearth.desktop.shell;

import app.hearth.desktop.status.Snooze;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineCommand;
import app.hearth.engine.EngineCommand.AfterFinish;
import app.hearth.engine.EngineCommand.FinishThen;
import app.hearth.engine.EngineCommand.SnoozeUntil;
import app.hearth.engine.EngineCommand.SnoozeWhile;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.EngineSnapshot.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Every way to ask for quiet, each with the time at which sharing would really start again. Made anew each time it opens. */
final class SnoozeMenu {
    /** "This evening" begins then (mockup: the schedule's next start after it counts). */
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private final EngineClient engine;
    private final Texts texts;
    private final ProgramChooser chooser;
    private final Supplier<Node> owner;

    /** @param owner beside which the list of programs opens */
    SnoozeMenu(EngineClient engine, Texts texts, Supplier<Node> owner) {
        this.engine = engine;
        this.texts = texts;
        this.owner = owner;
        this.chooser = new ProgramChooser(texts, program -> engine.send(new SnoozeWhile(program)));
    }

    /** Before it is opened for the first time: a menu without an item would not open. */
    void prepare(ObservableList<MenuItem> items) {
        items.setAll(heading());
    }

    void fill(ObservableList<MenuItem> items) {
        EngineSnapshot now = engine.snapshot();
        var all = new ArrayList<MenuItem>();
        all.add(heading());
        all.add(time("snooze.menu.halfHour", now, Duration.ofMinutes(30)));
        all.add(time("snooze.menu.hour", now, Duration.ofHours(1)));
        all.add(time("snooze.menu.threeHours", now, Duration.ofHours(3)));
        evening(now).ifPresent(evening -> all.add(until("snooze.menu.evening", now, evening)));
        all.add(until("snooze.menu.tomorrow", now, local(now).plusDays(1).with(MORNING).toInstant()));
        programs(now).ifPresent(all::add);
        all.add(new SeparatorMenuItem());
        String left = remaining(now);
        all.add(item("snooze.menu.finishStop", left, new FinishThen(AfterFinish.STOP)));
        all.add(item("snooze.menu.finishSleep", left, new FinishThen(AfterFinish.SLEEP)));
        all.add(item("snooze.menu.finishShutDown", left, new FinishThen(AfterFinish.SHUT_DOWN)));
        all.add(new SeparatorMenuItem());
        all.add(item("snooze.forGood", "", Snooze.forGood()));
        items.setAll(all);
    }

    private MenuItem heading() {
        var heading = new MenuItem();
        heading.setGraphic(new Label(texts.get("snooze.menu.title"))); // in the graphics' column, as all other items
        heading.setDisable(true);
        heading.getStyleClass().add("menu-heading");
        return heading;
    }

    private ZonedDateTime local(EngineSnapshot now) {
        return texts.now().atZone(now.sharing().conditions().zone());
    }

    private Optional<Instant> evening(EngineSnapshot now) {
        var local = local(now);
        return local.toLocalTime().isBefore(EVENING.minusMinutes(30)) ? Optional.of(local.with(EVENING).toInstant()) : Optional.empty();
    }

    private MenuItem time(String key, EngineSnapshot now, Duration time) {
        return item(startsAgain(key, now, texts.now().plus(time)), Snooze.until(time));
    }

    private MenuItem until(String key, EngineSnapshot now, Instant end) {
        return item(startsAgain(key, now, end), new SnoozeUntil(end));
    }

    /** When sharing would start again takes the policy a moment the first time: it is found out beside the JavaFX thread. */
    private MenuRow startsAgain(String key, EngineSnapshot now, Instant end) {
        var row = new MenuRow(texts.get(key), "");
        Thread.startVirtualThread(() -> {
            String time = Snooze.startsAgain(now.sharing(), end).map(texts.times()::moment).orElse("");
            Platform.runLater(() -> row.show(time));
        });
        return row;
    }

    private MenuItem item(String key, String atRight, EngineCommand command) {
        return item(new MenuRow(texts.get(key), atRight), command);
    }

    private MenuItem item(MenuRow row, EngineCommand command) {
        var item = new MenuItem();
        item.setGraphic(row);
        item.setOnAction(_ -> engine.send(command));
        return item;
    }

    private Optional<MenuItem> programs(EngineSnapshot now) {
        Set<String> running = now.sharing().conditions().programs();
        if (running.isEmpty()) return Optional.empty();
        var item = new MenuItem();
        item.setId("untilProgram");
        item.setGraphic(new Label(texts.get("snooze.menu.program") + "…"));
        // Once the menu is gone: two popups that hide on their own would close each other.
        item.setOnAction(_ -> Platform.runLater(() -> chooser.open(owner.get(), running)));
        return Optional.of(item);
    }

    /** How long the longest of what runs still takes. */
    private String remaining(EngineSnapshot now) {
        return now.tasks().stream().filter(task -> task.state() == State.RUNNING || task.state() == State.WAITING)
                .map(Task::remaining).flatMap(Optional::stream).max(Duration::compareTo)
                .map(texts.figures()::estimate).orElse("");
    }
}
