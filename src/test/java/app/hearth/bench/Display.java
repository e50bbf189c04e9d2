package app.hearth.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An X server of the benchmark's own, on a display number that it chooses itself. */
final class Display implements AutoCloseable {
    private final Process server;
    private final String name;

    private Display(Process server, String name) {
        this.server = server;
        this.name = name;
    }

    static Display open() throws IOException {
        // With -displayfd the server takes the first free number and writes it once it answers.
        var server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp")
                .redirectError(Redirect.DISCARD).start();
        String number = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII)).readLine();
        if (number == null) throw new IOException("Xvfb did not start");
        return new Display(server, ":" + number.strip());
    }

    String name() {
        return name;
    }

    /** Whether a window whose title holds these words is there. */
    boolean shows(String words) {
        var list = new ProcessBuilder(List.of("xwininfo", "-root", "-tree", "-display", name)).redirectErrorStream(true);
        try {
            return new String(list.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("\"" + words);
        } catch (IOException e) {
            return false;
        }
    }

    @Override public void close() {
        server.destroy();
    }
}
