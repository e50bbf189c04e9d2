package app.hearth.rewards.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that the user asked for. It appears under its name when it is whole; before that it is written beside it. */
public final class WholeFile {
    private static final int TOLD = 8;

    /** What the file is to hold. */
    public interface Content {
        void to(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /** Writes it. Blocks; whatever ends the writing, be it the end of Hearth, nothing is left beside the file. */
    public static void write(Path file, Content content) throws IOException {
        // Not the file's own name and an ending: a file of the user's may be called so.
        Path part = file.resolveSibling(".hearth-" + UUID.randomUUID().toString().substring(0, TOLD) + ".part");
        // Threads that write do not keep Hearth from ending, and what they clean up themselves does not happen then.
        part.toFile().deleteOnExit();
        try {
            try (var out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.to(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
