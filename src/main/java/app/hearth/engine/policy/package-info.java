/**
 * Pure decisions: may we share now, how much, why not, when next. No clock, no files, no threads.
 */
package app.hearth.engine.policy;
