package app.hearth.fuzz;

/** What Jazzer calls; {@code -Dfuzz.target} names one {@link Target}. */
public final class Fuzz {
    private static final Target TARGET = Target.valueOf(System.getProperty("fuzz.target"));

    private Fuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        TARGET.check(bytes);
    }
}
