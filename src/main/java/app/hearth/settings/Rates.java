package app.hearth.settings;

import java.util.OptionalInt;

/** Network speed for transfers in kB (1000 bytes) a second, at least 1; empty means no bound. */
public record Rates(OptionalInt downKBps, OptionalInt upKBps) {
    public static final Rates NONE = new Rates(OptionalInt.empty(), OptionalInt.empty());

    public Rates {
        if (downKBps.orElse(1) < 1 || upKBps.orElse(1) < 1) throw new IllegalArgumentException("a rate must be at least 1 kB/s");
    }
}
