package app.hearth.desktop.earnings;

import app.hearth.desktop.controls.Facts;
import app.hearth.desktop.money.MoneyWords;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.Event;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.Fact;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.rewards.RewardsSnapshot.SourceState;
import app.hearth.rewards.gridcoin.Beacon;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What each source says beside its amounts, and how fresh that is. */
final class SourceWords {
    /**
     * A source in words.
     *
     * @param fresh when it was heard
     * @param error why it was not heard the last time
     */
    record Line(int tone, String name, String fresh, List<Facts.Fact> facts, Optional<String> error) {}

    private final Texts texts;
    private final MoneyWords money;

    SourceWords(Texts texts) {
        this.texts = texts;
        this.money = new MoneyWords(texts);
    }

    List<Line> lines(RewardsSnapshot snapshot, Networks networks) {
        return snapshot.sources().stream().map(state -> new Line(networks.tone(state.name()), networks.name(state.name()),
                state.fetchedAt().map(at -> texts.get("earnings.fetched", texts.times().ago(at))).orElseGet(() -> texts.get("earnings.fetched.never")),
                facts(snapshot, state), state.error())).toList();
    }

    private List<Facts.Fact> facts(RewardsSnapshot snapshot, SourceState state) {
        var lines = new ArrayList<Facts.Fact>();
        snapshot.sums().stream().filter(sum -> sum.source().equals(state.name()) && sum.state() != State.PENDING)
                .forEach(sum -> lines.add(new Facts.Fact(texts.get("earnings.source.earned"), Period.amount(sum.amount().value(), sum.unit(), texts))));
        int waiting = snapshot.count(state.name(), State.PENDING);
        if (waiting > 0) lines.add(new Facts.Fact(texts.get("earnings.checking"), texts.get("earnings.tasks", waiting)));
        int refused = snapshot.count(state.name(), State.REJECTED);
        if (refused > 0) lines.add(new Facts.Fact(texts.get("receipt.REJECTED"), texts.get("earnings.tasks", refused)));
        Optional<Instant> ends = state.facts().stream().filter(fact -> fact.key().equals("gridcoin.beacon.expires")).map(fact -> ((Fact.Moment) fact).at()).findFirst();
        for (var fact : state.facts()) value(fact, ends).ifPresent(value -> lines.add(new Facts.Fact(texts.get("earnings.fact." + fact.key()), value)));
        return lines;
    }

    /** Empty for what another line says already, and for a key that this version has no words for. */
    private Optional<String> value(Fact fact, Optional<Instant> beaconEnds) {
        if (!texts.has("earnings.fact." + fact.key())) return Optional.empty();
        return Optional.of(switch (fact) {
            case Fact.Number(_, var value, var unit) -> unit.isEmpty() ? texts.figures().decimal(value, 1) : unit.equals(Event.CREDIT)
                    ? texts.figures().credits(value) : texts.figures().token(value) + " " + unit;
            case Fact.Moment(_, var at) -> texts.times().moment(at);
            case Fact.Word(var key, var text) when key.equals("gridcoin.beacon") -> beacon(text, beaconEnds);
            case Fact.Word(var key, var text) -> texts.getOr("earnings.fact." + key + "." + text, text);
        });
    }

    private String beacon(String state, Optional<Instant> ends) {
        for (var known : Beacon.State.values()) if (known.name().equals(state)) return money.beacon(known, ends);
        return state;
    }
}
