/**
 * The embedded network: a BOINC-compatible project server for one household. Sees {@code protocol} and nothing of the engine.
 */
package app.hearth.homenet;
