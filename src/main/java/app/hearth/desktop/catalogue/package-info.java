/** Networks that one could join: the list bundled with the app, renewed from the public one, and what of it suits this computer. No controls here. */
package app.hearth.desktop.catalogue;
