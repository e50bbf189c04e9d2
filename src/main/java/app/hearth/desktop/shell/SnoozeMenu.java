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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Every way to ask for quiet, each with the time at which sharing would really start again. Made anew each time it opens. */
final class SnoozeMenu {
    /** "This evening" begins then (mockup: the schedule's next start after it counts). */
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    /** Programs of the system that nobody means by "until a program closes" would drown the others. */
    private static final int PROGRAMS_AT_ONCE = 24;
    private final EngineClient engine;
    private final Texts texts;

    SnoozeMenu(EngineClient engine, Texts texts) {
        this.engine = engine;
        this.texts = texts;
    }

    void fill(ObservableList<MenuItem> items) {
        EngineSnapshot now = engine.snapshot();
        var all = new ArrayList<MenuItem>();
        all.add(heading());
        all.add(until("snooze.menu.halfHour", now, texts.now().plus(Duration.ofMinutes(30))));
        all.add(until("snooze.menu.hour", now, texts.now().plus(Duration.ofHours(1))));
        all.add(until("snooze.menu.threeHours", now, texts.now().plus(Duration.ofHours(3))));
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

    private MenuItem until(String key, EngineSnapshot now, Instant end) {
        return item(key, Snooze.startsAgain(now.sharing(), end).map(texts.times()::moment).orElse(""), new SnoozeUntil(end));
    }

    private MenuItem item(String key, String atRight, EngineCommand command) {
        var item = new MenuItem();
        var name = new Label(texts.get(key));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var time = new Label(atRight);
        time.getStyleClass().addAll("small", "muted");
        var row = new HBox(name, space, time);
        row.getStyleClass().add("snooze-row");
        row.setAccessibleText(atRight.isEmpty() ? name.getText() : name.getText() + ", " + atRight);
        item.setGraphic(row);
        item.setOnAction(_ -> engine.send(command));
        return item;
    }

    private Optional<MenuItem> programs(EngineSnapshot now) {
        List<String> running = now.sharing().conditions().programs().stream().sorted().toList();
        if (running.isEmpty()) return Optional.empty();
        var menu = new Menu();
        menu.setGraphic(new Label(texts.get("snooze.menu.program")));
        // By first letter once there are many: a menu longer than the screen cannot be read.
        if (running.size() <= PROGRAMS_AT_ONCE) running.forEach(program -> menu.getItems().add(program(program)));
        else byLetter(running, menu);
        return Optional.of(menu);
    }

    private void byLetter(List<String> running, Menu menu) {
        Menu current = null;
        for (String program : running) {
            String letter = program.substring(0, 1).toUpperCase(Locale.ROOT);
            if (current == null || !current.getText().equals(letter)) {
                current = new Menu(letter);
                menu.getItems().add(current);
            }
            current.getItems().add(program(program));
        }
    }

    private MenuItem program(String name) {
        var item = new MenuItem(name);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> engine.send(new SnoozeWhile(name)));
        return item;
    }

    /** How long the longest of what runs still takes. */
    private String remaining(EngineSnapshot now) {
        return now.tasks().stream().filter(task -> task.state() == State.RUNNING || task.state() == State.WAITING)
                .map(Task::remaining).flatMap(Optional::stream).max(Duration::compareTo)
                .map(texts.figures()::estimate).orElse("");
    }
}
