package app.hearth.rewards.price;

import java.io.IOException;

/** Why a price feed gave no price, as a kind that screens have words for, with an English sentence for the log and the command line. */
public final class FeedException extends IOException {
    private static final long serialVersionUID = 1;
    private final Problem problem;

    /** What stands in the way. */
    public enum Problem {
        NO_ADDRESS("This is no web address"),
        /** Prices that can be changed on the way are no prices. */
        NOT_ENCRYPTED("The address must begin with https://"),
        NO_PATH("This is no path to a figure"),
        UNREACHABLE("The price feed cannot be reached"),
        REDIRECTED("The price feed leads elsewhere"),
        ERROR("The price feed answers with an error"),
        TOO_LARGE("The price feed sends more than can be read"),
        NOT_JSON("The price feed does not send JSON"),
        NOTHING_THERE("There is nothing at this path"),
        NOT_A_PRICE("What is at this path is no price");

        private final String words;

        Problem(String words) {
            this.words = words;
        }
    }

    FeedException(Problem problem, String detail) {
        this(problem, detail, null);
    }

    FeedException(Problem problem, String detail, Throwable cause) {
        super(detail.isEmpty() ? problem.words : problem.words + ": " + detail, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
