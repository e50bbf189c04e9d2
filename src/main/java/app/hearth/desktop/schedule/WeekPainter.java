package app.hearth.desktop.schedule;

import app.hearth.desktop.controls.Drawing;
import app.hearth.settings.Paint;
import app.hearth.settings.Week;
import app.hearth.settings.Week.Window;
import java.time.LocalDateTime;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.BoundingBox;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * The usual week, to be painted with mouse and keys. It shows a week and says what the user did; whoever listens keeps the week.
 * A drag is told as it goes on and counts when it ends.
 */
public final class WeekPainter extends Drawing {
    /** Movement below this is a click, in pixels. */
    private static final double CLICK = 4;

    /** What the user did. */
    interface Listener {
        /** A week as a drag would leave it; empty when it was given up. */
        void preview(Optional<Week> week);

        /** The week painted, in the words of the undo bar. */
        void painted(Week week, String what);

        /** A window was asked for: its exact ends and level. */
        void open(Window window);

        /** The exact percent for the selection was asked for. */
        void percent(Block block);

        void menu(Cell cell, double screenX, double screenY);

        void table();
    }

    /**
     * How the week is to be read.
     *
     * @param chosenPercent height of what follows the level chosen on Limits, 0..100
     * @param ownPercent    of the level My own
     * @param transfers     only on and off
     * @param now           where the upright line stands
     */
    record Look(int chosenPercent, int ownPercent, boolean transfers, LocalDateTime now) {}

    private enum Mode { NONE, PRESSED, STROKE, EDGE }

    private ScheduleWords words;
    private Listener listener;
    private PainterInk ink;
    private Painting painting = Painting.of(Week.UNPAINTED, java.time.DayOfWeek.MONDAY);
    private Look look = new Look(100, 100, false, LocalDateTime.MIN);
    private Paint brush = Paint.OFF;
    private Optional<Week> drawn = Optional.empty();
    private Mode mode = Mode.NONE;
    private Stroke stroke;
    private int edge;
    private Cell edgeCell;
    private double pressX;
    private double pressY;
    private Optional<MouseEvent> pointer = Optional.empty();

    public WeekPainter() {
        getStyleClass().add("week-painter");
        setAccessibleRole(AccessibleRole.NODE);
        setFocusTraversable(true);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> point(Optional.empty()));
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (listener != null && PainterKeys.press(this, event)) event.consume();
        });
        addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (!"%".equals(event.getCharacter()) || listener == null) return;
            listener.percent(painting.target());
            event.consume();
        });
    }

    /** To be called once, before anything is shown. */
    void begin(ScheduleWords words, Listener listener) {
        this.words = words;
        this.listener = listener;
        this.ink = new PainterInk(words);
        this.painting = Painting.of(Week.UNPAINTED, words.first());
        setAccessibleRoleDescription(words.texts().get("schedule.painter"));
        setAccessibleHelp(words.texts().get("schedule.painter.help"));
    }

    /** Shows a week; a drag under way goes on over it. */
    void show(Week week, Look how) {
        if (week.equals(painting.week()) && how.equals(look)) return;
        if (how.transfers() != look.transfers()) painting = painting.unselect();
        painting = painting.with(week);
        look = how;
        say();
        changed();
    }

    void setBrush(Paint paint) {
        brush = paint;
    }

    Paint brush() {
        return brush;
    }

    Look look() {
        return look;
    }

    Painting painting() {
        return painting;
    }

    Listener listener() {
        return listener;
    }

    /** Shows another cursor or selection; the week stays. */
    void setPainting(Painting next) {
        painting = next;
        say();
        changed();
    }

    /** Tells of what the keys or the menu painted. */
    void commit(Painting next, Block area, boolean toOff) {
        boolean other = !next.week().equals(painting.week());
        setPainting(next);
        if (other) listener.painted(next.week(), words.painted(area, toOff));
    }

    /** Gives up a drag; false where none is under way. */
    boolean giveUp() {
        if (mode == Mode.NONE || mode == Mode.PRESSED) return false;
        mode = Mode.NONE;
        drawn = Optional.empty();
        listener.preview(Optional.empty());
        changed();
        return true;
    }

    private void say() {
        if (words != null) setAccessibleText(words.spoken(painting.window(), look.transfers()));
    }

    private PainterFrame frame() {
        return PainterFrame.of(getWidth(), getHeight(), em());
    }

    private Week shown() {
        return drawn.orElse(painting.week());
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        if (event.getButton() != MouseButton.PRIMARY || listener == null || event.isControlDown()) return;
        PainterFrame frame = frame();
        pressX = event.getX();
        pressY = event.getY();
        if (frame.onHours(pressX, pressY)) setPainting(painting.select(Block.column(frame.cell(pressX, pressY).half() / 2)));
        else if (frame.onNames(pressX, pressY)) setPainting(painting.select(Block.row(frame.cell(pressX, pressY).row())));
        else if (frame.onDays(pressX, pressY)) begin(frame, event.isShiftDown());
        event.consume();
    }

    private void begin(PainterFrame frame, boolean block) {
        Cell cell = frame.cell(pressX, pressY);
        Optional<Integer> grasped = block ? Optional.empty() : edgeAt(frame, pressX, cell);
        mode = grasped.isPresent() ? Mode.EDGE : Mode.PRESSED;
        edge = grasped.orElse(0);
        edgeCell = cell;
        stroke = Stroke.begin(painting.week(), painting.first(), cell, block, brush);
        if (painting.selection().isPresent()) painting = painting.unselect();
    }

    /** A border between two windows under the pointer. */
    private Optional<Integer> edgeAt(PainterFrame frame, double x, Cell cell) {
        int border = frame.border(x);
        if (border <= 0 || border >= Week.DAY || !frame.grasps(x, border)) return Optional.empty();
        var day = Edits.day(painting.first(), cell.row());
        boolean differ = !painting.week().at(day, border - 1).equals(painting.week().at(day, border));
        return differ ? Optional.of(border) : Optional.empty();
    }

    private void dragged(MouseEvent event) {
        if (mode == Mode.NONE) return;
        PainterFrame frame = frame();
        if (mode == Mode.PRESSED && Math.hypot(event.getX() - pressX, event.getY() - pressY) >= CLICK) mode = Mode.STROKE;
        if (mode == Mode.STROKE) preview(stroke.to(frame.cell(event.getX(), event.getY())));
        if (mode == Mode.EDGE) preview(Edits.moveEdge(painting.week(), Edits.day(painting.first(), edgeCell.row()), edge, frame.border(event.getX())));
        point(Optional.of(event));
        event.consume();
    }

    private void preview(Week week) {
        if (drawn.filter(week::equals).isPresent()) return;
        drawn = Optional.of(week);
        listener.preview(drawn);
    }

    private void released(MouseEvent event) {
        Mode ended = mode;
        mode = Mode.NONE;
        Optional<Week> week = drawn;
        drawn = Optional.empty();
        Cell cell = frame().cell(event.getX(), event.getY());
        if (ended == Mode.STROKE && week.isPresent()) {
            commit(painting.with(week.get()).to(cell, false), stroke.area(cell), stroke.paint() instanceof Paint.Off);
        } else if (ended == Mode.EDGE && week.isPresent()) {
            commit(painting.with(week.get()), rowBlock(week.get(), edgeCell), false);
        } else if ((ended == Mode.PRESSED || ended == Mode.EDGE) && frame().onDays(event.getX(), event.getY())) {
            setPainting(painting.selectWindow(cell));
            listener.open(painting.window());
        }
        changed();
        event.consume();
    }

    private Block rowBlock(Week week, Cell cell) {
        Window window = Edits.windowAt(week, Edits.day(painting.first(), cell.row()), cell.half());
        return new Block(cell.row(), cell.row(), window.from(), window.to());
    }

    private void moved(MouseEvent event) {
        PainterFrame frame = frame();
        boolean onEdge = frame.onDays(event.getX(), event.getY())
                && edgeAt(frame, event.getX(), frame.cell(event.getX(), event.getY())).isPresent();
        setCursor(onEdge ? Cursor.H_RESIZE : frame.onDays(event.getX(), event.getY()) ? Cursor.CROSSHAIR : Cursor.DEFAULT);
        point(Optional.of(event));
    }

    private void point(Optional<MouseEvent> event) {
        pointer = event;
        changed();
    }

    private void menu(ContextMenuEvent event) {
        if (listener == null) return;
        boolean keyed = event.isKeyboardTrigger() || !frame().onDays(event.getX(), event.getY());
        Cell cell = keyed ? painting.cursor() : frame().cell(event.getX(), event.getY());
        if (painting.selection().filter(block -> block.contains(cell)).isEmpty()) setPainting(painting.selectWindow(cell));
        var place = keyed ? localToScreen(place(Block.of(cell))) : null;
        listener.menu(cell, keyed ? place.getCenterX() : event.getScreenX(), keyed ? place.getMaxY() : event.getScreenY());
        event.consume();
    }

    /** Where a block lies, in this control's coordinates. */
    Bounds place(Block block) {
        PainterFrame frame = frame();
        double x = frame.x(block.from());
        double y = frame.y(block.top());
        return new BoundingBox(x, y, frame.x(block.to()) - x, frame.y(block.bottom()) + frame.rowHeight() - y);
    }

    /** The words beside the pointer: what a drag paints, else the window there. */
    private Optional<String> bubble() {
        return pointer.flatMap(at -> {
            Cell cell = frame().cell(at.getX(), at.getY());
            if (mode == Mode.STROKE) return Optional.of(words.bubble(stroke.area(cell), stroke.paint(), look.transfers()));
            if (mode != Mode.EDGE && !frame().onDays(at.getX(), at.getY())) return Optional.empty();
            var day = Edits.day(painting.first(), mode == Mode.EDGE ? edgeCell.row() : cell.row());
            int half = mode == Mode.EDGE ? edgeCell.half() : cell.half();
            return Optional.of(words.bubble(shown(), Edits.windowAt(shown(), day, half), look.transfers()));
        });
    }

    @Override protected void paint(GraphicsContext g, double width, double height) {
        if (ink == null) return;
        ink.use(g, frame(), em(), new PainterInk.Colours(ember(), inset(), card(), line(), text(), strong(), focusColour(), edge()));
        ink.week(shown(), look);
        Optional<Block> marked = mode == Mode.NONE ? painting.selection() : Optional.empty();
        if (mode == Mode.STROKE) marked = pointer.map(at -> stroke.area(frame().cell(at.getX(), at.getY())));
        marked.ifPresent(block -> ink.mark(block, mode == Mode.NONE && block.rows() == 1 && block.to() - block.from() < Week.DAY));
        if (isFocusVisible() && mode == Mode.NONE) ink.cursor(painting.cursor());
        ink.now(look.now());
        bubble().ifPresent(said -> pointer.ifPresent(at -> ink.bubble(said, at.getX(), at.getY(), width)));
    }
}
