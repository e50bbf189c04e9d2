/**
 * The main class and the hand-written wiring of everything below it. No rules of the product live here.
 */
package app.hearth;
