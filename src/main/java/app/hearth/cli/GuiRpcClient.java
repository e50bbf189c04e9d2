package app.hearth.cli;

import app.hearth.protocol.Hashes;
import app.hearth.protocol.ProtocolException;
import app.hearth.protocol.guirpc.CcStatus;
import app.hearth.protocol.guirpc.GuiFrames;
import app.hearth.protocol.guirpc.GuiProject;
import app.hearth.protocol.guirpc.GuiReplyReader;
import app.hearth.protocol.guirpc.GuiRequest;
import app.hearth.protocol.guirpc.GuiRequests;
import app.hearth.protocol.guirpc.GuiResult;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Talks to a running Hearth, or to a stock client, over the control port of this computer. One request at a time. */
public final class GuiRpcClient implements AutoCloseable {
    private final Socket socket = new Socket();
    private final InputStream in;

    /** Connects, waiting no longer than {@code patience} for that and for each answer. */
    public GuiRpcClient(int port, Duration patience) throws IOException {
        int millis = (int) Math.clamp(patience.toMillis(), 1, Integer.MAX_VALUE);
        try {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), millis);
            socket.setSoTimeout(millis);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }

    /** Shows the password; whether it was right. Only one attempt on a connection. */
    public boolean authorize(String password) throws IOException {
        String nonce = GuiReplyReader.top(call(new GuiRequest.Auth1()), "nonce").orElseThrow(() -> new ProtocolException("nonce", "missing"));
        return GuiReplyReader.top(call(new GuiRequest.Auth2(Hashes.nonce(nonce, password))), "authorized").isPresent();
    }

    public CcStatus status() throws IOException { return GuiReplyReader.status(call(new GuiRequest.GetCcStatus())); }

    /** Hearth's own words for what it does and why. */
    public List<String> hearthStatus() throws IOException { return GuiReplyReader.hearthStatus(call(new GuiRequest.GetHearthStatus())); }

    public List<GuiResult> results() throws IOException { return GuiReplyReader.results(call(new GuiRequest.GetResults(false))); }

    public List<GuiProject> projects() throws IOException { return GuiReplyReader.projects(call(new GuiRequest.GetProjectStatus())); }

    /** Asks for an action; an exception names what was refused. */
    public void perform(GuiRequest request) throws IOException {
        byte[] reply = call(request);
        if (GuiReplyReader.top(reply, "success").isPresent()) return;
        throw new ProtocolException("reply", GuiReplyReader.top(reply, "error").orElse("unauthorized"));
    }

    private byte[] call(GuiRequest request) throws IOException {
        socket.getOutputStream().write(GuiFrames.close(GuiRequests.write(request)));
        GuiFrames frames = new GuiFrames(GuiReplyReader.MAX_REPLY);
        for (int b = in.read(); b >= 0; b = in.read()) {
            Optional<byte[]> reply = frames.accept((byte) b);
            if (reply.isPresent()) return reply.get();
        }
        throw new EOFException("the connection was closed before the answer came");
    }

    @Override public void close() throws IOException { socket.close(); }
}
