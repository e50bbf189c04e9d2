/**
 * Where earnings come from, and the book that keeps them: one source per network, fetched on its own schedule. A figure that is unknown is absent, never zero.
 */
package app.hearth.rewards;
