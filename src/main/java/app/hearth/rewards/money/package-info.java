/** The user's prices and wallet in one place: as set, as kept on disk, and in use. */
package app.hearth.rewards.money;
