package app.hearth.homenet.workload;

/** Thrown inside a judge when a result cannot be right; the message is the reason in one sentence. */
final class Implausible extends Exception {
    Implausible(String reason) {
        super(reason, null, false, false);
    }

    static void unless(boolean plausible, String reason) throws Implausible {
        if (!plausible) throw new Implausible(reason);
    }
}
