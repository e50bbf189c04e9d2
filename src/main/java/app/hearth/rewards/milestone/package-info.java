/**
 * What this computer has done in all, told for people: rows of days, round numbers reached, plain comparisons. Pure functions of the book's days; nothing
 * is kept, sent or asked for.
 */
package app.hearth.rewards.milestone;
