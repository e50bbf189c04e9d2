package app.hearth.protocol;

import java.util.Locale;

/** A project's identity to every client: its master URL (section 1.1, lib/url.cpp). */
public final class MasterUrl {
    private MasterUrl() {}

    /** Scheme added, repeated slashes collapsed, host in lower case, slash at the end. */
    public static String canonical(String url) {
        String text = url.strip();
        int mark = text.indexOf("://");
        String scheme = mark < 0 ? "http" : text.substring(0, mark);
        String rest = (mark < 0 ? text : text.substring(mark + 3)).replaceAll("/{2,}", "/");
        while (rest.startsWith("/")) rest = rest.substring(1);
        if (!rest.endsWith("/")) rest += "/";
        int slash = rest.indexOf('/');
        return scheme + "://" + rest.substring(0, slash).toLowerCase(Locale.ROOT) + rest.substring(slash);
    }

    /** Whether stock clients take it: http or https, a dot within the host but not in front, a slash after that and at the end. */
    public static boolean valid(String url) {
        String rest;
        if (url.startsWith("http://")) rest = url.substring(7);
        else if (url.startsWith("https://")) rest = url.substring(8);
        else return false;
        if (rest.length() > 240 || rest.startsWith(".") || rest.chars().anyMatch(c -> c <= ' ' || c > 126)) return false;
        int dot = rest.indexOf('.', 1);
        return dot > 0 && rest.indexOf('/', dot) > 0 && rest.indexOf('/') > 0 && rest.endsWith("/");
    }

    /** Name for folders and files: without scheme, other marks than letters, digits, dot, dash and line as a line. */
    public static String directory(String url) {
        int mark = url.indexOf("://");
        String name = (mark < 0 ? url : url.substring(mark + 3)).replaceAll("[^A-Za-z0-9._-]", "_");
        return name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
    }
}
