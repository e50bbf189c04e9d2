/**
 * The window: shell and screens. Reads immutable snapshots, sends commands, holds no rules. Nothing may depend on it.
 */
package app.hearth.desktop;
