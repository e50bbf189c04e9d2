package app.hearth.protocol.guirpc;

/**
 * State of the client (section 11.6). Modes: 1 always, 2 auto, 3 never.
 *
 * @param suspendReason 0 while work may run, else a code of section 7.4
 * @param mode          in force
 * @param permanentMode in force once a temporary one ends
 * @param modeDelay     seconds until then, 0 for good
 * @param gpu           the same of the cards
 * @param network       the same of the network
 */
public record CcStatus(int suspendReason, int mode, int permanentMode, double modeDelay, Part gpu, Part network) {
    /** State of a part. */
    public record Part(int suspendReason, int mode, int permanentMode, double modeDelay) {
        /** Whatever the preferences say. */
        public static final Part AUTO = new Part(0, 2, 2, 0);
    }
}
