package app.hearth.desktop;

import static app.hearth.desktop.Samples.NOW;

import app.hearth.desktop.Samples.Credits;
import app.hearth.desktop.feed.EarningsSource;
import app.hearth.engine.EngineClient.Subscription;
import app.hearth.rewards.Amount;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.Event;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.rewards.money.Money;
import app.hearth.rewards.notice.Herald.Voice;
import app.hearth.rewards.notice.Notice;
import app.hearth.rewards.notice.Notice.Kind;
import app.hearth.rewards.notice.Notice.Reach;
import app.hearth.rewards.notice.NoticeBoard;
import app.hearth.rewards.price.Price;
import app.hearth.rewards.value.PowerDay;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A board of notices without a book behind it. */
public final class SampleNotices implements NoticeBoard {
    private List<Notice> open = new ArrayList<>();
    private final Map<Kind, Reach> reaches = new EnumMap<>(Kind.class);
    private Voice voice = Voice.THERE;

    /** What the first minutes bring. */
    public static SampleNotices first() {
        return new SampleNotices().with(Kind.FIRST_CREDIT, SampleEarnings.HOME, Map.of(Event.CREDIT, Amount.of(3.52)), 1, Optional.empty());
    }

    /** More than is shown at once. */
    public static SampleNotices many() {
        return new SampleNotices().with(Kind.BEACON, "Gridcoin", Map.of(), 0, Optional.of(NOW.plus(Duration.ofDays(12))))
                .with(Kind.NOT_ACCEPTED, "Asteroids@home", Map.of(), 4, Optional.empty())
                .with(Kind.PAYOUT, "Gridcoin", Map.of("GRC", Amount.of(1241.257)), 2, Optional.empty())
                .with(Kind.WEEK, "", Map.of(Event.CREDIT, Amount.of(18_204.4), "GRC", Amount.of(31.2)), 412, Optional.of(Instant.parse("2026-11-16T00:00:00Z")));
    }

    /** One of them. */
    public SampleNotices with(Kind kind, String label, Map<String, Amount> amounts, int count, Optional<Instant> end) {
        open.add(new Notice(kind, kind + " " + label, label, label, amounts, count, NOW, end, true, Optional.empty()));
        return this;
    }

    public SampleNotices voice(Voice other) {
        voice = other;
        return this;
    }

    /** The earnings, with these to tell. */
    public EarningsSource over(Credits credits) {
        return new EarningsSource() {
            @Override public RewardsSnapshot latest() {
                return credits.latest();
            }

            @Override public Subscription onChange(Consumer<RewardsSnapshot> listener) {
                return credits.onChange(listener);
            }

            @Override public void refresh() {}

            @Override public BookReader reader() throws IOException {
                return credits.reader();
            }

            @Override public List<PowerDay> used() {
                return credits.used();
            }

            @Override public Map<String, Price> prices() {
                return credits.prices();
            }

            @Override public Optional<Money> money() {
                return Optional.empty();
            }

            @Override public Optional<NoticeBoard> notices() {
                return Optional.of(SampleNotices.this);
            }
        };
    }

    @Override public List<Notice> open() {
        return List.copyOf(open);
    }

    @Override public void seen() {
        open = new ArrayList<>(open.stream().map(one -> new Notice(one.kind(), one.id(), one.source(), one.label(), one.amounts(), one.count(), one.at(), one.end(), false,
                Optional.empty())).toList());
    }

    @Override public void dismiss(String id) {
        open.removeIf(notice -> notice.id().equals(id));
    }

    @Override public Reach reach(Kind kind) {
        return reaches.getOrDefault(kind, kind.usual());
    }

    @Override public void setReach(Kind kind, Reach reach) {
        reaches.put(kind, reach);
        if (reach == Reach.OFF) open.removeIf(notice -> notice.kind() == kind);
    }

    @Override public Optional<Voice> voice() {
        return Optional.of(voice);
    }

    @Override public void askVoice() {}
}
