package app.hearth.engine;

import java.util.ArrayList;
import java.util.List;

/** Splits a job's command line as BOINC's own client does (lib/str_util.cpp): at blanks, but not within quotes. */
final class CommandLine {
    private CommandLine() {}

    static List<String> split(String line) {
        var words = new ArrayList<String>();
        int at = 0;
        while (at < line.length()) {
            char first = line.charAt(at);
            if (blank(first)) {
                at++;
                continue;
            }
            // A quote counts only where a word begins.
            boolean quoted = first == '\'' || first == '"';
            int from = quoted ? at + 1 : at;
            int to = from;
            while (to < line.length() && (quoted ? line.charAt(to) != first : !blank(line.charAt(to)))) to++;
            words.add(line.substring(from, to));
            at = to + 1;
        }
        return words;
    }

    private static boolean blank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
