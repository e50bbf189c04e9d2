/** The dialog "Value and cost": what units are worth, and the Gridcoin wallet. It reckons nothing and keeps nothing; {@code app.hearth.rewards.money} does. */
package app.hearth.desktop.money;
