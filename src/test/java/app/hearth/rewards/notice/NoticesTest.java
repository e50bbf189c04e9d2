package app.hearth.rewards.notice;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.rewards.Amount;
import app.hearth.rewards.BoincEarnings;
import app.hearth.rewards.Book;
import app.hearth.rewards.Book.Entry;
import app.hearth.rewards.Book.Why;
import app.hearth.rewards.BookReader.Day;
import app.hearth.rewards.BookReader.Line;
import app.hearth.rewards.EarningsSource;
import app.hearth.rewards.Event;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.Fact;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.rewards.RewardsSnapshot.SourceState;
import app.hearth.rewards.notice.Notice.Kind;
import app.hearth.rewards.notice.Notice.Reach;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is told, how often, and when. */
class NoticesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant MONDAY_NOON = Instant.parse("2026-11-23T11:00:00Z");
    private static final String LAB = "https://lab.example.org/";
    private static final String WALLET = "gridcoin";
    private static final News EMPTY = new News(0, List.of(), RewardsSnapshot.NONE);

    /** The book as it adds up, without a disk: an event told otherwise is taken back and entered anew. */
    private static final class Ledger {
        private final List<Entry> entries = new ArrayList<>();
        private final Map<String, Entry> standing = new HashMap<>();
        private final Map<String, String> explanations = new HashMap<>();
        private List<Day> days = List.of();
        private List<Fact> facts = List.of();
        private Optional<Instant> heard = Optional.of(MONDAY_NOON);
        private Optional<String> error = Optional.empty();

        void enter(String source, String event, State state, Amount amount, Instant at, String explanation) {
            String unit = source.equals(WALLET) ? "GRC" : Event.CREDIT;
            explanations.put(event, explanation);
            var before = standing.get(event);
            if (before != null) entries.add(new Entry(source, event, before.state(), unit, before.amount().negated(), before.at(), at, Why.CHANGED));
            var now = new Entry(source, event, state, unit, amount, at, at, before == null ? Why.SEEN : Why.CHANGED);
            entries.add(now);
            standing.put(event, now);
        }

        News after(long number) {
            var lines = new ArrayList<Line>();
            for (int i = (int) number; i < entries.size(); i++) {
                var entry = entries.get(i);
                boolean again = entries.subList(0, (int) number).stream().anyMatch(before -> before.event().equals(entry.event()) && before.state() == entry.state()
                        && before.amount().units() >= 0);
                lines.add(new Line(i + 1, entry, again, explanations.get(entry.event())));
            }
            var sources = List.of(new SourceState(LAB, "Lab", EarningsSource.Kind.BOINC, heard, error, List.of()),
                    new SourceState(WALLET, "Gridcoin", EarningsSource.Kind.TOKEN, heard, error, facts));
            return new News(entries.size(), lines, new RewardsSnapshot(sources, List.<Book.Sum>of(), days, List.of(), Optional.empty()));
        }
    }

    private static Moment at(Instant now) {
        return new Moment(now, BERLIN, DayOfWeek.MONDAY, false);
    }

    private Ledger book;
    private Notices notices;
    private Instant now;

    NoticesTest() {
        begin();
    }

    /** Also between the tries of a property, which share this object. */
    private void begin() {
        book = new Ledger();
        now = MONDAY_NOON;
        notices = Notices.beginning(EMPTY).hear(book.after(0), at(now));
    }

    private void hear() {
        notices = notices.hear(book.after(notices.line()), at(now));
    }

    private void pay(String event, double amount) {
        book.enter(WALLET, event, State.PAID, Amount.of(amount), now, "");
    }

    private void refuse(String event) {
        book.enter(LAB, event, State.REJECTED, Amount.ZERO, now, "Differs from the others");
    }

    private List<Notice> dueLater() {
        return notices.due(at(now.plusSeconds(6)));
    }

    @Test void theFirstCreditIsToldOnceAndOnlyTheFirst() {
        book.enter(LAB, "a", State.PENDING, Amount.of(3), now, "");
        hear();
        assertThat(notices.open()).isEmpty();
        book.enter(LAB, "a", State.VALIDATED, Amount.of(3.5), now, "");
        hear();
        var first = notices.open().getFirst();
        assertThat(first.kind()).isEqualTo(Kind.FIRST_CREDIT);
        assertThat(first.label()).isEqualTo("Lab");
        assertThat(first.amounts()).containsExactly(Map.entry(Event.CREDIT, Amount.of(3.5)));
        assertThat(dueLater()).containsExactly(first);
        notices = notices.dismissed(first.id());
        book.enter(LAB, "b", State.VALIDATED, Amount.of(4), now, "");
        hear();
        assertThat(notices.open()).isEmpty();
    }

    @Test void aBookThatHasCreditAtTheFirstStartTellsNothingOfIt() {
        var before = new News(7, List.of(), new RewardsSnapshot(List.of(), List.of(new Book.Sum(LAB, Event.CREDIT, State.VALIDATED, Amount.of(812))), List.of(),
                List.of(), Optional.empty()));
        notices = Notices.beginning(before);
        assertThat(notices.credited()).isTrue();
        assertThat(notices.line()).isEqualTo(7);
    }

    @Test void whatAProjectGrantedBeforeItWasJoinedHereIsNoFirstCredit() {
        book.entries.add(new Entry(LAB, "account host 4", State.VALIDATED, Event.CREDIT, Amount.of(900), now, now, Why.OPENING));
        hear();
        assertThat(notices.open()).isEmpty();
        book.entries.add(new Entry(LAB, "account host 4", State.VALIDATED, Event.CREDIT, Amount.of(12), now, now, Why.TOTAL));
        hear();
        assertThat(notices.open()).extracting(Notice::kind).containsExactly(Kind.FIRST_CREDIT);
    }

    @Test void payoutsFromBeforeTheWalletWasMetAreHistory() {
        book.enter(WALLET, "old", State.PAID, Amount.of(80), now.minusSeconds(1), "");
        pay("new", 2.5);
        hear();
        assertThat(notices.open()).hasSize(1);
        assertThat(notices.open().getFirst().amounts()).containsExactly(Map.entry("GRC", Amount.of(2.5)));
    }

    @Test void payoutsThatWaitAreOneNoticeAndLaterOnesAreAnother() {
        pay("1", 2);
        pay("2", 3);
        hear();
        assertThat(notices.open()).hasSize(1);
        assertThat(notices.open().getFirst().count()).isEqualTo(2);
        assertThat(notices.open().getFirst().amounts()).containsExactly(Map.entry("GRC", Amount.of(5)));
        notices = notices.spoken(dueLater(), LocalDate.of(2026, 11, 23));
        pay("3", 4);
        hear();
        assertThat(notices.open()).extracting(Notice::count).containsExactly(2, 1);
        assertThat(notices.due(at(now.plus(Duration.ofDays(1))))).extracting(notice -> notice.amounts().get("GRC")).containsExactly(Amount.of(4));
    }

    @Test void coinsOfAnotherKindAreNoPayout() {
        book.enter(WALLET, "stake", State.PAID, Amount.ZERO, now, ""); // told as a receipt that does not count
        hear();
        assertThat(notices.open()).isEmpty();
    }

    @Test void oneResultNotAcceptedIsALineAndThreeInARowAreOneNotification() {
        refuse("a");
        hear();
        assertThat(notices.open()).extracting(Notice::count).containsExactly(1);
        assertThat(dueLater()).isEmpty();
        refuse("b");
        hear();
        assertThat(dueLater()).isEmpty();
        refuse("c");
        hear();
        assertThat(dueLater()).extracting(Notice::count).containsExactly(3);
        notices = notices.spoken(dueLater(), LocalDate.of(2026, 11, 23));
        refuse("d");
        hear();
        assertThat(notices.open()).extracting(Notice::count).containsExactly(4);
        now = now.plus(Duration.ofDays(1));
        assertThat(dueLater()).isEmpty();
    }

    @Test void anAcceptedResultEndsTheRow() {
        refuse("a");
        refuse("b");
        book.enter(LAB, "c", State.REPORTED, Amount.ZERO, now, "");
        refuse("d");
        hear();
        assertThat(dueLater()).isEmpty();
        assertThat(notices.runs()).containsExactly(Map.entry(LAB, 1));
    }

    @Test void whatTheUserGaveUpAndWhatWasWithdrawnIsNotJudged() {
        book.enter(LAB, "a", State.REJECTED, Amount.ZERO, now, BoincEarnings.GIVEN_UP);
        book.enter(LAB, "b", State.REJECTED, Amount.ZERO, now, BoincEarnings.WITHDRAWN);
        book.enter(LAB, "c", State.REJECTED, Amount.ZERO, now, "");
        hear();
        assertThat(notices.open()).isEmpty();
    }

    private void beacon(String state, Instant ends) {
        book.facts = List.of(new Fact.Word("gridcoin.beacon", state), new Fact.Moment("gridcoin.beacon.expires", ends));
        hear();
    }

    @Test void aBeaconIsToldOnceWhenItsLastFortnightBeginsAndGoesWhenItIsRenewed() {
        var ends = now.plus(Duration.ofDays(20));
        beacon("RENEWABLE", ends);
        assertThat(notices.open()).isEmpty();
        now = now.plus(Duration.ofDays(7));
        hear();
        assertThat(dueLater()).extracting(Notice::end).containsExactly(Optional.of(ends));
        notices = notices.dismissed(notices.open().getFirst().id());
        now = now.plus(Duration.ofDays(14));
        beacon("EXPIRED", ends);
        assertThat(notices.open()).as("one notice for one end").isEmpty();
        var next = now.plus(Duration.ofDays(180));
        beacon("ACTIVE", next);
        now = next.minus(Duration.ofDays(3));
        hear();
        assertThat(notices.open()).hasSize(1);
        beacon("ACTIVE", next.plus(Duration.ofDays(180)));
        assertThat(notices.open()).isEmpty();
    }

    @Test void aBeaconThatHadEndedWhenTheWalletWasConnectedIsToldOnce() {
        beacon("EXPIRED", now.minus(Duration.ofDays(40)));
        hear();
        assertThat(notices.open()).extracting(Notice::kind).containsExactly(Kind.BEACON);
    }

    @Test void aWalletThatSaysNothingNowChangesNothing() {
        beacon("RENEWABLE", now.plus(Duration.ofDays(3)));
        book.facts = List.of();
        hear();
        book.error = Optional.of("not reached");
        beacon("ACTIVE", now.plus(Duration.ofDays(180)));
        assertThat(notices.open()).hasSize(1);
    }

    private static Day day(String date, String unit, double amount, int events) {
        return new Day(LocalDate.parse(date), unit.equals("GRC") ? WALLET : LAB, unit, Amount.of(amount), events);
    }

    @Test void theWeekIsSummedUpOnceItIsOverAndHeardAndOnlyWhereItIsWanted() {
        book.days = List.of(day("2026-11-22", Event.CREDIT, 999, 9), day("2026-11-23", Event.CREDIT, 10, 2), day("2026-11-29", Event.CREDIT, 5, 1), day("2026-11-25", "GRC", 7, 1),
                day("2026-11-30", Event.CREDIT, 500, 5));
        now = Instant.parse("2026-11-30T09:00:00Z");
        hear();
        assertThat(notices.open()).as("off until chosen").isEmpty();
        notices = Notices.beginning(EMPTY).with(Kind.WEEK, Reach.SYSTEM).hear(book.after(0), at(MONDAY_NOON));
        hear();
        assertThat(notices.open()).as("the sources were not heard since").isEmpty();
        book.heard = Optional.of(now);
        hear();
        hear();
        var week = notices.open().getFirst();
        assertThat(notices.open()).hasSize(1);
        assertThat(week.amounts()).isEqualTo(Map.of(Event.CREDIT, Amount.of(15), "GRC", Amount.of(7)));
        assertThat(week.count()).isEqualTo(3);
        assertThat(week.end()).contains(Instant.parse("2026-11-23T00:00:00Z"));
        now = Instant.parse("2026-12-07T09:00:00Z");
        book.heard = Optional.of(now);
        book.days = List.of();
        hear();
        assertThat(notices.open()).as("a week that brought nothing").isEmpty();
    }

    @Test void nothingIsSaidAtNightInFullScreenOrTwiceADayAndAllThatWaitedComesTogether() {
        pay("1", 2);
        hear();
        beacon("RENEWABLE", now.plus(Duration.ofDays(3)));
        for (var time : List.of("2026-11-23T21:00:00Z", "2026-11-24T02:00:00Z", "2026-11-24T06:59:59Z")) assertThat(notices.due(at(Instant.parse(time)))).as(time).isEmpty();
        assertThat(notices.due(new Moment(Instant.parse("2026-11-24T09:00:00Z"), BERLIN, DayOfWeek.MONDAY, true))).isEmpty();
        assertThat(notices.due(at(now))).as("who looks just now sees it there").isEmpty();
        var morning = at(Instant.parse("2026-11-24T07:00:00Z"));
        assertThat(notices.due(morning)).extracting(Notice::kind).containsExactly(Kind.PAYOUT, Kind.BEACON);
        notices = notices.spoken(notices.due(morning), LocalDate.of(2026, 11, 24));
        now = morning.now();
        pay("2", 9);
        hear();
        assertThat(notices.due(at(now.plus(Duration.ofHours(12))))).isEmpty();
        assertThat(notices.due(at(now.plus(Duration.ofHours(24))))).hasSize(1);
        assertThat(notices.due(at(now.plus(Duration.ofDays(8))))).as("old news").isEmpty();
    }

    @Test void fewerMeansFirstOnlyHereThenNotAtAll() {
        pay("1", 2);
        hear();
        notices = notices.with(Kind.PAYOUT, Kind.PAYOUT.usual().less());
        assertThat(notices.open()).hasSize(1);
        assertThat(dueLater()).isEmpty();
        notices = notices.with(Kind.PAYOUT, notices.reach(Kind.PAYOUT).less());
        assertThat(notices.open()).isEmpty();
        pay("2", 2);
        hear();
        assertThat(notices.open()).isEmpty();
    }

    @Test void aBookBegunAnewIsNoNews() {
        pay("1", 2);
        pay("2", 2);
        hear();
        notices = notices.dismissed(notices.open().getFirst().id());
        book.entries.clear();
        book.standing.clear();
        book.enter(WALLET, "1", State.PAID, Amount.of(2), MONDAY_NOON.minusSeconds(60), "");
        notices = notices.hear(new News(1, List.of(), book.after(0).snapshot()), at(now));
        assertThat(notices.line()).isEqualTo(1);
        pay("3", 7);
        hear();
        assertThat(notices.open()).extracting(notice -> notice.amounts().get("GRC")).containsExactly(Amount.of(7));
    }

    /** Each payment has a bit of its own in the sum of a notice. */
    private static long bits(Notice notice) {
        return notice.amounts().values().stream().mapToLong(Amount::units).sum();
    }

    @Property(tries = 400) void nothingIsToldTwiceOrAtTheWrongTimeWhateverHappens(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 13) Integer> acts, @ForAll long seed) {
        begin();
        var random = new Random(seed);
        long said = 0;
        var shown = new HashMap<String, Long>();
        var firsts = new HashSet<String>();
        int payments = 0;
        boolean busy = false;
        Optional<LocalDate> lastDay = Optional.empty();
        for (int act : acts) {
            switch (act) {
                case 0, 1, 2 -> {
                    if (payments < 40) book.enter(WALLET, "p" + payments, State.PAID, new Amount(1L << payments++), now, "");
                }
                case 3 -> again(random.nextInt(payments + 1), State.PAID, payments);
                case 4 -> again(random.nextInt(payments + 1), State.REJECTED, payments);
                case 5 -> book.enter(LAB, "t" + random.nextInt(20), State.VALIDATED, Amount.of(1), now, "");
                case 6 -> refuse("t" + random.nextInt(20));
                case 7 -> now = now.plus(Duration.ofMinutes(random.nextInt(40 * 60)));
                case 8 -> notices = NoticesFile.read(NoticesFile.write(notices));
                case 9 -> notices = notices.seen();
                case 10 -> {
                    if (!notices.open().isEmpty()) notices = notices.dismissed(notices.open().getFirst().id());
                }
                case 11 -> notices = notices.with(Kind.values()[random.nextInt(5)], Reach.values()[random.nextInt(3)]);
                case 12 -> busy = !busy;
                default -> now = now.plusSeconds(7);
            }
            if (random.nextInt(3) == 0) continue; // not looked at
            var moment = new Moment(now, BERLIN, DayOfWeek.MONDAY, busy);
            notices = notices.hear(book.after(notices.line()), moment);
            for (var notice : notices.open()) {
                if (notice.kind() == Kind.PAYOUT) shown.merge(notice.id(), bits(notice), Math::max);
                if (notice.kind() == Kind.FIRST_CREDIT) firsts.add(notice.at() + notice.source());
            }
            var due = notices.due(moment);
            if (due.isEmpty()) continue;
            int hour = now.atZone(BERLIN).getHour();
            assertThat(busy || hour >= 22 || hour < 8).isFalse();
            assertThat(lastDay).isNotEqualTo(Optional.of(moment.today()));
            lastDay = Optional.of(moment.today());
            for (var notice : due) {
                assertThat(notices.reach(notice.kind())).isEqualTo(Reach.SYSTEM);
                if (notice.kind() != Kind.PAYOUT) continue;
                assertThat(said & bits(notice)).as("said before").isZero();
                said |= bits(notice);
            }
            notices = notices.spoken(due, moment.today());
        }
        long all = 0;
        for (long each : shown.values()) {
            assertThat(all & each).as("shown before").isZero();
            all |= each;
        }
        assertThat(firsts).hasSizeLessThan(2);
    }

    private void again(int payment, State state, int payments) {
        if (payment >= payments) return;
        book.enter(WALLET, "p" + payment, state, state == State.PAID ? new Amount(1L << payment) : Amount.ZERO, now, "");
    }

    @Property(tries = 200) void everyPaymentIsToldHoweverTheLooksFall(@ForAll @Size(max = 40) List<@IntRange(min = 0, max = 4) Integer> acts) {
        begin();
        int payments = 0;
        long told = 0;
        for (int act : acts) {
            if (act < 2) book.enter(WALLET, "p" + payments, State.PAID, new Amount(1L << payments++), now, "");
            if (act == 2) hear();
            if (act == 3) notices = NoticesFile.read(NoticesFile.write(notices));
            if (act == 4) {
                for (var notice : notices.open()) told |= bits(notice);
                for (var notice : notices.open()) notices = notices.dismissed(notice.id());
            }
        }
        hear();
        for (var notice : notices.open()) told |= bits(notice);
        assertThat(told).isEqualTo((1L << payments) - 1);
    }

    @Property(tries = 200) void eachRowOfThreeOrMoreIsANotificationOnce(@ForAll @Size(max = 40) List<Boolean> accepted, @ForAll long seed) {
        begin();
        var random = new Random(seed);
        int rows = 0;
        int run = 0;
        int said = 0;
        for (int i = 0; i < accepted.size(); i++) {
            run = accepted.get(i) ? 0 : run + 1;
            if (run == 3) rows++;
            book.enter(LAB, "t" + i, accepted.get(i) ? State.VALIDATED : State.REJECTED, Amount.ZERO, now, accepted.get(i) ? "" : "Differs from the others");
            hear();
            if (random.nextBoolean()) notices = NoticesFile.read(NoticesFile.write(notices));
            now = now.plus(Duration.ofDays(1));
            var due = notices.due(at(now));
            said += due.size();
            if (!due.isEmpty()) notices = notices.spoken(due, at(now).today());
        }
        assertThat(said).isEqualTo(rows);
    }
}
