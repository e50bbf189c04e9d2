package app.hearth.monitor;

/**
 * What a computer does not tell, each with its cause: a limit that asks for it cannot hold there, and the user is told so. Found by the classes that
 * ask the system, never guessed by those that show it.
 */
public enum Untold {
    /** The system lists no battery of its own. */
    BATTERY_NONE(Sense.BATTERY),
    /** There is a battery, but not how full it is. */
    BATTERY_LEVEL(Sense.BATTERY),
    /** Linux has no driver for a processor's sensor: a virtual machine, or a module that is not loaded. */
    HEAT_NO_DRIVER(Sense.HEAT),
    /** There is a sensor, but what it says is missing or no temperature of a processor. */
    HEAT_NONSENSE(Sense.HEAT),
    HEAT_WINDOWS(Sense.HEAT),
    HEAT_MACOS(Sense.HEAT),
    /** The look at sensors failed. */
    HEAT_FAILED(Sense.HEAT),
    /** Linux lists no plug for a fan. */
    FAN_NO_DRIVER(Sense.FAN),
    /** Plugs are listed, but no fan was ever seen turning: they may be empty. */
    FAN_STILL(Sense.FAN),
    FAN_WINDOWS(Sense.FAN),
    FAN_MACOS(Sense.FAN),
    FAN_FAILED(Sense.FAN),
    METERED_WINDOWS(Sense.METERED),
    METERED_MACOS(Sense.METERED),
    /** NetworkManager, the only one on Linux that knows, does not run. */
    METERED_NO_MANAGER(Sense.METERED),
    /** NetworkManager does not know. */
    METERED_UNSAID(Sense.METERED),
    /** Wayland tells no program of another's windows. */
    FULL_SCREEN_WAYLAND(Sense.FULL_SCREEN),
    FULL_SCREEN_MACOS(Sense.FULL_SCREEN),
    FULL_SCREEN_WINDOWS(Sense.FULL_SCREEN),
    /** There is no screen. */
    FULL_SCREEN_NO_DISPLAY(Sense.FULL_SCREEN),
    /** The X server does not answer. */
    FULL_SCREEN_NO_ANSWER(Sense.FULL_SCREEN),
    /** No window manager tells of its windows. */
    FULL_SCREEN_NO_MANAGER(Sense.FULL_SCREEN),
    AWAKE_WINDOWS(Sense.AWAKE),
    AWAKE_MACOS(Sense.AWAKE),
    /** Nobody keeps a list of the programs that keep the session awake. */
    AWAKE_NO_LIST(Sense.AWAKE),
    /** Only the system's own list is there, which not every player is on. */
    AWAKE_SYSTEM_ONLY(Sense.AWAKE);

    /** What limits ask for. {@code AWAKE}: films and presentations, which keep the session awake. */
    public enum Sense { BATTERY, HEAT, FAN, METERED, FULL_SCREEN, AWAKE }

    private final Sense sense;

    Untold(Sense sense) {
        this.sense = sense;
    }

    public Sense sense() {
        return sense;
    }
}
