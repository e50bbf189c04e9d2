/**
 * Conditions of the computer that limits ask for besides load and presence: a metered line, programs that run, films,
 * presentations and full screen. What cannot be told is absent. Nothing here decides what follows.
 */
package app.hearth.monitor.surroundings;
