package app.hearth.engine;

/** The account manager in use, if any: whom it is told that this is, and what it said last. Epoch milliseconds. */
final class ManagerState {
    /** Empty while none is used. */
    String url = "";
    String name = "";
    String passwordHash = "";
    String authenticator = "";
    String title = "";
    String signingKey = "";
    String opaque = "";
    /** This computer's identifier as it was told last. */
    String toldCpid = "";
    long next;
    int failures;
    /** Of the last contact, 0 when it went well. */
    int errorNumber;
    String error = "";
    /** Of the conversation under way, 0 while there is none. */
    transient int talk;
}
