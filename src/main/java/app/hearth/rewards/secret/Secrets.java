package app.hearth.rewards.secret;

import java.io.IOException;
import java.util.Optional;

/** Keeps a few short secrets by name. Any thread. */
public interface Secrets {
    /** The secret under a name. */
    Optional<String> get(String name) throws IOException;

    /** Keeps a secret in place of a former one. */
    void put(String name, String secret) throws IOException;

    /** Forgets a secret; nothing happens where there is none. */
    void remove(String name) throws IOException;

    /** Where they are kept, to be told to the user before one is typed in. */
    Place place();

    /** Where secrets are kept. */
    sealed interface Place {
        /** The system's keyring, locked with the session. */
        record Keyring() implements Place {}

        /**
         * A file.
         *
         * @param ownerOnly whether the system keeps other users from reading it
         */
        record OwnFile(String path, boolean ownerOnly) implements Place {}
    }
}
