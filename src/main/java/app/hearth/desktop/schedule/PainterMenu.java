package app.hearth.desktop.schedule;

import app.hearth.settings.Paint;
import app.hearth.settings.Preset;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The painter's right-click menu: level, exact ends, copy the day, clear, table. It acts on the selection. */
final class PainterMenu {
    private final ScheduleWords words;
    private final WeekPainter painter;

    PainterMenu(ScheduleWords words, WeekPainter painter) {
        this.words = words;
        this.painter = painter;
    }

    ContextMenu of(Cell cell) {
        boolean transfers = painter.look().transfers();
        ContextMenu menu = new ContextMenu();
        for (Paint paint : paints(transfers)) menu.getItems().add(item(words.paint(paint, transfers), () -> paint(paint)));
        if (!transfers) menu.getItems().add(item(words.texts().get("schedule.paint.percent"), () -> painter.listener().percent(painter.painting().target())));
        menu.getItems().addAll(new SeparatorMenuItem(),
                item(words.texts().get("schedule.menu.exact"), () -> painter.listener().open(window(cell))), copies(cell),
                item(words.texts().get("schedule.menu.clear"), () -> paint(Paint.AS_CHOSEN)), new SeparatorMenuItem(),
                item(words.texts().get("schedule.showTable"), () -> painter.listener().table()));
        return menu;
    }

    private static List<Paint> paints(boolean transfers) {
        if (transfers) return List.of(Paint.OFF, Paint.AS_CHOSEN);
        var all = new ArrayList<Paint>(List.of(Paint.OFF));
        for (Preset preset : Preset.values()) all.add(new Paint.Level(preset));
        return all;
    }

    private app.hearth.settings.Week.Window window(Cell cell) {
        Painting now = painter.painting();
        return Edits.windowAt(now.week(), Edits.day(now.first(), cell.row()), cell.half());
    }

    private Menu copies(Cell cell) {
        DayOfWeek from = Edits.day(painter.painting().first(), cell.row());
        Menu menu = new Menu(words.texts().get("schedule.menu.copyDay", words.longDay(from)));
        List<DayOfWeek> workdays = words.week().stream().filter(day -> day.getValue() <= DayOfWeek.FRIDAY.getValue()).toList();
        List<DayOfWeek> weekend = List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        for (List<DayOfWeek> days : List.of(List.of(DayOfWeek.values()), workdays, weekend)) menu.getItems().add(copy(from, days, words.days(days)));
        menu.getItems().add(new SeparatorMenuItem());
        for (DayOfWeek day : words.week()) if (day != from) menu.getItems().add(copy(from, List.of(day), words.longDay(day)));
        return menu;
    }

    private MenuItem copy(DayOfWeek from, List<DayOfWeek> to, String name) {
        return item(name, () -> {
            Painting now = painter.painting();
            painter.listener().painted(Edits.copyDay(now.week(), from, to), words.texts().get("schedule.done.copied", words.longDay(from), name));
        });
    }

    private void paint(Paint paint) {
        Painting now = painter.painting();
        painter.commit(now.set(paint), now.target(), paint instanceof Paint.Off);
    }

    private static MenuItem item(String name, Runnable act) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(_ -> act.run());
        return item;
    }
}
