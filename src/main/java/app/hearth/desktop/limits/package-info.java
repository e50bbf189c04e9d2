/** The Limits screen: how much Hearth may take, under which conditions, and what that will mean. */
package app.hearth.desktop.limits;
