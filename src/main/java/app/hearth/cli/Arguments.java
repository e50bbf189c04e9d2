package app.hearth.cli;

import java.util.ArrayList;
import java.util.List;

/** Splits the one string that the build passes on into arguments, honouring single and double quotes. */
public final class Arguments {
    private Arguments() {}

    /** An unclosed quote reaches to the end. */
    public static List<String> split(String line) {
        var arguments = new ArrayList<String>();
        var current = new StringBuilder();
        boolean inside = false;
        char quote = 0;
        for (char c : line.toCharArray()) {
            if (quote != 0) {
                if (c == quote) quote = 0;
                else current.append(c);
            } else if (c == '"' || c == '\'') {
                quote = c;
                inside = true;
            } else if (Character.isWhitespace(c)) {
                if (inside) arguments.add(current.toString());
                current.setLength(0);
                inside = false;
            } else {
                current.append(c);
                inside = true;
            }
        }
        if (inside) arguments.add(current.toString());
        return arguments;
    }
}
