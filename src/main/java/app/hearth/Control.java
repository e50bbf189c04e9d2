package app.hearth;

import app.hearth.cli.GuiRpcClient;
import app.hearth.cli.StatusReport;
import app.hearth.protocol.ProtocolException;
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
        return with(folder, err, client -> StatusReport.print(client, out));
    }

    /** Moves along with a network that has moved, named by the address that it had. */
    static int follow(Path folder, String address, PrintStream out, PrintStream err) {
        return with(folder, err, client -> {
            client.perform(new GuiRequest.ProjectAction(GuiRequest.ProjectVerb.FOLLOW, address));
            out.println(MessageFormat.format(WORDS.getString("follow.done"), address));
        });
    }

    private interface Conversation {
        void with(GuiRpcClient client) throws IOException;
    }

    private static int with(Path folder, PrintStream err, Conversation conversation) {
        try (var client = connect(folder).orElse(null)) {
            if (client == null) {
                err.println(MessageFormat.format(WORDS.getString("status.not-running"), folder));
            } else if (!client.authorize(ControlFiles.password(folder))) {
                err.println(MessageFormat.format(WORDS.getString("status.refused"), folder));
            } else {
                conversation.with(client);
                return 0;
            }
        } catch (ProtocolException refused) {
            err.println(refused.getMessage().substring(refused.element().length() + 2));
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
