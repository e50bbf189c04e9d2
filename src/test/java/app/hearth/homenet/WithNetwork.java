package app.hearth.homenet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of the home network over HTTP, in which time passes and checks are made only when the test says so. */
abstract class WithNetwork {
    @TempDir Path folder;
    final TestClock clock = new TestClock();
    final Doubling doubling = new Doubling();
    HomeNetwork network;
    /** A computer that takes part; the same one after the network was opened again. */
    Contributor contributor;

    @BeforeEach void open() throws IOException {
        network = HomeNetwork.openStepped(folder.resolve("home"), clock, List.of(doubling), _ -> (_, _) -> {
            throw new IOException("not needed");
        });
        if (contributor == null) contributor = new Contributor(network);
    }

    @AfterEach void close() {
        network.close();
    }

    void reopen() throws IOException {
        network.close();
        open();
    }
}
