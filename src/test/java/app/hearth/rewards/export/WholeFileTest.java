package app.hearth.rewards.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir Path folder;

    /** Hearth that ends in the middle of an export. */
    static final class Ending {
        public static void main(String[] arguments) throws Exception {
            var begun = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> {
                try {
                    WholeFile.write(Path.of(arguments[0]), out -> {
                        out.write(new byte[10_000]);
                        out.flush();
                        begun.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                    });
                } catch (IOException e) {
                    e.printStackTrace();
                }
            });
            begun.await();
            System.out.println(Path.of(arguments[0]).getParent().toFile().list().length);
        }
    }

    @Test void whatIsNotWholeWhenHearthEndsIsGone() throws Exception {
        var ending = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"), Ending.class.getName(),
                folder.resolve("book.csv").toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var said = ending.inputReader()) {
            assertThat(said.readLine()).isEqualTo("1");
            assertThat(ending.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            ending.destroyForcibly();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test void aFileIsThereWholeOrAsItWasAndNoFileOfTheUsersIsTouched() throws IOException {
        Path file = Files.writeString(folder.resolve("book.csv"), "old");
        Path own = Files.writeString(folder.resolve("book.csv.part"), "a download of the user's");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
            out.write('n');
            throw new IOException("full");
        })).hasMessage("full");
        assertThat(file).hasContent("old");
        WholeFile.write(file, out -> out.write('n'));
        assertThat(file).hasContent("n");
        assertThat(own).hasContent("a download of the user's");
        assertThat(folder.toFile().list()).hasSize(2);
    }
}
