package app.hearth.desktop.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.settings.Paint;
import app.hearth.settings.Preset;
import app.hearth.settings.Week;
import app.hearth.settings.Week.Window;
import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class EditsTest {
    private static final DayOfWeek FIRST = DayOfWeek.SUNDAY;

    @Provide Arbitrary<Paint> paints() {
        return Arbitraries.oneOf(Arbitraries.of(Paint.OFF, Paint.AS_CHOSEN), Arbitraries.of(Preset.class).map(Paint.Level::new),
                Arbitraries.integers().between(1, 100).map(Paint.Percent::new));
    }

    @Provide Arbitrary<Cell> cells() {
        return Combinators.combine(Arbitraries.integers().between(0, 6), Arbitraries.integers().between(0, 47)).as(Cell::new);
    }

    @Provide Arbitrary<Week> weeks() {
        var window = Combinators.combine(Arbitraries.of(DayOfWeek.class), Arbitraries.integers().between(0, 47), Arbitraries.integers().between(0, 47), paints())
                .as((day, a, b, paint) -> new Window(day, Math.min(a, b), Math.max(a, b) + 1, paint));
        return window.list().ofMaxSize(25).map(windows -> {
            Week week = Week.UNPAINTED;
            for (Window each : windows) week = week.paint(each);
            return week;
        });
    }

    private static Paint at(Week week, Cell cell) {
        return week.at(Edits.day(FIRST, cell.row()), cell.half());
    }

    private static List<Cell> all() {
        return IntStream.range(0, 7).boxed().flatMap(row -> IntStream.range(0, 48).mapToObj(half -> new Cell(row, half))).toList();
    }

    @Property void a_stroke_paints_all_it_covers_and_nothing_else(@ForAll("weeks") Week week, @ForAll("cells") Cell start, @ForAll("cells") Cell end,
                                                                  @ForAll boolean block, @ForAll("paints") Paint brush) {
        Stroke stroke = Stroke.begin(week, FIRST, start, block, brush);
        Week painted = stroke.to(end);
        for (Cell cell : all()) assertThat(at(painted, cell)).isEqualTo(stroke.area(end).contains(cell) ? stroke.paint() : at(week, cell));
        assertThat(block || stroke.area(end).rows() == 1).isTrue();
    }

    @Property void a_stroke_that_goes_back_takes_back(@ForAll("weeks") Week week, @ForAll("cells") Cell start, @ForAll List<@From("cells") Cell> way,
                                                      @ForAll("paints") Paint brush) {
        Stroke stroke = Stroke.begin(week, FIRST, start, true, brush);
        for (Cell cell : way) stroke.to(cell);
        assertThat(stroke.to(start)).isEqualTo(week.paint(new Window(Edits.day(FIRST, start.row()), start.half(), start.half() + 1, stroke.paint())));
    }

    @Property void a_stroke_that_begins_on_its_own_level_erases(@ForAll("weeks") Week week, @ForAll("cells") Cell start) {
        Stroke stroke = Stroke.begin(week, FIRST, start, false, at(week, start));
        assertThat(at(stroke.to(start), start)).isEqualTo(Paint.OFF);
    }

    @Property void an_edge_never_crosses_another(@ForAll("weeks") Week week, @ForAll DayOfWeek day, @ForAll @IntRange(min = 1, max = 47) int edge,
                                                 @ForAll @IntRange(min = -5, max = 60) int to) {
        if (week.at(day, edge - 1).equals(week.at(day, edge))) return;
        Week moved = Edits.moveEdge(week, day, edge, to);
        assertThat(Edits.ofDay(moved, day)).extracting(Window::paint).isEqualTo(Edits.ofDay(week, day).stream().map(Window::paint).toList());
        for (DayOfWeek other : DayOfWeek.values()) {
            if (other != day) assertThat(Edits.ofDay(moved, other)).isEqualTo(Edits.ofDay(week, other));
        }
    }

    @Property void a_copied_day_is_the_same_and_the_others_stay(@ForAll("weeks") Week week, @ForAll DayOfWeek from, @ForAll DayOfWeek to) {
        Week copied = Edits.copyDay(week, from, List.of(to));
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int half = 0; half < Week.DAY; half++) assertThat(copied.at(day, half)).isEqualTo(week.at(day == to ? from : day, half));
        }
    }

    @Property void a_resized_window_has_the_ends_asked_for(@ForAll("weeks") Week week, @ForAll("cells") Cell cell, @ForAll @IntRange(max = 47) int a,
                                                           @ForAll @IntRange(max = 47) int b) {
        Window window = Edits.windowAt(week, Edits.day(FIRST, cell.row()), cell.half());
        int from = Math.min(a, b);
        int to = Math.max(a, b) + 1;
        Week resized = Edits.resize(week, window, from, to);
        for (int half = from; half < to; half++) assertThat(resized.at(window.day(), half)).isEqualTo(window.paint());
        if (window.paint() instanceof Paint.Off) return;
        if (from > window.from()) assertThat(resized.at(window.day(), from - 1)).isNotEqualTo(window.paint());
    }

    @Property void any_row_of_keys_keeps_cursor_selection_and_week_whole(@ForAll("weeks") Week week, @ForAll List<@IntRange(max = 13) Integer> keys) {
        Painting now = Painting.of(week, FIRST);
        for (int key : keys) {
            now = switch (key) {
                case 0 -> now.move(0, -1, false);
                case 1 -> now.move(1, 0, true);
                case 2 -> now.move(0, 7, true);
                case 3 -> now.toEdge(true, false);
                case 4 -> now.toEdge(false, true);
                case 5 -> now.set(Paint.OFF);
                case 6 -> now.set(new Paint.Percent(35));
                case 7 -> now.copy();
                case 8 -> now.paste();
                case 9 -> now.unselect();
                case 10 -> now.selectWindow(now.cursor());
                case 11 -> now.select(Block.row(3));
                case 12 -> now.select(Block.column(23));
                default -> now.move(-3, 20, false);
            };
            assertThat(now.week().cells()).hasSize(Week.CELLS);
            assertThat(now.target().contains(now.cursor())).isTrue();
        }
    }

    @Property void what_was_copied_is_pasted_where_it_came_from_without_a_change(@ForAll("weeks") Week week, @ForAll("cells") Cell a, @ForAll("cells") Cell b) {
        Painting now = Painting.of(week, FIRST).select(Block.of(a, b)).copy();
        assertThat(now.paste().week()).isEqualTo(week);
        assertThat(now.set(Paint.OFF).paste().week()).isEqualTo(week);
    }

    @Property void the_table_says_all_of_the_week(@ForAll("weeks") Week week) {
        Paint ground = Edits.ground(week);
        Week again = Edits.paint(Week.UNPAINTED, FIRST, new Block(0, 6, 0, 48), ground);
        for (Stretch row : Stretch.of(week, ground)) again = row.add(again);
        assertThat(again).isEqualTo(week);
    }

    @Property void a_row_taken_out_of_the_table_leaves_the_others(@ForAll("weeks") Week week, @ForAll @IntRange(max = 30) int which) {
        Paint ground = Edits.ground(week);
        List<Stretch> rows = Stretch.of(week, ground);
        if (rows.isEmpty()) return;
        Stretch gone = rows.get(which % rows.size());
        assertThat(Stretch.of(gone.remove(week, ground), ground)).doesNotContain(gone).hasSize(rows.size() - 1);
    }

    @Property void control_arrows_stop_at_each_border(@ForAll("weeks") Week week, @ForAll DayOfWeek day, @ForAll @IntRange(max = 47) int half) {
        int right = Edits.nextEdge(week, day, half, true);
        int left = Edits.nextEdge(week, day, half, false);
        assertThat(right).isGreaterThan(half);
        assertThat(right == 48 || !week.at(day, right - 1).equals(week.at(day, right))).isTrue();
        assertThat(left).isLessThanOrEqualTo(half);
        assertThat(left == 0 || !week.at(day, left - 1).equals(week.at(day, left))).isTrue();
    }
}
