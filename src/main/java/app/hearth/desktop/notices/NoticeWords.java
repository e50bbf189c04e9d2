package app.hearth.desktop.notices;

import app.hearth.desktop.status.AppWords;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.Amount;
import app.hearth.rewards.Event;
import app.hearth.rewards.notice.Notice;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Notices in words. */
public final class NoticeWords {
    private final Texts texts;

    public NoticeWords(Texts texts) {
        this.texts = texts;
    }

    /** A few words above all of these. */
    public String title(List<Notice> notices) {
        return notices.size() == 1 ? texts.get("earnings.notice.title." + notices.getFirst().kind()) : texts.get("earnings.notice.title", notices.size());
    }

    /** All of them, a line each. */
    public String body(List<Notice> notices) {
        return notices.stream().map(this::line).collect(Collectors.joining("\n"));
    }

    /** One in a sentence or two. */
    public String line(Notice notice) {
        return switch (notice.kind()) {
            case FIRST_CREDIT -> texts.get("earnings.notice.first", new AppWords(texts).network(notice.label()), amounts(notice.amounts()));
            case PAYOUT -> texts.get("earnings.notice.payout", new AppWords(texts).network(notice.label()), amounts(notice.amounts()), notice.count());
            case NOT_ACCEPTED -> texts.get("earnings.notice.refused", new AppWords(texts).network(notice.label()), notice.count());
            case BEACON -> beacon(notice);
            case WEEK -> texts.get("earnings.notice.week", notice.end().map(first -> texts.times().date(first.atZone(ZoneOffset.UTC).toLocalDate())).orElse(""),
                    amounts(notice.amounts()), notice.count());
        };
    }

    /** What a click on a notification does. */
    public String show() {
        return texts.get("earnings.notice.show");
    }

    /** What the button that turns them down says. */
    public String fewer() {
        return texts.get("earnings.notice.fewer");
    }

    private String beacon(Notice notice) {
        if (notice.end().isEmpty()) return texts.get("earnings.notice.beacon.ended", new AppWords(texts).network(notice.label()));
        var end = notice.end().get();
        String day = texts.times().date(texts.times().dateOf(end));
        return texts.get(end.isAfter(texts.now()) ? "earnings.notice.beacon" : "earnings.notice.beacon.endedOn", new AppWords(texts).network(notice.label()), day);
    }

    private String amounts(Map<String, Amount> amounts) {
        return amounts.entrySet().stream().sorted(Comparator.comparing(entry -> entry.getKey().equals(Event.CREDIT) ? "" : entry.getKey()))
                .map(entry -> amount(entry.getValue().value(), entry.getKey())).collect(Collectors.joining(texts.get("earnings.notice.and")));
    }

    private String amount(double value, String unit) {
        return unit.equals(Event.CREDIT) ? texts.figures().credits(value) : texts.figures().token(value) + " " + unit;
    }
}
