/** The first start: what it is, how much it may take, and for whom. */
package app.hearth.desktop.welcome;
