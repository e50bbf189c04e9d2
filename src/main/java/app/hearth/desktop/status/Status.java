package app.hearth.desktop.status;

import app.hearth.Hearth;
import app.hearth.desktop.feed.Setting;
import app.hearth.engine.EngineCommand;
import java.util.List;
import java.util.Optional;

/**
 * Whether Hearth shares, in words.
 *
 * @param title   the sentence
 * @param detail  the second line: why, until when
 * @param remedy  the one button that changes it
 * @param reasons every reason in force, the one that ends last first: why it pauses, else what slows it, holds files back or keeps it from seeing the user
 * @param brief   the state for the narrow status block
 * @param why     the reason for the narrow status block, empty while sharing
 */
public record Status(Mood mood, String title, String detail, Optional<Remedy> remedy, List<Reason> reasons, String brief,
                     Optional<String> why) {
    public Status {
        reasons = List.copyOf(reasons);
    }

    /** Which of the few states, for glyph and colour. */
    public enum Mood { SHARING, IDLE, HOLD, PROBLEM }

    /** A button. {@code primary} is for the way out of a hold. */
    public record Remedy(String text, String icon, EngineCommand command, boolean primary) {}

    /** One row of the card that lists the reasons. {@code from} is the setting it comes from, where there is one. */
    public record Reason(String icon, String title, String detail, Optional<Remedy> remedy, Optional<Setting> from) {}

    /** Whether sharing could be started by the user now. */
    public boolean onHold() {
        return mood == Mood.HOLD;
    }
}
