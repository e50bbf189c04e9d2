/**
 * Where earnings come from: one source per network, fetched on its own schedule. A figure that is unknown is absent, never zero.
 */
package app.hearth.rewards;
