package app.hearth.desktop.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A network that can be joined.
 *
 * @param id        number in the public list
 * @param url       its master URL, where accounts are made
 * @param web       its front page for people
 * @param about     one sentence by language, at least English; may be empty text
 * @param home      institution that runs it, empty where there is none
 * @param platforms as the public list has them: windows_x86_64[cuda102]
 */
public record Entry(int id, String name, String url, String web, Field field, Map<String, String> about, String home, List<String> platforms) {
    public Entry {
        about = Map.copyOf(about);
        platforms = List.copyOf(platforms);
    }

    /** What it does, in this language or in English. */
    public String about(Locale locale) {
        return about.getOrDefault(locale.getLanguage(), about.getOrDefault("en", ""));
    }
}
