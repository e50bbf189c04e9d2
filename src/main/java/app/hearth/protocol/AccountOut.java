package app.hearth.protocol;

/** Answer to a look-up or creation of an account (account_out or error). */
public sealed interface AccountOut {
    /** Success: the account key, 32 hex digits. */
    record Key(String authenticator) implements AccountOut {}

    /** Success of a mere test whether the account exists. */
    record Exists() implements AccountOut {}

    /** Refused. */
    record Refused(int errorNum, String message) implements AccountOut {}
}
