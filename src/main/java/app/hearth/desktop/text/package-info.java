/** Words and figures for people: every sentence comes from a bundle, every duration, size and time is put into words here. */
package app.hearth.desktop.text;
