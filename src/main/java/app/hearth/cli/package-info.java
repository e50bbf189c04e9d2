/**
 * Commands, the headless run, and talking to a running Hearth over its control port. Prints; decides nothing.
 */
package app.hearth.cli;
