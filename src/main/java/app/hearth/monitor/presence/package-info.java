/**
 * Whether the user is at the computer: one interface, one source for each kind of session. Nothing here decides what
 * follows from it.
 */
package app.hearth.monitor.presence;
