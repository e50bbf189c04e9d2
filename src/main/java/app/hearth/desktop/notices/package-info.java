/** Notices in words, as lines on a screen, and the dialog that says how far each kind goes. */
package app.hearth.desktop.notices;
