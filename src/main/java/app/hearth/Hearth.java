package app.hearth;

/** Starts Hearth. */
public final class Hearth {
    private Hearth() {}

    public static void main(String[] arguments) {
        System.exit(0);
    }
}
