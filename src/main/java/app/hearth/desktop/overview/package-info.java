/** Is it sharing, why or why not, and how hard does it work now? */
package app.hearth.desktop.overview;
