package app.hearth.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.rewards.Told.Holder;
import app.hearth.rewards.Told.Total;
import app.hearth.testing.TempFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credit counts once, whatever becomes of the number under which a project has this computer, and of the address at which it is met. */
class TotalsTest {
    private static final String OLD = "http://lab.example.org/";
    private static final String NEW = "https://new.example.net/lab/";
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String ADA = "The Lab\n31\nAda";
    @TempDir Path folder;

    private static Total total(int host, double here, double all, String identity, Set<String> former, Set<String> beside) {
        return new Total("host " + host, Event.CREDIT, Amount.of(here), Optional.of(new Holder(identity, Optional.of(Amount.of(all)), former, beside)));
    }

    private static Total total(int host, double here, double all) {
        return total(host, here, all, ADA, Set.of(), Set.of());
    }

    private interface Telling {
        void to(Book book) throws IOException;
    }

    /** What the book has in all, and what it says that came in on the days. */
    private List<Amount> after(Telling telling) throws IOException {
        try (var book = new Book(folder.resolve("book.sqlite")); var reader = BookReader.open(folder.resolve("book.sqlite"))) {
            telling.to(book);
            return List.of(reader.sums().stream().map(Book.Sum::amount).reduce(Amount.ZERO, Amount::plus),
                    reader.days(ZoneOffset.UTC).stream().map(BookReader.Day::amount).reduce(Amount.ZERO, Amount::plus));
        }
    }

    private static List<Amount> amounts(double all, double onDays) {
        return List.of(Amount.of(all), Amount.of(onDays));
    }

    @Test void aNumberThatIsMergedIntoTheNewOneLaterCountsOnce() throws IOException {
        assertThat(after(book -> {
            book.total(OLD, total(1, 100, 500), NOW);
            book.total(OLD, total(2, 0, 500), NOW); // attached anew: another number, which begins at zero
            book.total(OLD, total(2, 30, 530), NOW);
            book.total(OLD, total(2, 135, 535), NOW); // merged on the project's page; 5 came in meanwhile
            book.total(OLD, total(2, 140, 540), NOW);
        })).isEqualTo(amounts(140, 40));
    }

    @Test void anotherOfTheAccountsComputersEarningMeanwhileHidesNoMerger() throws IOException {
        assertThat(after(book -> {
            book.total(OLD, total(1, 100, 500), NOW);
            book.total(OLD, total(2, 30, 530), NOW);
            book.total(OLD, total(2, 135, 575), NOW); // 40 of it elsewhere
        })).isEqualTo(amounts(135, 5));
    }

    @Test void muchCreditAtOnceIsNoMergerWhereTheAccountGrewAsMuch() throws IOException {
        assertThat(after(book -> {
            book.total(OLD, total(1, 100, 500), NOW);
            book.total(OLD, total(2, 30, 530), NOW);
            book.total(OLD, total(2, 180, 680), NOW);
        })).isEqualTo(amounts(280, 150));
    }

    @Test void aProjectThatTakesCreditBackIsFollowedAndHasMergedNothing() throws IOException {
        assertThat(after(book -> {
            book.total(OLD, total(1, 100, 500), NOW);
            book.total(OLD, total(2, 30, 530), NOW);
            book.total(OLD, total(2, 10, 510), NOW);
            book.total(OLD, total(2, 15, 300), NOW); // another computer's credit was taken back
        })).isEqualTo(amounts(115, -15));
    }

    @Test void aProjectThatMovedCountsOnceWhileBothAddressesAreAttachedAndAfter() throws IOException {
        assertThat(after(book -> {
            book.total(OLD, total(7, 100, 500), NOW);
            book.total(NEW, total(7, 100, 500, "The new Lab\n31\nAda", Set.of(OLD), Set.of(OLD)), NOW);
            book.total(OLD, total(7, 110, 510, ADA, Set.of(), Set.of(NEW)), NOW);
            book.total(NEW, total(7, 125, 525, "The new Lab\n31\nAda", Set.of(OLD), Set.of(OLD)), NOW);
            book.total(OLD, total(7, 125, 525, ADA, Set.of(), Set.of(NEW)), NOW);
        })).isEqualTo(amounts(125, 25));
        assertThat(after(book -> book.total(NEW, total(7, 130, 530, "Renamed\n31\nAda L.", Set.of(), Set.of()), NOW))).as("the old address is left, and all is renamed")
                .isEqualTo(amounts(130, 30));
        assertThat(after(book -> book.total(OLD, total(7, 131, 531), NOW))).as("back at the old address").isEqualTo(amounts(131, 31));
    }

    @Test void aProjectThatWasLeftAndIsJoinedAtAnotherAddressCountsOnce() throws IOException {
        assertThat(after(book -> {
            book.total(OLD, total(7, 100, 500), NOW);
            book.total("https://lab.example.org/", total(7, 104, 504, "", Set.of(), Set.of()), NOW); // encrypted now
            book.total(NEW, total(7, 110, 510), NOW);
            book.total(NEW, total(7, 111, 511), NOW);
        })).isEqualTo(amounts(111, 11));
    }

    @Test void twoProjectsOfTheSameNameAreTwo() throws IOException {
        assertThat(after(book -> {
            book.total(OLD, total(1, 100, 100, ADA, Set.of(), Set.of(NEW)), NOW);
            book.total(NEW, total(1, 140, 140, ADA, Set.of(), Set.of(OLD)), NOW); // attached side by side, with the same numbers by chance
            book.total(NEW, total(1, 141, 141, ADA, Set.of(), Set.of(OLD)), NOW);
            book.total("https://third.example.org/", total(1, 50, 60), NOW); // less than was had: it cannot be the same account
        })).isEqualTo(amounts(291, 1));
    }

    @Test void aDetachedProjectThatIsAttachedAgainCountsOnlyWhatCameMeanwhile() throws IOException {
        after(book -> book.total(OLD, total(7, 100, 500), NOW));
        assertThat(after(book -> book.total(OLD, total(7, 112, 512), NOW.plus(Duration.ofDays(40))))).isEqualTo(amounts(112, 12));
    }

    private enum What { EARN, RENUMBER, MERGE_NEW, MERGE_LATER, MOVE, LEAVE_AND_JOIN, BACK }

    private record Turn(What what, int credit) {}

    /** A project's own accounts of this computer, and how this computer is attached to it. */
    private static final class Lab {
        private final Map<Integer, Double> numbers = new TreeMap<>(Map.of(1, 0.0));
        private final Set<String> left = new HashSet<>();
        private int number = 1;
        private int addresses = 1;
        private String at = address(1);
        private Optional<String> former = Optional.empty();
        private double everything;

        private static String address(int count) {
            return "https://lab" + count + ".example.org/";
        }

        private void earn(double credit) {
            numbers.merge(number, credit, Double::sum);
            everything += credit;
        }

        private void turn(Turn turn) {
            switch (turn.what) {
                case EARN -> earn(turn.credit / 4.0);
                case RENUMBER -> numbers.put(++number, 0.0);
                case MERGE_NEW -> {
                    double had = numbers.remove(number);
                    numbers.put(++number, had);
                }
                case MERGE_LATER -> {
                    for (var other : List.copyOf(numbers.keySet())) if (other != number) numbers.merge(number, numbers.remove(other), Double::sum);
                }
                case MOVE -> move(Optional.of(at));
                case LEAVE_AND_JOIN -> move(Optional.empty());
                case BACK -> left.stream().sorted().findFirst().ifPresent(back -> {
                    left.add(at);
                    left.remove(back);
                    at = back;
                    former = Optional.empty();
                });
            }
        }

        private void move(Optional<String> from) {
            left.add(at);
            at = address(++addresses);
            former = from;
        }

        private void tell(Book book) throws IOException {
            var known = former.map(Set::of).orElse(Set.of());
            book.total(at, total(number, numbers.get(number), 1000 + everything, ADA, known, known), NOW);
            if (former.isPresent()) book.total(former.get(), total(number, numbers.get(number), 1000 + everything, ADA, Set.of(), Set.of(at)), NOW);
        }
    }

    @Property(tries = 60) void whateverBecomesOfNumbersAndAddressesCreditCountsOnce(@ForAll("turns") List<Turn> turns) throws IOException {
        Path file = TempFolders.create().resolve("book.sqlite");
        var lab = new Lab();
        try (var book = new Book(file); var reader = BookReader.open(file)) {
            lab.tell(book);
            for (var turn : turns) {
                lab.turn(turn);
                lab.tell(book);
                assertThat(reader.sums().stream().mapToLong(sum -> sum.amount().units()).sum()).as(turn.toString()).isEqualTo(Amount.of(lab.everything).units());
            }
        }
    }

    @Provide Arbitrary<List<Turn>> turns() {
        return Combinators.combine(Arbitraries.of(What.values()), Arbitraries.integers().between(1, 4000)).as(Turn::new).list().ofMaxSize(14);
    }
}
