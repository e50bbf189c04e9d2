package app.hearth.engine;

import app.hearth.engine.EngineCommand.Part;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineSettings.ModeSwitch;
import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.engine.policy.SharingPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Modes of the cards and of the network beside the one of all work: BOINC's managers set the three apart (protocol note 11.6). */
final class PartModes {
    private static final int TRAFFIC_DAYS = 29;

    private final EngineCore core;

    PartModes(EngineCore core) {
        this.core = core;
    }

    private ModeSwitch of(Part part) {
        return part == Part.CARDS ? core.state.settings.cards : core.state.settings.network;
    }

    /** @param millis after which the mode before returns, 0 for good */
    void set(Part part, RunMode mode, long millis) {
        var switched = of(part);
        switched.mode = mode;
        switched.since = core.clock.millis();
        switched.until = millis > 0 ? switched.since + millis : 0;
        if (millis <= 0) switched.lasting = mode;
        core.state.settingsChanged();
        core.log(Kind.ENGINE, null, "mode.changed." + part.name().toLowerCase(java.util.Locale.ROOT), mode, millis > 0 ? (millis + 59_999) / 60_000 : "");
    }

    void endOver() {
        for (var part : Part.values()) {
            var switched = of(part);
            if (switched.until > 0 && core.clock.millis() >= switched.until) set(part, switched.lasting, 0);
        }
    }

    /** Nothing is forbidden any more. */
    void allow() {
        for (var part : Part.values()) {
            if (of(part).mode == RunMode.NEVER) set(part, RunMode.AUTO, 0);
        }
    }

    void shift(long jump) {
        for (var part : Part.values()) {
            if (of(part).until > 0) of(part).until += jump;
        }
    }

    boolean cards() {
        return of(Part.CARDS).mode != RunMode.NEVER;
    }

    boolean contacts() {
        return of(Part.NETWORK).mode != RunMode.NEVER;
    }

    /** What holds transfers back, given what does so by the user's settings: "always" overrides times and metered lines, not the quota. */
    Optional<Hold> transfers(Optional<Hold> bySettings) {
        var network = of(Part.NETWORK);
        return switch (network.mode) {
            case AUTO -> bySettings;
            case NEVER -> {
                var end = network.until > 0 ? Optional.of(Instant.ofEpochMilli(network.until)) : Optional.<Instant>empty();
                Reason reason = end.<Reason>map(until -> new Reason.Snoozed(Instant.ofEpochMilli(network.since), until)).orElseGet(Reason.PausedByUser::new);
                yield Optional.of(new Hold(List.of(reason), end));
            }
            case ALWAYS -> {
                var left = bySettings.map(Decision.Hold::reasons).orElse(List.of()).stream()
                        .filter(reason -> !SharingPolicy.byTimeOrLine(reason)).toList();
                yield left.isEmpty() ? Optional.empty() : Optional.of(Hold.of(left));
            }
        };
    }

    /** Whether a file that the user asks for by hand may move: a stop and a full budget hold that too. */
    boolean byHand(Optional<Hold> held) {
        return contacts() && held.stream().allMatch(SharingPolicy::yieldsToHand);
    }

    /** Whether it is by the week or by an exception no time for the network. */
    static boolean noTime(Optional<Hold> held) {
        return held.stream().flatMap(hold -> hold.reasons().stream()).anyMatch(reason -> reason instanceof Reason.Scheduled || reason instanceof Reason.Excepted);
    }

    EngineSnapshot.Managers snapshot() {
        var traffic = core.state.usage.tailMap(core.deciding().today().minusDays(TRAFFIC_DAYS).toString()).values().stream()
                .map(day -> new EngineSnapshot.Traffic(LocalDate.parse(day.date), day.sent, day.bytes - day.sent)).toList();
        var manager = core.state.settings.manager;
        return new EngineSnapshot.Managers(snapshot(Part.CARDS), snapshot(Part.NETWORK), traffic, core.deciding().buffer(),
                new EngineSnapshot.Manager(manager.url, manager.title, manager.errorNumber,
                        Optional.of(manager.error).filter(text -> !text.isEmpty()).map(Trouble::read), core.managerWishes(),
                        instant(manager.heard), instant(manager.next)), core.state.settings.times.forRequest(core.clock.millis()), core.state.settings.times.speeds());
    }

    private EngineSnapshot.PartMode snapshot(Part part) {
        var switched = of(part);
        return new EngineSnapshot.PartMode(switched.mode, switched.lasting, instant(switched.until));
    }

    private static Optional<Instant> instant(long millis) {
        return millis > 0 ? Optional.of(Instant.ofEpochMilli(millis)) : Optional.empty();
    }
}
