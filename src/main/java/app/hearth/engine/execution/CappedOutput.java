package app.hearth.engine.execution;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes on the first bytes and drops the rest, saying so once. Closing by the program itself has no effect on later runs. */
final class CappedOutput extends OutputStream {
    private final OutputStream target;
    private long left;
    private boolean closed;

    CappedOutput(OutputStream target, long limit) {
        this.target = target;
        this.left = limit;
    }

    @Override public synchronized void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (closed || left < 0) return;
        int passed = (int) Math.min(left, length);
        target.write(bytes, offset, passed);
        left -= length;
        if (left < 0) target.write("\n[more output was dropped]\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Override public synchronized void close() throws IOException {
        closed = true;
        target.close();
    }
}
