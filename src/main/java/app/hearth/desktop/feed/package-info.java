/** What the screens are fed from: readings, earnings, and the bridge to the JavaFX thread. */
package app.hearth.desktop.feed;
