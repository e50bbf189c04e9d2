package app.hearth.homenet.workload;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;

/** A text file of lines "key value", as the programs read and write it. Strict: any byte out of place is implausible. */
final class Lines {

    private final String file;
    private final List<String> lines;

    private Lines(String file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Reads a file that came from a host. */
    static Lines parse(String file, byte[] bytes, long maxBytes) throws Implausible {
        Implausible.unless(bytes != null, "The result file '" + file + "' is missing.");
        Implausible.unless(bytes.length <= maxBytes, "The result file '" + file + "' is too long.");
        Implausible.unless(bytes.length > 0 && bytes[bytes.length - 1] == '\n', "The result file '" + file + "' is empty or cut off.");
        for (byte b : bytes) Implausible.unless(b == '\n' || b >= ' ' && b < 127, "The result file '" + file + "' is not plain text.");
        return of(file, bytes);
    }

    private static Lines of(String file, byte[] bytes) {
        return new Lines(file, new String(bytes, US_ASCII).lines().toList());
    }

    /** Reads the input of a job of our own making. */
    static Lines ofInput(Job job) {
        return of("in", job.inputs().get("in"));
    }

    int count() {
        return lines.size();
    }

    String line(int index) {
        return lines.get(index);
    }

    /** The values of every line with this key, in order. */
    List<String> all(String key) {
        List<String> values = new ArrayList<>();
        for (String line : lines) if (line.startsWith(key + " ")) values.add(line.substring(key.length() + 1));
        return values;
    }

    /** The value of the one line with this key. */
    String text(String key) throws Implausible {
        List<String> values = all(key);
        Implausible.unless(values.size() == 1, "The file '" + file + "' must give '" + key + "' once.");
        return values.getFirst();
    }

    long number(String key) throws Implausible {
        return number(key, text(key));
    }

    static long number(String what, String text) throws Implausible {
        Implausible.unless(text.matches("-?[0-9]{1,18}"), "'" + what + "' is not a whole number.");
        return Long.parseLong(text);
    }

    /** A number with six decimals, in millionths: the programs write no others. */
    static long millionths(String what, String text) throws Implausible {
        Implausible.unless(text.matches("-?[0-9]{1,11}\\.[0-9]{6}"), "'" + what + "' is not a number with six decimals.");
        return Long.parseLong(text.replace(".", ""));
    }

    /** The line must say what the job said: a result of another job is no result of this one. */
    void mustEcho(String key, String expected) throws Implausible {
        Implausible.unless(text(key).equals(expected), "The result is of another job: its '" + key + "' differs.");
    }
}
