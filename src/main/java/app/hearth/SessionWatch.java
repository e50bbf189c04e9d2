package app.hearth;

import app.hearth.monitor.presence.PresenceSource;
import app.hearth.monitor.surroundings.SurroundingsProbe;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.slf4j.LoggerFactory;

/** The user and what goes on around Hearth. Asking the session may take a second, so this is found out beside the start. */
final class SessionWatch implements AutoCloseable {
    private record Sources(PresenceSource presence, SurroundingsProbe surroundings) {}

    private final CompletableFuture<Sources> sources;

    /** @param onReturn called at once when the user comes back, on the source's thread */
    SessionWatch(Runnable onReturn) {
        sources = CompletableFuture.supplyAsync(() -> {
            var presence = PresenceSource.forThisSession();
            presence.onReturn(onReturn);
            return new Sources(presence, SurroundingsProbe.forThisSession());
        }, Executors.newVirtualThreadPerTaskExecutor());
        sources.whenComplete((_, failed) -> {
            if (failed != null) LoggerFactory.getLogger(SessionWatch.class).error("Whether the user is there cannot be told", failed);
        });
    }

    Optional<PresenceSource> presence() {
        return now().map(Sources::presence);
    }

    Optional<SurroundingsProbe> surroundings() {
        return now().map(Sources::surroundings);
    }

    private Optional<Sources> now() {
        return sources.isCompletedExceptionally() ? Optional.empty() : Optional.ofNullable(sources.getNow(null));
    }

    @Override public void close() {
        sources.thenAccept(opened -> {
            opened.presence().close();
            opened.surroundings().close();
        });
    }
}
