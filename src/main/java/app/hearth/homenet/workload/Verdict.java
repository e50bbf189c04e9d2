package app.hearth.homenet.workload;

/** What the check of a result found. */
public sealed interface Verdict {
    record Valid(String summary) implements Verdict {}

    record Invalid(String reason) implements Verdict {}
}
