/** Where passwords of wallets are kept: never among the settings, never in a log, never in an export. */
package app.hearth.rewards.secret;
