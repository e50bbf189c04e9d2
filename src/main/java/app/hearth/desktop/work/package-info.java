/** What runs here, how far is it, what is on its way, and what happened. */
package app.hearth.desktop.work;
