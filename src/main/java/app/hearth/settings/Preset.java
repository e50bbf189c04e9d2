package app.hearth.settings;

/** The levels by name. The three given ones never change; {@code OWN} are the user's own figures. */
public enum Preset { GENTLE, BALANCED, EVERYTHING, OWN }
