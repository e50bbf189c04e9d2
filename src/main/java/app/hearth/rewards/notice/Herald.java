package app.hearth.rewards.notice;

import java.util.List;

/** Tells notices by the system's own means. */
public interface Herald {
    /** Whether the system can. */
    enum Voice {
        /** It shows notifications. */
        THERE,
        /** No program on this desktop shows any. */
        NO_SERVICE,
        /** Hearth has no way to do it on this system. */
        NO_WAY
    }

    /** Whether it can now; may take a few seconds. */
    Voice voice();

    /** Shows one notification for all of these; what fails is logged and the notices stay on the screen. May take a few seconds. */
    void announce(List<Notice> notices);

    /** Never says anything. */
    Herald SILENT = new Herald() {
        @Override public Voice voice() {
            return Voice.NO_WAY;
        }

        @Override public void announce(List<Notice> notices) {}
    };
}
