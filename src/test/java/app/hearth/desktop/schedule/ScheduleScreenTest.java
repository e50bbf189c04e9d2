package app.hearth.desktop.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleEarnings;
import app.hearth.desktop.Samples;
import app.hearth.desktop.ScreenTest;
import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.engine.EngineCommand.ChangeSettings;
import app.hearth.settings.Paint;
import app.hearth.settings.Preset;
import app.hearth.settings.UserSettings;
import app.hearth.settings.Week;
import app.hearth.settings.Week.Window;
import java.time.DayOfWeek;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A robot paints with mouse and keys; what counts is what the engine is asked for. */
class ScheduleScreenTest extends ScreenTest {
    private static final Paint GENTLE = new Paint.Level(Preset.GENTLE);
    private final Samples.Engine engine = new Samples.Engine(ScheduleSamples.snapshot(ScheduleSamples.settings()));
    private ScheduleController screen;
    private WeekPainter painter;

    @BeforeEach void open() throws Exception {
        open(912, 720, () -> {
            screen = new ScheduleController(engine, SampleEarnings.usual(), Samples.english(), new SettingsEditor(engine));
            return screen.view();
        });
        onFx(() -> {
            painter = (WeekPainter) stage.getScene().lookup(".week-painter");
            painter.requestFocus();
            return null;
        });
    }

    private Point2D at(int row, int half) throws Exception {
        return onFx(() -> {
            for (int i = 0; i < 3; i++) { // what has just changed may have moved the painter; the scroll pane needs more than one pass
                stage.getScene().getRoot().applyCss();
                stage.getScene().getRoot().layout();
            }
            var place = painter.place(Block.of(new Cell(row, half)));
            return painter.localToScreen(place.getCenterX(), place.getCenterY());
        });
    }

    private void drag(Point2D from, Point2D to) {
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(to).release(MouseButton.PRIMARY);
    }

    private UserSettings asked() {
        assertThat(engine.sent).isNotEmpty();
        return ((ChangeSettings) engine.sent.getLast()).settings();
    }

    private static Week week() {
        return ScheduleSamples.painted();
    }

    @Test void a_drag_paints_the_chosen_level_as_one_change() throws Exception {
        drag(at(1, 38), at(1, 42));
        assertThat(engine.sent).containsExactly(new ChangeSettings(
                ScheduleSamples.settings().withComputing(week().paint(new Window(DayOfWeek.TUESDAY, 38, 43, GENTLE)))));
    }

    @Test void a_drag_that_begins_on_the_same_level_erases() throws Exception {
        drag(at(0, 20), at(0, 23));
        assertThat(asked().computing()).isEqualTo(week().paint(new Window(DayOfWeek.MONDAY, 20, 24, Paint.OFF)));
    }

    @Test void shift_and_drag_paint_a_block() throws Exception {
        onFx(() -> { // the headless robot's mouse events know no Shift
            ScheduleScene.mouse(painter, MouseEvent.MOUSE_PRESSED, painter.place(Block.of(new Cell(0, 38))), true);
            ScheduleScene.mouse(painter, MouseEvent.MOUSE_DRAGGED, painter.place(Block.of(new Cell(2, 40))), true);
            ScheduleScene.mouse(painter, MouseEvent.MOUSE_RELEASED, painter.place(Block.of(new Cell(2, 40))), true);
            return null;
        });
        Week painted = week();
        for (var day : new DayOfWeek[] {DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY}) painted = painted.paint(new Window(day, 38, 41, GENTLE));
        assertThat(asked().computing()).isEqualTo(painted);
    }

    @Test void an_edge_can_be_dragged() throws Exception {
        Point2D edge = onFx(() -> {
            var place = painter.place(new Block(0, 0, 17, 34));
            return painter.localToScreen(place.getMaxX(), place.getCenterY());
        });
        drag(edge, at(0, 36));
        Week painted = asked().computing();
        assertThat(Edits.windowAt(painted, DayOfWeek.MONDAY, 20).from()).isEqualTo(17);
        assertThat(Edits.windowAt(painted, DayOfWeek.MONDAY, 20).to()).isBetween(36, 37);
    }

    @Test void a_click_opens_the_window_and_changes_nothing() throws Exception {
        robot.moveTo(at(3, 40)).clickOn(MouseButton.PRIMARY);
        assertThat(engine.sent).isEmpty();
        assertThat(onFx(() -> stage.getScene().lookup(".form-sheet") != null)).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(onFx(() -> stage.getScene().lookup(".form-sheet") == null && painter.isFocused())).isTrue();
    }

    @Test void keys_select_and_set_a_level() throws Exception {
        robot.type(KeyCode.DOWN);
        robot.press(KeyCode.CONTROL).type(KeyCode.RIGHT).release(KeyCode.CONTROL);
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        robot.type(KeyCode.DIGIT3);
        Paint everything = new Paint.Level(Preset.EVERYTHING);
        assertThat(asked().computing()).isEqualTo(week().paint(new Window(DayOfWeek.TUESDAY, 14, 16, everything))
                .paint(new Window(DayOfWeek.WEDNESDAY, 14, 16, everything)));
        assertThat(onFx(() -> painter.getAccessibleText())).isEqualTo("Wednesday 07:00 to 08:00, Everything");
    }

    @Test void space_paints_the_brush_and_undo_takes_it_back() throws Exception {
        robot.type(KeyCode.END).type(KeyCode.SPACE);
        assertThat(asked().computing()).isEqualTo(week().paint(new Window(DayOfWeek.MONDAY, 47, 48, GENTLE)));
        onFx(() -> {
            ((Button) stage.getScene().lookup("#undo")).fire();
            return null;
        });
        assertThat(asked().computing()).isEqualTo(week());
    }

    @Test void a_row_is_copied_by_keys() throws Exception {
        onFx(() -> {
            painter.setPainting(painter.painting().select(Block.row(0)));
            return null;
        });
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        onFx(() -> {
            painter.setPainting(painter.painting().select(Block.row(5)));
            return null;
        });
        robot.press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
        assertThat(asked().computing()).isEqualTo(Edits.copyDay(week(), DayOfWeek.MONDAY, java.util.List.of(DayOfWeek.SATURDAY)));
    }

    @Test void transfers_are_painted_in_their_own_week() throws Exception {
        onFx(() -> {
            ((ToggleButton) stage.getScene().lookup("#transfers")).fire();
            return null;
        });
        drag(at(0, 10), at(0, 19));
        assertThat(asked()).isEqualTo(ScheduleSamples.settings().withTransfers(Week.UNPAINTED.paint(new Window(DayOfWeek.MONDAY, 10, 20, Paint.OFF))));
    }

    @Test void not_tonight_adds_an_exception_and_takes_it_back() throws Exception {
        Button tonight = onFx(() -> (Button) stage.getScene().lookup("#tonight"));
        onFx(() -> {
            tonight.fire();
            return null;
        });
        assertThat(asked().exceptions()).hasSize(4);
        assertThat(onFx(tonight::getText)).isEqualTo("Tonight after all");
        onFx(() -> {
            tonight.fire();
            return null;
        });
        assertThat(asked().exceptions()).isEqualTo(ScheduleSamples.exceptions());
    }

    @Test void the_table_edits_the_same_week() throws Exception {
        robot.type(KeyCode.T);
        Button remove = onFx(() -> stage.getScene().getRoot().lookupAll(".window-list .icon-only").stream().map(Button.class::cast).findFirst().orElseThrow());
        onFx(() -> {
            remove.fire();
            return null;
        });
        assertThat(asked().computing()).isEqualTo(week().paint(new Window(DayOfWeek.SATURDAY, 0, 2, Paint.OFF)));
    }
}
