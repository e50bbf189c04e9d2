package app.hearth.desktop.earnings;

import app.hearth.desktop.controls.HistoryChart.Column;
import app.hearth.desktop.controls.HistoryChart.Kind;
import app.hearth.desktop.controls.HistoryChart.Part;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.BookReader.Day;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How the history is cut: 30 days, 26 weeks or 12 months, the running one last. */
enum Period {
    DAY(30), WEEK(26), MONTH(12);

    private final int columns;

    Period(int columns) {
        this.columns = columns;
    }

    /**
     * The columns of these days, oldest first.
     *
     * @param days of one unit, oldest first
     */
    List<Column> columns(List<Day> days, Networks networks, Texts texts) {
        var found = new ArrayList<Column>();
        LocalDate first = days.isEmpty() ? LocalDate.MAX : days.getFirst().date();
        for (int back = columns - 1; back >= 0; back--) {
            LocalDate from = start(texts, back);
            LocalDate to = start(texts, back - 1);
            found.add(column(days.stream().filter(day -> !day.date().isBefore(from) && day.date().isBefore(to)).toList(),
                    to.isAfter(first), from, back, networks, texts));
        }
        return found;
    }

    private Column column(List<Day> days, boolean begun, LocalDate from, int back, Networks networks, Texts texts) {
        var parts = new ArrayList<Part>();
        for (var source : days.stream().map(Day::source).distinct().sorted(Comparator.comparingInt(networks::tone)).toList()) {
            double sum = days.stream().filter(day -> day.source().equals(source)).mapToDouble(day -> day.amount().value()).sum();
            if (sum > 0) parts.add(new Part(networks.tone(source), networks.name(source), sum));
        }
        double all = days.stream().mapToDouble(day -> day.amount().value()).sum();
        int tasks = days.stream().mapToInt(Day::events).sum();
        Kind kind = all > 0 ? Kind.CREDIT : begun || back == 0 ? Kind.NOTHING : Kind.BEFORE;
        return new Column(kind, kind == Kind.CREDIT ? parts : List.of(), axis(from, back, texts), readOut(from, all, tasks, parts, days, texts));
    }

    private List<String> readOut(LocalDate from, double all, int tasks, List<Part> parts, List<Day> days, Texts texts) {
        var lines = new ArrayList<String>();
        lines.add(name(from, texts));
        if (all <= 0) {
            lines.add(texts.get("earnings.chart.nothing"));
            return lines;
        }
        String unit = days.getFirst().unit();
        lines.add(amount(all, unit, texts));
        if (parts.size() > 1) parts.forEach(part -> lines.add(part.name() + " " + texts.figures().credit(part.value())));
        if (tasks > 0) lines.add(texts.get("earnings.tasks", tasks));
        return lines;
    }

    /** An amount of a unit in words. */
    static String amount(double value, String unit, Texts texts) {
        return unit.equals(app.hearth.rewards.Event.CREDIT) ? texts.figures().credits(value) : texts.figures().token(value) + " " + unit;
    }

    /** The first day of the column that lies so many columns back. */
    private LocalDate start(Texts texts, int back) {
        LocalDate today = texts.times().today();
        return switch (this) {
            case DAY -> today.minusDays(back);
            case WEEK -> today.with(TemporalAdjusters.previousOrSame(WeekFields.of(texts.locale()).getFirstDayOfWeek())).minusWeeks(back);
            case MONTH -> today.withDayOfMonth(1).minusMonths(back);
        };
    }

    private String name(LocalDate from, Texts texts) {
        return switch (this) {
            case DAY -> texts.times().longDate(from);
            case WEEK -> texts.get("earnings.chart.weekOf", texts.times().date(from));
            case MONTH -> texts.times().month(YearMonth.from(from));
        };
    }

    private String axis(LocalDate from, int back, Texts texts) {
        return switch (this) {
            case DAY -> back == 0 ? texts.get("time.today") : back % 7 == 0 ? texts.times().date(from) : "";
            case WEEK -> back == 0 ? texts.get("earnings.chart.thisWeek") : back % 5 == 0 ? texts.times().date(from) : "";
            case MONTH -> back == 0 ? texts.get("earnings.chart.thisMonth") : back % 2 == 0 ? shortMonth(from, texts) : "";
        };
    }

    private static String shortMonth(LocalDate from, Texts texts) {
        return java.time.format.DateTimeFormatter.ofPattern("LLL", texts.locale()).format(from);
    }
}
