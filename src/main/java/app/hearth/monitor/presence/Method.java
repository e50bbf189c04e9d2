package app.hearth.monitor.presence;

/** How it is known whether the user is there. */
public enum Method {
    /** The time of the last input in this Windows session. */
    WINDOWS,
    /** The lower of the input devices' idle time and that of the window server, which also sees screen sharing. */
    MACOS,
    /** The X server's own idle counter. */
    X11,
    /** GNOME's compositor, over the session bus. */
    GNOME,
    /** The Wayland protocol that KDE Plasma, wlroots, COSMIC and others speak. */
    EXT_IDLE_NOTIFY,
    /** The hint that a desktop gives the system's session manager; comes minutes late. */
    LOGIND,
    /** It cannot be told. */
    NONE
}
