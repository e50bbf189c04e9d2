package app.hearth.desktop.schedule;

import app.hearth.settings.Paint;
import app.hearth.settings.Preset;
import app.hearth.settings.Week;
import java.util.Optional;
import javafx.scene.input.KeyEvent;

/** The painter's keys (ux note, section 8). */
final class PainterKeys {
    private PainterKeys() {}

    /** Whether the key meant something here. */
    static boolean press(WeekPainter painter, KeyEvent event) {
        if (event.isAltDown()) return false;
        if (event.isShortcutDown()) return shortcut(painter, event);
        Painting now = painter.painting();
        boolean extend = event.isShiftDown();
        switch (event.getCode()) {
            case LEFT -> painter.setPainting(now.move(0, -1, extend));
            case RIGHT -> painter.setPainting(now.move(0, 1, extend));
            case UP -> painter.setPainting(now.move(-1, 0, extend));
            case DOWN -> painter.setPainting(now.move(1, 0, extend));
            case HOME -> painter.setPainting(now.to(new Cell(now.cursor().row(), 0), extend));
            case END -> painter.setPainting(now.to(new Cell(now.cursor().row(), Week.DAY - 1), extend));
            case SPACE -> paint(painter, painter.brush());
            case DELETE, BACK_SPACE -> paint(painter, Paint.OFF);
            case ENTER -> open(painter);
            case ESCAPE -> {
                return escape(painter);
            }
            case T -> painter.listener().table();
            default -> {
                Optional<Paint> level = extend ? Optional.empty() : level(event);
                level.ifPresent(paint -> paint(painter, paint));
                return level.isPresent();
            }
        }
        return true;
    }

    private static boolean shortcut(WeekPainter painter, KeyEvent event) {
        Painting now = painter.painting();
        boolean extend = event.isShiftDown();
        switch (event.getCode()) {
            case LEFT -> painter.setPainting(now.toEdge(false, extend));
            case RIGHT -> painter.setPainting(now.toEdge(true, extend));
            case UP -> painter.setPainting(now.to(new Cell(0, now.cursor().half()), extend));
            case DOWN -> painter.setPainting(now.to(new Cell(6, now.cursor().half()), extend));
            case HOME -> painter.setPainting(now.to(new Cell(0, 0), extend));
            case END -> painter.setPainting(now.to(new Cell(6, Week.DAY - 1), extend));
            case A -> painter.setPainting(now.select(new Block(0, 6, 0, Week.DAY)));
            case C -> painter.setPainting(now.copy());
            case V -> painter.commit(now.paste(), now.target(), false);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void paint(WeekPainter painter, Paint paint) {
        Painting now = painter.painting();
        Paint meant = painter.look().transfers() && !(paint instanceof Paint.Off) ? Paint.AS_CHOSEN : paint;
        painter.commit(now.set(meant), now.target(), meant instanceof Paint.Off);
    }

    private static void open(WeekPainter painter) {
        Painting chosen = painter.painting().selection().isPresent() ? painter.painting() : painter.painting().selectWindow(painter.painting().cursor());
        painter.setPainting(chosen);
        painter.listener().open(chosen.window());
    }

    private static boolean escape(WeekPainter painter) {
        if (painter.giveUp()) return true;
        if (painter.painting().selection().isEmpty()) return false;
        painter.setPainting(painter.painting().unselect());
        return true;
    }

    private static Optional<Paint> level(KeyEvent event) {
        String digit = event.getCode().isDigitKey() ? event.getCode().getName().replaceAll("\\D", "") : event.getText();
        return switch (digit) {
            case "0" -> Optional.of(Paint.OFF);
            case "1" -> Optional.of(new Paint.Level(Preset.GENTLE));
            case "2" -> Optional.of(new Paint.Level(Preset.BALANCED));
            case "3" -> Optional.of(new Paint.Level(Preset.EVERYTHING));
            default -> Optional.empty();
        };
    }
}
