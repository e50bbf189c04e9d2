package app.hearth.rewards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.hearth.rewards.BoincEarnings.Standing;
import app.hearth.rewards.BoincEarnings.Task;
import app.hearth.rewards.Event.State;
import app.hearth.testing.TempFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project's totals and this computer's own knowledge of its tasks make in the book. */
class BoincEarningsTest {
    private static final String LAB = "https://lab.example.org/";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    @TempDir Path folder;
    private Instant now = NOON;
    private Optional<Standing> standing = Optional.empty();
    private final BoincEarnings source = new BoincEarnings(LAB, "Lab", () -> standing, (_, id) -> page(id), () -> now);
    private final List<Long> pagesAsked = new ArrayList<>();
    private Optional<AccountPage> page = Optional.empty();

    private AccountPage page(long id) throws IOException {
        pagesAsked.add(id);
        return page.orElseThrow(() -> new IOException("404"));
    }


    private static Standing standing(long host, double hostCredit, Task... tasks) {
        return standing(host, hostCredit, 5000, tasks);
    }

    private static Standing standing(long host, double hostCredit, double userCredit, Task... tasks) {
        return new Standing("The Lab", host, 31, hostCredit, 100, userCredit, 400, NOON, "Ada", Set.of(), Set.of(), List.of(tasks));
    }

    private static Task task(String name, Optional<Instant> reported, Optional<String> failure) {
        return new Task(name, "Title", "app", NOON.minusSeconds(900), NOON.minusSeconds(100), reported, failure, Duration.ofSeconds(700), Duration.ofSeconds(650));
    }

    private void enter(Book book) throws IOException {
        book.enter(LAB, source.fetch(0), now);
    }

    @Test void creditFromBeforeIsNoEarningOfTodayAndGrowthIs() throws Exception {
        try (var book = new Book(folder.resolve("book.sqlite")); var reader = BookReader.open(folder.resolve("book.sqlite"))) {
            standing = Optional.of(standing(7, 1000));
            enter(book);
            now = NOON.plus(Duration.ofDays(1));
            standing = Optional.of(standing(7, 1012.5));
            enter(book);
            enter(book);
            assertThat(reader.sums()).containsExactly(new Book.Sum(LAB, Event.CREDIT, State.VALIDATED, Amount.of(1012.5)));
            assertThat(reader.days(ZoneOffset.UTC)).extracting(BookReader.Day::date, BookReader.Day::amount)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 11, 23), Amount.of(12.5)));
            standing = Optional.of(standing(8, 3)); // the project took it for a new computer, whose total begins anew
            enter(book);
            standing = Optional.of(standing(8, 4));
            enter(book);
            assertThat(reader.sums()).extracting(Book.Sum::amount).containsExactly(Amount.of(1016.5));
            assertThat(reader.days(ZoneOffset.UTC)).extracting(BookReader.Day::amount).containsExactly(Amount.of(13.5));
        }
    }

    @Test void aTaskWaitsIsHandedInOrFailedAndStaysInView() throws Exception {
        try (var book = new Book(folder.resolve("book.sqlite")); var reader = BookReader.open(folder.resolve("book.sqlite"))) {
            standing = Optional.of(standing(7, 0, task("a_0", Optional.empty(), Optional.empty()), task("b_0", Optional.of(NOON), Optional.of("exit 1"))));
            enter(book);
            assertThat(reader.find(LAB, "a_0")).map(Event::state).hasValue(State.PENDING);
            standing = Optional.of(standing(7, 0, task("a_0", Optional.of(NOON), Optional.empty())));
            enter(book);
            standing = Optional.of(standing(7, 0)); // a day later the engine has forgotten it
            enter(book);
            assertThat(reader.find(LAB, "a_0")).map(Event::state).hasValue(State.REPORTED);
            assertThat(reader.find(LAB, "b_0")).hasValueSatisfying(event -> {
                assertThat(event.state()).isEqualTo(State.REJECTED);
                assertThat(event.facts().explanation()).isEqualTo("exit 1");
            });
            assertThat(reader.sums()).as("what a task brings by itself is not known").isEmpty();
        }
    }

    @Test void aTaskToldAgainWithTheSameFiguresChangesNothing() throws Exception {
        try (var book = new Book(folder.resolve("book.sqlite"))) {
            var fine = new Task("a_0", "Title", "app", NOON.plusNanos(1), NOON.plusNanos(1234), Optional.of(NOON.plusNanos(5678)), Optional.empty(),
                    Duration.ofNanos(700_000_000_001L), Duration.ofNanos(650_123_456_789L));
            standing = Optional.of(standing(7, 1000, fine));
            enter(book);
            long before = book.changes();
            enter(book);
            assertThat(book.changes()).isEqualTo(before);
        }
    }

    @Test void aTaskThatIsGoneWithoutAReportWaitsForNothingAnyMore() throws Exception {
        try (var book = new Book(folder.resolve("book.sqlite")); var reader = BookReader.open(folder.resolve("book.sqlite"))) {
            standing = Optional.of(standing(7, 0, task("a_0", Optional.empty(), Optional.empty()), task("b_0", Optional.empty(), Optional.empty())));
            enter(book);
            standing = Optional.of(standing(7, 0, task("b_0", Optional.empty(), Optional.empty()))); // as after a reset of the project
            enter(book);
            assertThat(reader.find(LAB, "a_0")).map(Event::state).hasValue(State.REJECTED);
            assertThat(reader.find(LAB, "b_0")).map(Event::state).hasValue(State.PENDING);
        }
    }

    @Test void averagesFadeToHalfInAWeekAsOnTheProjectsPages() throws Exception {
        standing = Optional.of(standing(7, 1000));
        now = NOON.plus(Duration.ofDays(7));
        var facts = source.fetch(0).facts();
        assertThat(facts).filteredOn(fact -> fact.key().equals("boinc.user.average")).singleElement()
                .satisfies(fact -> assertThat(((Fact.Number) fact).value()).isCloseTo(200, within(1e-9)));
        now = NOON.minus(Duration.ofDays(7)); // the clock was set back
        assertThat(source.fetch(0).facts()).contains(new Fact.Number("boinc.user.average", 400, Event.CREDIT));
        assertThat(source.label()).isEqualTo("The Lab");
    }

    private Fact.Number number(String key) throws IOException {
        return (Fact.Number) source.fetch(0).facts().stream().filter(fact -> fact.key().equals(key)).findFirst().orElseThrow();
    }

    @Test void whileThereIsNoTalkWithAProjectTheAccountsPageIsAskedAFewTimesADay() throws Exception {
        standing = Optional.of(standing(7, 1000));
        now = NOON.plus(Duration.ofHours(5));
        source.fetch(0);
        assertThat(pagesAsked).as("the scheduler said it a short time ago").isEmpty();
        now = NOON.plus(Duration.ofDays(8));
        assertThat(number("boinc.user.total").value()).as("no page there").isEqualTo(5000);
        source.fetch(0);
        assertThat(pagesAsked).containsExactly(31L);
        page = Optional.of(new AccountPage(6000, 300, NOON.plus(Duration.ofDays(1))));
        now = now.plus(Duration.ofHours(6));
        assertThat(number("boinc.user.total").value()).isEqualTo(6000);
        assertThat(number("boinc.user.average").value()).as("half in a week, from the time that the page names").isCloseTo(300 * Math.pow(0.5, 7.25 / 7), within(1e-9));
        assertThat(source.fetch(0).facts()).contains(new Fact.Moment("boinc.page", now));
        assertThat(pagesAsked).hasSize(2);
        standing = Optional.of(new Standing("The Lab", 7, 31, 1000, 100, 7000, 500, now.plusSeconds(60), "Ada", Set.of(), Set.of(), List.of()));
        now = now.plusSeconds(60);
        assertThat(number("boinc.user.total").value()).as("the newer word counts").isEqualTo(7000);
    }

    @Test void aProjectThatHasNotAnsweredOrSaysNonsenseIsNotBelieved() {
        assertThatThrownBy(() -> source.fetch(0)).isInstanceOf(IOException.class).hasMessage("Lab has not answered yet");
        for (double nonsense : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY, 1e300}) {
            standing = Optional.of(standing(7, nonsense));
            assertThatThrownBy(() -> source.fetch(0)).as("%s", nonsense).isInstanceOf(IOException.class).hasMessageContaining("no credit");
        }
    }

    @Property(tries = 100) void theBookBalancesWithTheTotalsWhateverWasMissedOrHeardTwice(@ForAll long seed) throws Exception {
        var random = new Random(seed);
        var file = TempFolders.create().resolve("book.sqlite");
        try (var book = new Book(file); var reader = BookReader.open(file)) {
            var totals = new ArrayList<Double>(List.of(0.0, 0.0));
            var heard = new ArrayList<Double>(List.of(0.0, 0.0));
            for (int i = 0; i < 30; i++) {
                int host = random.nextInt(2);
                totals.set(host, Math.max(0, totals.get(host) + random.nextInt(-5, 50) / 8.0)); // projects take credit back, too
                if (random.nextInt(3) == 0) continue;
                standing = Optional.of(standing(host, totals.get(host), totals.getFirst() + totals.getLast()));
                now = now.plusSeconds(random.nextInt(-1000, 100_000));
                for (int again = random.nextInt(3); again >= 0; again--) enter(book);
                heard.set(host, totals.get(host));
            }
            double sum = reader.sums().stream().mapToDouble(it -> it.amount().value()).sum();
            assertThat(sum).isCloseTo(heard.getFirst() + heard.getLast(), within(1e-9));
        }
    }
}
