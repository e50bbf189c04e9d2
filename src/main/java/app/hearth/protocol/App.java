package app.hearth.protocol;

/**
 * An application (app).
 *
 * @param name                 short name
 * @param userFriendlyName     name to show
 * @param nonCpuIntensive      always runs, one job
 * @param fractionDoneExact    its progress can be extrapolated linearly
 * @param sporadic             works only at times, clients 8.0 and later
 */
public record App(String name, String userFriendlyName, boolean nonCpuIntensive, boolean fractionDoneExact, boolean sporadic) {

    /** An ordinary application. */
    public static App of(String name, String userFriendlyName) { return new App(name, userFriendlyName, false, false, false); }
}
