package app.hearth.desktop.status;

import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Sharing;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.policy.Plan;
import app.hearth.settings.Paint;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What rules how much is taken just now, where that is not the level chosen on Limits: a wish for a time, or what is painted. */
public final class RulingWords {
    private final Texts texts;

    public RulingWords(Texts texts) {
        this.texts = texts;
    }

    /** A wish of the user's for other figures, until its end; empty while none is in force. */
    public Optional<String> wish(Sharing now) {
        return wishEnd(now).map(end -> texts.get("ruling.wish", end));
    }

    /** When the user's wish for other figures ends, in words; empty while none is in force. */
    public Optional<String> wishEnd(Sharing now) {
        return now.wishes().insteadAt(texts.now()).map(instead -> texts.times().moment(instead.until()));
    }

    /** The level that schedule or exception set for now; empty where they leave it to the chosen one, or a wish goes before them. */
    public Optional<String> painted(EngineSnapshot snapshot) {
        Sharing now = snapshot.sharing();
        if (now.wishes().insteadAt(texts.now()).isPresent()) return Optional.empty();
        var conditions = now.conditions();
        var planned = Plan.computing(now.settings(), conditions.zone(), now.wishes().skipped(), conditions.now());
        Optional<String> level = switch (planned.paint()) {
            case Paint.AsChosen _, Paint.Off _ -> Optional.empty();
            case Paint.Level(var preset) -> Optional.of(texts.get("level." + preset.name().toLowerCase(Locale.ROOT)));
            case Paint.Percent(int percent) -> Optional.of(texts.figures().percent(percent / 100.0));
        };
        boolean exception = planned.rule() == Decision.Rule.EXCEPTION;
        Optional<Instant> end = snapshot.decision() instanceof Decision.Share share && (share.rule() == Decision.Rule.SCHEDULE || exception)
                ? share.until() : Optional.empty();
        // The chosen level painted once more is no news.
        if (planned.paint() instanceof Paint.Level(var preset) && preset == now.settings().level()) return Optional.empty();
        return level.map(name -> end.map(until -> texts.get(exception ? "ruling.exceptionUntil" : "ruling.scheduleUntil", name, texts.times().moment(until)))
                .orElseGet(() -> texts.get(exception ? "ruling.exception" : "ruling.schedule", name)));
    }
}
