package app.hearth.rewards.notice;

import app.hearth.rewards.Amount;
import app.hearth.rewards.Book.Why;
import app.hearth.rewards.BoincEarnings;
import app.hearth.rewards.BookReader.Line;
import app.hearth.rewards.EarningsSource.Kind;
import app.hearth.rewards.Event;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.Fact;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.rewards.RewardsSnapshot.SourceState;
import app.hearth.rewards.gridcoin.Beacon;
import app.hearth.rewards.notice.Notice.Reach;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is to be told and what was, and the rules by which one becomes the other. A value: each step gives another one, which is kept on the disk before
 * anything is told. What is new follows from the lines of the book after the last known one: the book is only ever added to, so nothing is news twice,
 * however often a source repeats itself.
 *
 * @param line     the book's last line that is known
 * @param credited whether the first credit has come
 * @param since    when each source was first met; what happened before is history and no news
 * @param runs     results not accepted one after the other, by source
 * @param told     beacons' ends and weeks that were told, the oldest first
 * @param week     the week that runs; the ones before it are told or never will be
 * @param spoke    the day of the last system notification
 * @param reaches  what the user chose
 * @param open     told and not put away, oldest first
 */
public record Notices(long line, boolean credited, Map<String, Instant> since, Map<String, Integer> runs, Set<String> told, Optional<LocalDate> week,
                      Optional<LocalDate> spoke, Map<Notice.Kind, Reach> reaches, List<Notice> open) {
    /** So many in a row are worth a notification: one can be a mishap, and a second one its twin on the other core. */
    static final int RUN = 3;
    /** ux.md, section 10. */
    static final Duration BEACON_ENDS = Duration.ofDays(14);
    /** What has waited longer is old news; it stays on the screen. */
    static final Duration STALE = Duration.ofDays(7);
    /** Of a list that nobody looks at the oldest go. */
    static final int MOST_OPEN = 12;
    /** Ends of beacons and weeks are few; these are years of them. */
    private static final int MOST_TOLD = 200;
    /** Given up by the user or withdrawn: nobody judged the work. */
    private static final Set<String> NOT_JUDGED = Set.of(BoincEarnings.GIVEN_UP, BoincEarnings.WITHDRAWN);

    public Notices {
        since = Map.copyOf(since);
        runs = Map.copyOf(runs);
        told = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(told));
        reaches = Map.copyOf(reaches);
        open = List.copyOf(open);
    }

    /** At the first start: what the book holds already is no news. */
    public static Notices beginning(News news) {
        boolean credited = news.snapshot().sums().stream().anyMatch(sum -> sum.unit().equals(Event.CREDIT) && sum.state() == State.VALIDATED && sum.amount().units() > 0);
        return new Notices(news.last(), credited, Map.of(), Map.of(), Set.of(), Optional.empty(), Optional.empty(), Map.of(), List.of());
    }

    /** How far a kind goes. */
    public Reach reach(Notice.Kind kind) {
        return reaches.getOrDefault(kind, kind.usual());
    }

    /** Takes in what is new. */
    public Notices hear(News news, Moment moment) {
        // A book that was begun anew numbers its lines anew; all that its sources repeat is from before.
        long after = Math.min(line, news.last());
        var draft = new Draft(this, moment, news.snapshot());
        draft.meet();
        draft.take(news.lines().stream().filter(each -> each.number() > after).toList());
        draft.beacons();
        draft.week();
        return draft.done(news.lines().isEmpty() ? after : Math.max(after, news.lines().getLast().number()));
    }

    /** Somebody looks at them: what waited is known now. */
    public Notices seen() {
        return withOpen(open.stream().map(Notice::seen).toList());
    }

    /** Without one of them. */
    public Notices dismissed(String id) {
        return withOpen(open.stream().filter(notice -> !notice.id().equals(id)).toList());
    }

    /** A kind goes only so far from now on, also what is open. */
    public Notices with(Notice.Kind kind, Reach reach) {
        var chosen = new TreeMap<>(reaches);
        chosen.put(kind, reach);
        var left = open.stream().filter(notice -> notice.kind() != kind || reach != Reach.OFF)
                .map(notice -> notice.kind() == kind && reach != Reach.SYSTEM ? notice.told() : notice).toList();
        return new Notices(line, credited, since, runs, told, week, spoke, chosen, left);
    }

    /** What the system is to tell now, in one notification: one a day at most, none in quiet hours. */
    public List<Notice> due(Moment moment) {
        if (moment.quiet() || spoke.equals(Optional.of(moment.today()))) return List.of();
        return open.stream().filter(notice -> notice.waiting().filter(from -> ready(from, moment.now())).isPresent()).toList();
    }

    private static boolean ready(Instant from, Instant now) {
        var waited = Duration.between(from, now);
        return waited.isNegative() || waited.compareTo(Moment.GRACE) >= 0 && waited.compareTo(STALE) < 0; // negative: the clock was set back
    }

    /** Whether something may be due within seconds, when it has had its grace. */
    public boolean soon(Moment moment) {
        return !moment.quiet() && !spoke.equals(Optional.of(moment.today())) && open.stream().anyMatch(notice -> notice.waiting()
                .filter(from -> Duration.between(from, moment.now()).compareTo(Moment.GRACE) < 0).isPresent());
    }

    /** The system told these today. */
    public Notices spoken(Collection<Notice> these, LocalDate day) {
        var left = open.stream().map(notice -> these.contains(notice) ? notice.told() : notice).toList();
        return new Notices(line, credited, since, runs, told, week, Optional.of(day), reaches, left);
    }

    private Notices withOpen(List<Notice> others) {
        return new Notices(line, credited, since, runs, told, week, spoke, reaches, others);
    }

    /** One step in the making. */
    private static final class Draft {
        private final Notices before;
        private final Moment moment;
        private final RewardsSnapshot snapshot;
        private boolean credited;
        private Optional<LocalDate> week;
        private final Map<String, Instant> since;
        private final Map<String, Integer> runs;
        private final Set<String> told;
        private final List<Notice> open;

        Draft(Notices before, Moment moment, RewardsSnapshot snapshot) {
            this.before = before;
            this.moment = moment;
            this.snapshot = snapshot;
            credited = before.credited;
            week = before.week;
            since = new TreeMap<>(before.since);
            runs = new TreeMap<>(before.runs);
            told = new LinkedHashSet<>(before.told);
            open = new ArrayList<>(before.open);
        }

        void meet() {
            for (var source : snapshot.sources()) since.putIfAbsent(source.name(), moment.now());
        }

        /** Of the lines about an event the last one says how it stands; those before it are corrections that came together with it. */
        void take(List<Line> lines) {
            record Key(String source, String event) {}
            var last = new LinkedHashMap<Key, Line>();
            for (var each : lines) {
                var key = new Key(each.entry().source(), each.entry().event());
                last.remove(key); // its place is where the last line is
                last.put(key, each);
            }
            last.values().forEach(this::take);
        }

        private void take(Line one) {
            var entry = one.entry();
            boolean credit = entry.unit().equals(Event.CREDIT);
            boolean total = entry.why() == Why.OPENING || entry.why() == Why.TOTAL;
            boolean came = entry.amount().units() > 0;
            if (credit && entry.state() == State.VALIDATED && came && entry.why() != Why.OPENING) credited(one);
            if (total || one.again()) return;
            boolean news = !entry.at().isBefore(since.getOrDefault(entry.source(), Instant.MAX));
            if (entry.state() == State.PAID && came && news) paid(one);
            if (!credit) return;
            if (entry.state() == State.VALIDATED || entry.state() == State.REPORTED) runs.remove(entry.source());
            else if (entry.state() == State.REJECTED && news && judged(one)) refused(one);
        }

        private static boolean judged(Line one) {
            return !one.explanation().isBlank() && !NOT_JUDGED.contains(one.explanation());
        }

        private void credited(Line one) {
            if (credited) return;
            credited = true;
            tell(Notice.Kind.FIRST_CREDIT, "first credit", one, 1, true);
        }

        private void paid(Line one) {
            var entry = one.entry();
            for (int i = 0; i < open.size(); i++) {
                var there = open.get(i);
                boolean same = there.kind() == Notice.Kind.PAYOUT && there.source().equals(entry.source());
                if (!same || !there.takesMore(before.reach(Notice.Kind.PAYOUT))) continue;
                open.set(i, there.plus(entry.unit(), entry.amount(), entry.at()));
                return;
            }
            tell(Notice.Kind.PAYOUT, "payout " + entry.source() + " " + entry.event(), one, 1, true);
        }

        /** The first is a line, several are worth a notification, and all that follow only make the figure grow. */
        private void refused(Line one) {
            String source = one.entry().source();
            int run = runs.merge(source, 1, Integer::sum);
            String id = "refused " + source;
            boolean there = open.stream().anyMatch(notice -> notice.id().equals(id));
            if (run == 1 || run == RUN) tell(Notice.Kind.NOT_ACCEPTED, id, one, run, run == RUN);
            else if (there) open.replaceAll(notice -> notice.id().equals(id) ? new Notice(notice.kind(), id, source, notice.label(), Map.of(), run,
                    one.entry().at(), Optional.empty(), notice.fresh(), notice.waiting()) : notice);
        }

        private void tell(Notice.Kind kind, String id, Line one, int count, boolean loud) {
            var entry = one.entry();
            Map<String, Amount> amounts = entry.amount().isZero() ? Map.of() : Map.of(entry.unit(), entry.amount());
            tell(new Notice(kind, id, entry.source(), label(entry.source()), amounts, count, entry.at(), Optional.empty(), true, Optional.empty()), loud);
        }

        private String label(String source) {
            return snapshot.sources().stream().filter(state -> state.name().equals(source)).map(SourceState::label).findFirst().orElse(source);
        }

        private void tell(Notice one, boolean loud) {
            var reach = before.reach(one.kind());
            if (reach == Reach.OFF) return;
            open.removeIf(there -> there.id().equals(one.id()));
            Optional<Instant> waiting = loud && reach == Reach.SYSTEM ? Optional.of(moment.now()) : Optional.empty();
            open.add(new Notice(one.kind(), one.id(), one.source(), one.label(), one.amounts(), one.count(), one.at(), one.end(), true, waiting));
        }

        void beacons() {
            for (var source : snapshot.sources()) {
                if (source.kind() == Kind.TOKEN && source.error().isEmpty()) beacon(source);
            }
        }

        private void beacon(SourceState source) {
            var state = source.facts().stream().filter(fact -> fact.key().equals("gridcoin.beacon")).map(fact -> ((Fact.Word) fact).text()).findFirst();
            if (state.isEmpty()) return; // not heard since the start
            var ends = source.facts().stream().filter(fact -> fact.key().equals("gridcoin.beacon.expires")).map(fact -> ((Fact.Moment) fact).at()).findFirst();
            String id = "beacon " + source.name();
            if (!ending(state.get(), ends)) {
                open.removeIf(notice -> notice.id().equals(id));
                return;
            }
            if (!remember(id + " " + ends.map(Instant::toString).orElse(state.get()))) return;
            tell(new Notice(Notice.Kind.BEACON, id, source.name(), source.label(), Map.of(), 0, moment.now(), ends, true, Optional.empty()), true);
        }

        private boolean ending(String state, Optional<Instant> ends) {
            if (state.equals(Beacon.State.EXPIRED.name())) return true;
            boolean living = state.equals(Beacon.State.ACTIVE.name()) || state.equals(Beacon.State.RENEWABLE.name());
            return living && ends.filter(end -> end.isBefore(moment.now().plus(BEACON_ENDS))).isPresent();
        }

        /** Whether it was not known. */
        private boolean remember(String key) {
            if (!told.add(key)) return false;
            if (told.size() > MOST_TOLD) told.remove(told.iterator().next());
            return true;
        }

        /** The week that has passed, once every source was heard since or cannot be. */
        void week() {
            var runs = moment.week();
            if (week.isEmpty() || before.reach(Notice.Kind.WEEK) == Reach.OFF || !week.get().isBefore(runs)) {
                week = Optional.of(runs);
                return;
            }
            var start = runs.atStartOfDay(moment.zone()).toInstant();
            boolean heard = snapshot.sources().stream().allMatch(source -> source.error().isPresent() || source.fetchedAt().filter(at -> !at.isBefore(start)).isPresent());
            if (!heard) return;
            week = Optional.of(runs);
            var first = runs.minusDays(7);
            if (!remember("week " + first)) return;
            var amounts = new TreeMap<String, Amount>();
            int count = 0;
            for (var day : snapshot.days()) {
                if (day.date().isBefore(first) || !day.date().isBefore(runs)) continue;
                amounts.merge(day.unit(), day.amount(), Amount::plus);
                if (day.unit().equals(Event.CREDIT)) count += day.events();
            }
            amounts.values().removeIf(amount -> amount.units() <= 0);
            open.removeIf(notice -> notice.kind() == Notice.Kind.WEEK);
            if (amounts.isEmpty()) return;
            tell(new Notice(Notice.Kind.WEEK, "week " + first, "", "", amounts, count, moment.now(), Optional.of(first.atStartOfDay().toInstant(ZoneOffset.UTC)),
                    true, Optional.empty()), true);
        }

        Notices done(long line) {
            var kept = open.size() <= MOST_OPEN ? open : open.subList(open.size() - MOST_OPEN, open.size());
            return new Notices(line, credited, since, runs, told, week, before.spoke, before.reaches, kept);
        }
    }
}
