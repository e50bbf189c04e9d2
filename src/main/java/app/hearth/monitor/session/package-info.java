/**
 * Lines to the user's session that presence and surroundings share: D-Bus and the X display. Every call ends within a set
 * time, and nothing here starts a service or a program that does not run. Nothing here decides anything.
 */
package app.hearth.monitor.session;
