package app.hearth.desktop.schedule;

import app.hearth.desktop.feed.Screen;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Puts the screen into states worth a picture. */
public final class ScheduleScene {
    private ScheduleScene() {}

    private static WeekPainter painter(Screen screen) {
        for (int i = 0; i < 3; i++) { // the scroll pane needs more than one pass
            screen.view().getScene().getRoot().applyCss();
            screen.view().getScene().getRoot().layout();
        }
        return (WeekPainter) screen.view().lookup(".week-painter");
    }

    /** Thursday's evening window with its exact times. */
    public static void openWindow(Screen screen) {
        WeekPainter painter = painter(screen);
        painter.setPainting(painter.painting().selectWindow(new Cell(3, 40)));
        painter.listener().open(painter.painting().window());
    }

    /** A drag over Tuesday's evening, under way. */
    public static void stroke(Screen screen) {
        WeekPainter painter = painter(screen);
        var from = painter.place(Block.of(new Cell(1, 37)));
        var to = painter.place(Block.of(new Cell(1, 42)));
        mouse(painter, MouseEvent.MOUSE_PRESSED, from, false);
        mouse(painter, MouseEvent.MOUSE_DRAGGED, to, false);
    }

    /** @param place in the painter's coordinates */
    static void mouse(WeekPainter painter, EventType<MouseEvent> type, Bounds place, boolean shift) {
        Bounds at = painter.localToScene(place); // an event without a source lies in its scene
        painter.fireEvent(new MouseEvent(type, at.getCenterX(), at.getCenterY(), 0, 0, MouseButton.PRIMARY, 1, shift, false, false, false, true,
                false, false, false, false, false, null));
    }

    public static void addException(Screen screen) {
        painter(screen);
        ((Button) screen.view().lookup("#add")).fire();
    }

    public static void transfers(Screen screen) {
        painter(screen);
        ((ToggleButton) screen.view().lookup("#transfers")).fire();
    }

    public static void table(Screen screen) {
        painter(screen).listener().table();
    }
}
