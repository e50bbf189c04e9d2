/**
 * BOINC's wire formats, signatures and keys. Pure: no files, no sockets, no clock.
 */
package app.hearth.protocol;
