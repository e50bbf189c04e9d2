package app.hearth.engine.execution;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The memory that a BOINC application shares with its client (protocol note 6.4): eight channels of 1024 bytes in the file
 * {@code boinc_mmap_file}, which the application maps. Hearth reads and writes the file instead: on Linux and macOS both see
 * the same pages, and a program that cuts its file short cannot crash Hearth, as it would through a mapping.
 */
final class AppChannels implements AutoCloseable {
    static final String FILE = "boinc_mmap_file";
    private static final int SIZE = 1024;
    private static final byte FULL = 1;

    /** In their order in memory (lib/app_ipc.h, SHARED_MEM). */
    enum Channel {
        PROCESS_CONTROL_REQUEST, PROCESS_CONTROL_REPLY, GRAPHICS_REQUEST, GRAPHICS_REPLY, HEARTBEAT, APP_STATUS, TRICKLE_UP, TRICKLE_DOWN;

        private long offset() {
            return (long) ordinal() * SIZE;
        }
    }

    private final FileChannel file;

    private AppChannels(FileChannel file) {
        this.file = file;
    }

    /** Makes the channels of a slot that has none yet, all empty. */
    static AppChannels open(Path slot) throws IOException {
        var file = FileChannel.open(slot.resolve(FILE), StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            file.write(ByteBuffer.allocate(Channel.values().length * SIZE), 0);
            return new AppChannels(file);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Puts a message of up to 1022 bytes there, unless the one before it has not been taken. */
    boolean send(Channel channel, String message) {
        var text = message.getBytes(StandardCharsets.ISO_8859_1);
        if (text.length > SIZE - 2) throw new IllegalArgumentException("too long for a channel: " + text.length);
        try {
            if (full(channel)) return false;
            // Text and its end first, the flag after: the reader looks at the flag.
            var bytes = ByteBuffer.allocate(text.length + 1).put(text).put((byte) 0).flip();
            file.write(bytes, channel.offset() + 1);
            file.write(ByteBuffer.wrap(new byte[] {FULL}), channel.offset());
            return true;
        } catch (IOException e) {
            return false; // as if it were not taken
        }
    }

    /** Takes the message there, if any. */
    Optional<String> take(Channel channel) {
        try {
            if (!full(channel)) return Optional.empty();
            var bytes = new byte[SIZE - 1];
            int length = Math.max(0, file.read(ByteBuffer.wrap(bytes), channel.offset() + 1));
            file.write(ByteBuffer.wrap(new byte[] {0}), channel.offset());
            int end = 0;
            while (end < length && bytes[end] != 0) end++;
            return Optional.of(new String(bytes, 0, end, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean full(Channel channel) throws IOException {
        var flag = new byte[1];
        return file.read(ByteBuffer.wrap(flag), channel.offset()) == 1 && flag[0] != 0;
    }

    @Override public void close() throws IOException {
        file.close();
    }
}
