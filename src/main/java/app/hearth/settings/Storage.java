package app.hearth.settings;

import java.util.OptionalDouble;

/**
 * Disk space, in GB of 10⁹ bytes.
 *
 * @param mostGb     what Hearth's files may take, above 0 to 1e6; empty means no bound
 * @param keepFreeGb what must stay free on the disk, at least 0.1 (BOINC's disk_min_free_gb)
 */
public record Storage(OptionalDouble mostGb, double keepFreeGb) {
    public static final Storage USUAL = new Storage(OptionalDouble.of(20), 0.5);

    public Storage {
        if (mostGb.isPresent() && !(mostGb.getAsDouble() > 0 && mostGb.getAsDouble() <= 1e6)) {
            throw new IllegalArgumentException("mostGb out of range: " + mostGb.getAsDouble());
        }
        if (!(keepFreeGb >= 0.1 && keepFreeGb < 1e6)) throw new IllegalArgumentException("keepFreeGb out of range: " + keepFreeGb);
    }

    /** Bytes that Hearth's files may take; the largest number where there is no bound. */
    public long mostBytes() {
        return mostGb.isPresent() ? (long) (mostGb.getAsDouble() * 1e9) : Long.MAX_VALUE;
    }

    public long keepFreeBytes() {
        return (long) (keepFreeGb * 1e9);
    }
}
