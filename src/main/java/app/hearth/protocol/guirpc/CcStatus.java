package app.hearth.protocol.guirpc;

/**
 * State of the client (section 11.6). Modes: 1 always, 2 auto, 3 never.
 *
 * @param suspendReason 0 while work may run, else a code of section 7.4
 * @param mode          in force
 * @param permanentMode in force once a temporary one ends
 * @param modeDelay     seconds until then, 0 for good
 */
public record CcStatus(int suspendReason, int mode, int permanentMode, double modeDelay) {}
