/**
 * Which graphics cards there are and what they can do, in the words of BOINC's protocol. Drivers are asked in a process of
 * their own: one that crashes there takes nothing with it.
 */
package app.hearth.engine.gpu;
