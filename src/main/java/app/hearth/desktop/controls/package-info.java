/** Hearth's own controls: charts and bars on a canvas, coloured by role from the stylesheet. They know no engine. */
package app.hearth.desktop.controls;
