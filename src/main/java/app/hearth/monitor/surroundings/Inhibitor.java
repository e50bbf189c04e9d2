package app.hearth.monitor.surroundings;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A program that asks the session to stay awake, or fills the screen.
 *
 * @param who  the program's own name for itself; empty where it is not told
 * @param why  in the program's words, in whatever language it speaks; empty where it is not told
 * @param kind what this is taken for
 */
public record Inhibitor(String who, String why, Kind kind) {
    /** What the user is taken to be doing. */
    public enum Kind { VIDEO, PRESENTATION, FULL_SCREEN, OTHER }

    // As browsers and players say it: "Video Wake Lock", "video-playing", "Playing some media.", "Playing a movie".
    private static final Pattern VIDEO = Pattern.compile("video|movie|film|media|playback");
    private static final Pattern PRESENTATION = Pattern.compile("presentation|präsentation|slide ?show|presenting|impress");

    /** Judges by the words: programs have no other way to say what they do. */
    static Inhibitor of(String who, String why) {
        String words = why.toLowerCase(Locale.ROOT);
        if (PRESENTATION.matcher(words).find()) return new Inhibitor(who, why, Kind.PRESENTATION);
        if (words.contains("full screen") || words.contains("fullscreen")) return new Inhibitor(who, why, Kind.FULL_SCREEN);
        return new Inhibitor(who, why, VIDEO.matcher(words).find() ? Kind.VIDEO : Kind.OTHER);
    }
}
