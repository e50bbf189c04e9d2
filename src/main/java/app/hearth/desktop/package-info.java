/**
 * The window: one door to open it, the services it is handed, and the JavaFX application behind both.
 *
 * <p>A screen is an FXML file, a thin controller and a view model without controls. Snapshots come in through
 * {@link app.hearth.desktop.feed.LatestOnFx}, commands go out through the engine's client; nothing here decides whether work may run.
 * What a snapshot leaves empty is shown as missing, never as zero.
 */
package app.hearth.desktop;
