/** Which tasks run and whose work is fetched: pure functions of what is at hand. They see no clock, no files and no state. */
package app.hearth.engine.scheduling;
