package app.hearth;

import app.hearth.cli.GuiRpcClient;
import app.hearth.cli.StatusReport;
import app.hearth.protocol.guirpc.GuiRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Optional;
import java.util.ResourceBundle;

/** Talks to the Hearth that runs on a folder, if one does. */
final class Control {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("app.hearth.cli.messages");

    private Control() {}

    /** Brings the window of the running Hearth to the front; false if it has none to talk to. */
    static boolean showWindow(Path folder) {
        try (var client = connect(folder).orElse(null)) {
            if (client == null || !client.authorize(ControlFiles.password(folder))) return false;
            client.perform(new GuiRequest.ShowWindow());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static int printStatus(Path folder, PrintStream out, PrintStream err) {
        try (var client = connect(folder).orElse(null)) {
            if (client == null) {
                err.println(MessageFormat.format(WORDS.getString("status.not-running"), folder));
            } else if (!client.authorize(ControlFiles.password(folder))) {
                err.println(MessageFormat.format(WORDS.getString("status.refused"), folder));
            } else {
                StatusReport.print(client, out);
                return 0;
            }
        } catch (IOException e) {
            err.println(MessageFormat.format(WORDS.getString("status.not-running"), folder));
        }
        return 1;
    }

    private static Optional<GuiRpcClient> connect(Path folder) throws IOException {
        var port = ControlFiles.port(folder);
        return port.isPresent() ? Optional.of(new GuiRpcClient(port.getAsInt(), PATIENCE)) : Optional.empty();
    }
}
