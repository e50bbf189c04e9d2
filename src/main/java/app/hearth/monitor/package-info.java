/**
 * What the computer is doing: load, temperatures, power. Readings are immutable and may go to any thread.
 * A sensor that is missing or refuses is empty, never zero and never the last value. Nothing here decides anything.
 */
package app.hearth.monitor;
