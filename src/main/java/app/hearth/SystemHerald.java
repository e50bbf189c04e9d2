package app.hearth;

import app.hearth.Notifications.Action;
import app.hearth.desktop.notices.NoticeWords;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.notice.Herald;
import app.hearth.rewards.notice.Notice;
import app.hearth.rewards.notice.NoticeBoard;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts notices into the system's notifications: a click shows the earnings, and a button makes their kinds rarer. */
record SystemHerald(Notifications system, Texts texts, Supplier<NoticeBoard> board, Runnable onClick) implements Herald {
    private static final Logger LOG = LoggerFactory.getLogger(SystemHerald.class);

    @Override public Voice voice() {
        return system.voice();
    }

    @Override public void announce(List<Notice> notices) {
        var words = new NoticeWords(texts);
        var kinds = notices.stream().map(Notice::kind).collect(Collectors.toUnmodifiableSet());
        try {
            system.show(words.title(notices), words.body(notices), List.of(new Action(words.show(), onClick),
                    new Action(words.fewer(), () -> board.get().fewer(kinds))));
        } catch (IOException | RuntimeException e) {
            LOG.warn("A notice could not be told by the system; it is on the screen", e);
        }
    }
}
