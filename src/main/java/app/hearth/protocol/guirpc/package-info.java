/** BOINC's GUI RPC (section 11): what managers and a running client say to each other, as records and bytes. No sockets. */
package app.hearth.protocol.guirpc;
