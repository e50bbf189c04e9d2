package app.hearth.homenet.workload;

/** What a judge says of a result. */
public sealed interface Verdict {

    /**
     * The result is believed.
     *
     * @param summary what was found, in one sentence
     */
    record Valid(String summary) implements Verdict { }

    /**
     * The result is wrong or damaged.
     *
     * @param reason what is wrong with it, in one sentence
     */
    record Invalid(String reason) implements Verdict { }
}
