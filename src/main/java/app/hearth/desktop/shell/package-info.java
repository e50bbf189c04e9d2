/** The frame of the window: navigation, status block, keyboard, theme. */
package app.hearth.desktop.shell;
