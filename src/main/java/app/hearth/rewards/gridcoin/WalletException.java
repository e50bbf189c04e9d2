package app.hearth.rewards.gridcoin;

import java.io.IOException;

/** Why a wallet could not be read, as a kind that screens have words for, with an English sentence for the log and the command line. */
public final class WalletException extends IOException {
    private static final long serialVersionUID = 1;
    private final Problem problem;

    /** What stands in the way. */
    public enum Problem {
        /** Nothing listens at the address; a wallet does so only after it has loaded its chain ({@code AppInit2}, {@code src/init.cpp}). */
        NOT_RUNNING("No Gridcoin wallet answers at this address. It must be running, with server=1 in its gridcoinresearch.conf"),
        /** It listens but does not answer in time. */
        SLOW("The Gridcoin wallet does not answer in time"),
        /** HTTP 401. */
        WRONG_PASSWORD("The Gridcoin wallet refuses this user name or password"),
        /** None is kept here. */
        NO_PASSWORD("No password of the Gridcoin wallet is kept here"),
        /** RPC_IN_WARMUP or still loading its chain. */
        STARTING("The Gridcoin wallet is still starting"),
        /** Another computer's address, and the user has not said that this is meant. */
        NOT_LOCAL("The address is not on this computer"),
        /** It is no address at all. */
        NO_ADDRESS("This is no address of a wallet"),
        /** What answers speaks another language. */
        NOT_A_WALLET("What answers at this address is not a Gridcoin wallet"),
        /** A figure is missing, of a wrong type or beyond reason. */
        ODD_FIGURE("The Gridcoin wallet sent a figure that cannot be right"),
        /** Any other error of the wallet's. */
        REFUSED("The Gridcoin wallet answered with an error");

        private final String words;

        Problem(String words) {
            this.words = words;
        }
    }

    WalletException(Problem problem) {
        this(problem, "", null);
    }

    WalletException(Problem problem, String detail) {
        this(problem, detail, null);
    }

    WalletException(Problem problem, String detail, Throwable cause) {
        super(detail.isEmpty() ? problem.words : problem.words + ": " + detail, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
