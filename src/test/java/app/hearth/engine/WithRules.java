package app.hearth.engine;

import app.hearth.protocol.SchedulerReply;
import app.hearth.settings.UserSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of the engine's rules with their real store, in an outside that only notes what is asked of it. */
abstract class WithRules {
    /** Checksum of any file: nothing is really fetched. */
    static final String MD5 = "0".repeat(32);
    /** A deadline that no test reaches, in epoch seconds. */
    static final double LATER = 4e9;

    @TempDir Path folder;
    final RecordedWorld world = new RecordedWorld();
    SqliteStore store;
    EngineCore core;

    @BeforeEach void openTheEngine() throws IOException {
        store = new SqliteStore(folder.resolve("engine.sqlite"));
        core = world.boot(store, settings());
    }

    @AfterEach void closeTheEngine() {
        store.close();
    }

    /** What the user chose; as suggested unless a test says otherwise. */
    UserSettings settings() {
        return UserSettings.suggested(false, 2);
    }

    /** Attaches to a network whose page was read. */
    void attach(String url, String name) {
        core.handle(new EngineEvent.Attach(url, name, "key", false));
        core.handle(new EngineEvent.MasterFetched(url, RecordedWorld.talk(core, url), List.of(url + "cgi")));
    }

    void ask(EngineCommand command) {
        core.handle(new EngineEvent.Asked(command));
    }

    /** Time passes, as the engine notices it. */
    void pass(Duration time) {
        for (long seconds = 0; seconds < time.toSeconds(); seconds += 5) {
            world.pass(Duration.ofSeconds(5));
            core.handle(new EngineEvent.Tick());
        }
    }

    /** The network's answer to a request that reported these tasks. */
    void reply(String url, List<String> reported, SchedulerReply.Builder reply) {
        core.handle(new EngineEvent.Replied(url, RecordedWorld.talk(core, url), reported, reply.build()));
    }
}
