package app.hearth.rewards.milestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.rewards.BookReader.Work;
import app.hearth.rewards.milestone.Milestones.Kind;
import app.hearth.rewards.milestone.Milestones.Reached;
import app.hearth.rewards.milestone.Milestones.Row;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Round numbers and rows of days, from the work of each day. */
class MilestonesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    private static Work day(int after, int tasks, double hours) {
        return new Work(MONDAY.plusDays(after), "home", tasks, Duration.ofSeconds((long) (hours * 3600)), Duration.ZERO, hours * 36_000);
    }

    private static Milestones.Family family(Milestones milestones, Kind kind) {
        return milestones.families().get(kind.ordinal());
    }

    @Test void aStepIsReachedOnTheDayThatFillsIt() {
        var milestones = Milestones.of(List.of(day(0, 4, 0.4), day(1, 5, 0.5), day(2, 1, 0.2), day(9, 200, 9)), MONDAY.plusDays(9));
        assertThat(family(milestones, Kind.RESULTS).reached()).containsExactly(new Reached(1, MONDAY), new Reached(10, MONDAY.plusDays(2)), new Reached(100, MONDAY.plusDays(9)));
        assertThat(family(milestones, Kind.RESULTS).next()).hasValue(1000);
        assertThat(family(milestones, Kind.RESULTS).part()).isEqualTo(0.21);
        assertThat(family(milestones, Kind.HOURS).reached()).containsExactly(new Reached(1, MONDAY.plusDays(2)), new Reached(10, MONDAY.plusDays(9)));
        assertThat(milestones.totals().results()).isEqualTo(210);
        assertThat(milestones.totals().kwh()).isCloseTo(0.101, within(1e-9));
        assertThat(milestones.totals().first()).hasValue(MONDAY);
    }

    @Test void aRowGoesOnUntilADayWithoutWorkHasPassed() {
        var work = List.of(day(0, 1, 1), day(1, 1, 1), day(2, 1, 1), day(6, 1, 1), day(7, 1, 1));
        var long0 = new Row(MONDAY, MONDAY.plusDays(2));
        var now = new Row(MONDAY.plusDays(6), MONDAY.plusDays(7));
        assertThat(Milestones.of(work, MONDAY.plusDays(7)).row()).hasValue(now);
        assertThat(Milestones.of(work, MONDAY.plusDays(8)).row()).as("today is not over").hasValue(now);
        assertThat(Milestones.of(work, MONDAY.plusDays(9)).row()).isEmpty();
        assertThat(Milestones.of(work, MONDAY.plusDays(9)).longest()).hasValue(long0);
    }

    @Test void theWayToTheNextRowOfDaysIsCountedOfTheOneThatGoesOn() {
        var work = new ArrayList<Work>();
        for (int day = 0; day < 29; day++) work.add(day(day, 1, 1));
        for (int day = 40; day < 45; day++) work.add(day(day, 1, 1));
        var row = family(Milestones.of(work, MONDAY.plusDays(45)), Kind.ROW);
        assertThat(row.reached()).containsExactly(new Reached(7, MONDAY.plusDays(6)));
        assertThat(row.value()).isEqualTo(5);
        assertThat(row.next()).hasValue(30);
        assertThat(family(Milestones.of(work, MONDAY.plusDays(50)), Kind.ROW).value()).isZero();
    }

    @Test void nothingWasReachedBeforeTheFirstResult() {
        var milestones = Milestones.of(List.of(new Work(MONDAY, "home", 0, Duration.ofHours(3), Duration.ZERO, 0)), MONDAY);
        assertThat(milestones.totals().results()).isZero();
        assertThat(milestones.days()).isEmpty();
        assertThat(milestones.longest()).isEmpty();
        assertThat(milestones.families()).allSatisfy(family -> assertThat(family.reached()).isEmpty());
        assertThat(milestones.families()).allSatisfy(family -> assertThat(family.next()).hasValue(family.kind().steps().getFirst()));
    }

    @Test void graphicsCardsAndNetworksCount() {
        var card = new Work(MONDAY, "lab", 1, Duration.ofMinutes(10), Duration.ofMinutes(50), 0);
        var milestones = Milestones.of(List.of(card, day(0, 1, 0.1)), MONDAY);
        assertThat(family(milestones, Kind.HOURS).reached()).containsExactly(new Reached(1, MONDAY));
        assertThat(family(milestones, Kind.NETWORKS).reached()).containsExactly(new Reached(2, MONDAY));
    }

    @Test void comparisonsFollowTheirDefinitions() {
        // A litre takes 335 kJ from 20 to 100 degrees; 200 credits are 86 400 s of 10^9 operations, 8.2 * 10^9 of which everyone does in a second.
        assertThat(Comparisons.litresBoiled(335.2 / 3600)).isCloseTo(1, within(1e-9));
        assertThat(Comparisons.everybody(200)).isEqualTo(Duration.ofSeconds((long) (86_400 / 8.2)));
        assertThat(Comparisons.everybody(-5)).isZero();
        assertThat(Comparisons.everybody(1e30)).isPositive();
    }

    @Provide Arbitrary<List<Work>> anyWork() {
        var one = Combinators.combine(Arbitraries.integers().between(0, 60), Arbitraries.integers().between(0, 40), Arbitraries.integers().between(0, 100_000), Arbitraries.of("home", "lab", "x"))
                .as((after, tasks, seconds, source) -> new Work(MONDAY.plusDays(after), source, tasks, Duration.ofSeconds(seconds), Duration.ofSeconds(seconds / 3), seconds));
        return one.list().ofMaxSize(40);
    }

    @Property void theOrderOfTheBookChangesNothing(@ForAll("anyWork") List<Work> work, @ForAll long seed) {
        var shuffled = new ArrayList<>(work);
        Collections.shuffle(shuffled, new Random(seed));
        LocalDate today = MONDAY.plusDays(30);
        var before = Milestones.of(work, today);
        var after = Milestones.of(shuffled, today);
        assertThat(after.families()).isEqualTo(before.families());
        assertThat(after.row()).isEqualTo(before.row());
        assertThat(after.days()).isEqualTo(before.days());
    }

    @Property void whatWasReachedStaysReachedAndIsNeverAboveTheCount(@ForAll("anyWork") List<Work> work, @ForAll("anyWork") List<Work> later) {
        LocalDate today = MONDAY.plusDays(400);
        var before = Milestones.of(work, today);
        var all = new ArrayList<>(work);
        later.forEach(one -> all.add(new Work(one.date().plusDays(100), one.source(), one.tasks(), one.cpu(), one.gpu(), one.joules())));
        var after = Milestones.of(all, today);
        for (var kind : Kind.values()) {
            var reachedBefore = family(before, kind).reached();
            assertThat(family(after, kind).reached().subList(0, reachedBefore.size())).isEqualTo(reachedBefore);
            long most = kind == Kind.ROW ? after.longest().map(Row::days).orElse(0) : family(after, kind).value();
            assertThat(family(after, kind).reached()).allSatisfy(reached -> assertThat(reached.step()).isLessThanOrEqualTo(most));
            family(after, kind).next().ifPresent(next -> assertThat(next).isGreaterThan(family(after, kind).value()));
        }
    }

    @Property void theLongestRowIsOneOfDaysThatAllHadWork(@ForAll("anyWork") List<Work> work) {
        var milestones = Milestones.of(work, MONDAY.plusDays(60));
        var days = work.stream().filter(one -> one.tasks() > 0).map(Work::date).collect(Collectors.toSet());
        assertThat(milestones.days().keySet()).isEqualTo(days);
        assertThat(milestones.longest().isPresent()).isEqualTo(!days.isEmpty());
        milestones.longest().ifPresent(row -> assertThat(days).containsAll(row.first().datesUntil(row.last().plusDays(1)).toList()));
        int most = days.stream().mapToInt(day -> {
            int length = 1;
            while (days.contains(day.plusDays(length))) length++;
            return length;
        }).max().orElse(0);
        assertThat(milestones.longest().map(Row::days).orElse(0)).isEqualTo(most);
    }
}
