package app.hearth.monitor.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An X server without a screen, and what runs on it. */
public final class VirtualDisplay implements AutoCloseable {
    private final List<Process> clients = new ArrayList<>();
    private final Process server;
    private final String name;

    public VirtualDisplay() throws IOException {
        Peers.need("xvfb", "/usr/bin/Xvfb");
        server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp").redirectError(ProcessBuilder.Redirect.DISCARD).start();
        name = ":" + new BufferedReader(new InputStreamReader(server.getInputStream())).readLine();
    }

    public Map<String, String> environment() {
        return Map.of("DISPLAY", name, "XDG_SESSION_TYPE", "x11");
    }

    /** Starts a program on this display; it ends with it. */
    public Process start(String... command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", name);
        Process client = builder.start();
        clients.add(client);
        return client;
    }

    /** Moves the mouse, as a user would. */
    public void moveMouse(int x, int y) throws IOException {
        Peers.need("xdotool", "/usr/bin/xdotool");
        start("xdotool", "mousemove", Integer.toString(x), Integer.toString(y)).onExit().join();
    }

    @Override public void close() {
        end();
    }

    /** The server and its clients end. */
    public void end() {
        clients.forEach(Process::destroy);
        clients.forEach(client -> client.onExit().join());
        server.destroy();
        server.onExit().join();
    }
}
