/** The one answer every screen opens with: whether Hearth shares, why or why not, and the one remedy. */
package app.hearth.desktop.status;
