package app.hearth.desktop.limits;

import app.hearth.settings.Amount;
import app.hearth.settings.HowMuch;
import app.hearth.settings.UserSettings;

/** One figure of "how much" as its slider moves it. Moving one makes the level "My own". */
enum Figure {
    PROCESSOR(1), CORES(1), MEMORY(1), GRAPHICS(0);

    private final int least;

    Figure(int least) {
        this.least = least;
    }

    int least() {
        return least;
    }

    int most(int totalCores) {
        return this == CORES ? totalCores : 100;
    }

    int of(Amount amount) {
        return switch (this) {
            case PROCESSOR -> amount.cpuPercent();
            case CORES -> amount.cores();
            case MEMORY -> amount.memoryPercent();
            case GRAPHICS -> amount.gpuPercent();
        };
    }

    private Amount in(Amount amount, int value) {
        return switch (this) {
            case PROCESSOR -> amount.withCpuPercent(value);
            case CORES -> amount.withCores(value);
            case MEMORY -> amount.withMemoryPercent(value);
            case GRAPHICS -> amount.withGpuPercent(value);
        };
    }

    /** The settings with this figure moved, all else as the level in force has it. */
    UserSettings moved(UserSettings settings, int totalCores, boolean inUse, int value) {
        HowMuch now = settings.howMuch(settings.level(), totalCores);
        int kept = Math.clamp(value, least, most(totalCores));
        return settings.withOwn(inUse ? new HowMuch(now.whileInUse(), in(now.inUse(), kept), now.away())
                : new HowMuch(now.whileInUse(), now.inUse(), in(now.away(), kept)));
    }

    /** The settings with sharing while the user is there on or off. */
    static UserSettings whileInUse(UserSettings settings, int totalCores, boolean share) {
        HowMuch now = settings.howMuch(settings.level(), totalCores);
        return now.whileInUse() == share ? settings : settings.withOwn(new HowMuch(share, now.inUse(), now.away()));
    }
}
