package app.hearth.monitor.surroundings;

/**
 * A program that runs now, to pick from.
 *
 * @param name       for people, from the desktop's menu where it is listed there, else as {@code executable}
 * @param executable the base name of its file, as in {@code firefox}
 */
public record RunningProgram(String name, String executable) {}
