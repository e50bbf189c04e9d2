package app.hearth;

import app.hearth.rewards.notice.Herald.Voice;
import java.util.List;
import java.util.Map;

/** The system's notifications. What it takes differs from system to system: a back end each. Calls may take a few seconds. */
interface Notifications extends AutoCloseable {
    /** A button of a notification. The one without words is a click on the notification itself. */
    record Action(String words, Runnable act) {}

    /** Whether it can be used now. */
    Voice voice();

    /**
     * Shows one, without a sound.
     *
     * @param actions what can be done about it; systems that know no buttons leave them out
     * @throws java.io.IOException when it was not shown
     */
    void show(String title, String body, List<Action> actions) throws java.io.IOException;

    @Override default void close() {}

    /** For this system. Windows shows notifications of installed programs only, by an identity that Hearth does not register. */
    static Notifications forThisSystem() {
        return forSystem(System.getProperty("os.name"), System.getenv());
    }

    /** @param environment as {@link System#getenv()} */
    static Notifications forSystem(String system, Map<String, String> environment) {
        if (system.startsWith("Mac")) return new MacNotifications(MacNotifications.OSASCRIPT);
        return system.startsWith("Windows") ? NO_WAY : new BusNotifications(environment);
    }

    Notifications NO_WAY = new Notifications() {
        @Override public Voice voice() {
            return Voice.NO_WAY;
        }

        @Override public void show(String title, String body, List<Action> actions) {}
    };
}
