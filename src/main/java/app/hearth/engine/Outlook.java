package app.hearth.engine;

import app.hearth.settings.UserSettings;
import java.io.IOException;

/** What the engine is given to know of its computer and its user. */
public interface Outlook {
    /**
     * The settings to start with. Called once.
     *
     * @throws IOException when the folder cannot be used
     */
    UserChoices choices() throws IOException;

    /**
     * Keeps changed settings.
     *
     * @throws IOException when they cannot be written
     */
    void save(UserSettings settings) throws IOException;

    /** What is known now; answers at once. Any thread. */
    Look look();
}
