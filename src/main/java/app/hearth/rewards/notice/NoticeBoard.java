package app.hearth.rewards.notice;

import app.hearth.rewards.notice.Notice.Kind;
import app.hearth.rewards.notice.Notice.Reach;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Notices as the screens see them. All methods may be called on any thread and do not wait. */
public interface NoticeBoard {
    /** What is told and not put away yet, newest first. */
    List<Notice> open();

    /** Whether one of them was never looked at. */
    default boolean fresh() {
        return open().stream().anyMatch(Notice::fresh);
    }

    /** They are being looked at: no dot, and no notification for what waits. */
    void seen();

    /** Puts one away for good. */
    void dismiss(String id);

    /** How far a kind goes. */
    Reach reach(Kind kind);

    void setReach(Kind kind, Reach reach);

    /** One step less for each of these kinds. */
    default void fewer(Collection<Kind> kinds) {
        for (var kind : kinds) setReach(kind, reach(kind).less());
    }

    /** Whether the system can show notifications, by the last look; empty before the first. */
    Optional<Herald.Voice> voice();

    /** Looks at that again; the outcome comes as a change. */
    void askVoice();
}
