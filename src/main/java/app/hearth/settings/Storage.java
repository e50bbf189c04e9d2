package app.hearth.settings;

import java.util.OptionalDouble;

/**
 * Disk space, in GB of 10⁹ bytes.
 *
 * @param mostGb     what Hearth's files may take, above 0 to 1e6; empty means no bound
 * @param keepFreeGb what must stay free on the disk, at least 0.1 (BOINC's disk_min_free_gb)
 * @param workDays   for how long there is to be work at hand, 0 to 10 (as BOINC Manager lets choose); empty: as the networks' pages say
 */
public record Storage(OptionalDouble mostGb, double keepFreeGb, OptionalDouble workDays) {
    public static final Storage USUAL = new Storage(OptionalDouble.of(20), 0.5, OptionalDouble.empty());
    public static final double MOST_WORK_DAYS = 10;
    public static final double MOST_GB = 1e6;

    public Storage {
        if (mostGb.isPresent() && !(mostGb.getAsDouble() > 0 && mostGb.getAsDouble() <= MOST_GB)) {
            throw new IllegalArgumentException("mostGb out of range: " + mostGb.getAsDouble());
        }
        if (!(keepFreeGb >= 0.1 && keepFreeGb < 1e6)) throw new IllegalArgumentException("keepFreeGb out of range: " + keepFreeGb);
        if (workDays.isPresent() && !(workDays.getAsDouble() >= 0 && workDays.getAsDouble() <= MOST_WORK_DAYS)) {
            throw new IllegalArgumentException("workDays out of range: " + workDays.getAsDouble());
        }
    }

    public Storage withMostGb(OptionalDouble gb) {
        return new Storage(gb, keepFreeGb, workDays);
    }

    public Storage withKeepFreeGb(double gb) {
        return new Storage(mostGb, gb, workDays);
    }

    public Storage withWorkDays(OptionalDouble days) {
        return new Storage(mostGb, keepFreeGb, days);
    }

    /** Bytes that Hearth's files may take; the largest number where there is no bound. */
    public long mostBytes() {
        return mostGb.isPresent() ? (long) (mostGb.getAsDouble() * 1e9) : Long.MAX_VALUE;
    }

    public long keepFreeBytes() {
        return (long) (keepFreeGb * 1e9);
    }
}
