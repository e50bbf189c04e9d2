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
    /** When it was heard last, 0 for never. */
    long heard;
    int failures;
    /** Of the last contact, 0 when it went well. */
    int errorNumber;
    /** As {@link Trouble#stored()}. */
    String error = "";
    /** The user wants it asked now, whatever holds back contacts. */
    transient boolean asked;
    /** Of the conversation under way, 0 while there is none. */
    transient int talk;
}
