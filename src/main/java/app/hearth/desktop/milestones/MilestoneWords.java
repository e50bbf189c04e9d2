package app.hearth.desktop.milestones;

import app.hearth.desktop.text.Figures;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.milestone.Comparisons;
import app.hearth.rewards.milestone.Milestones;
import app.hearth.rewards.milestone.Milestones.Family;
import app.hearth.rewards.milestone.Milestones.Kind;
import app.hearth.rewards.milestone.Milestones.Row;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Milestones in words. */
final class MilestoneWords {
    private static final int DAYS_OF_A_YEAR = 365;
    private final Texts texts;
    private final Figures figures;

    MilestoneWords(Texts texts) {
        this.texts = texts;
        this.figures = texts.figures();
    }

    /** A figure, and what it is like. */
    record Line(String icon, String figure, String like) {}

    /** @param credits since the book was begun, 0 for none */
    List<Line> lines(Milestones milestones, double credits) {
        var lines = new ArrayList<Line>();
        var totals = milestones.totals();
        lines.add(new Line("fth-check-circle", results(totals.results()), texts.get("earnings.milestone.like.results", totals.networks(), span(totals.computing()))));
        if (credits > 0) lines.add(new Line("fth-users", figures.credits(credits), texts.get("earnings.milestone.like.credits", span(Comparisons.everybody(credits)))));
        double litres = Comparisons.litresBoiled(totals.kwh());
        if (litres >= 0.1) lines.add(new Line("fth-zap", figures.energy(totals.kwh()), texts.get("earnings.milestone.like.energy", litres(litres))));
        return lines;
    }

    private String litres(double litres) {
        return texts.get("earnings.milestone.litres", litres < 10 ? figures.decimal(litres, 1) : figures.whole(Math.round(litres)), litres);
    }

    String results(long results) {
        return texts.get("earnings.milestone.step.RESULTS", results);
    }

    /** Like {@link Figures#span}, and in years and days from a year on. */
    String span(Duration span) {
        long days = span.toDays();
        if (days < DAYS_OF_A_YEAR) return days < 30 ? figures.span(span) : texts.get("earnings.milestone.days", days);
        return texts.get("earnings.milestone.years", days / DAYS_OF_A_YEAR, days % DAYS_OF_A_YEAR);
    }

    /** The present row of days and the longest one. */
    String rows(Milestones milestones) {
        var now = milestones.row().filter(row -> row.days() > 1).map(row -> texts.get("earnings.milestone.row", row.days(), texts.times().date(row.first())));
        var longest = milestones.longest().filter(row -> row.days() > 1 && !milestones.row().equals(Optional.of(row)))
                .map(row -> texts.get("earnings.milestone.longest", row.days(), dates(row)));
        if (now.isEmpty() && longest.isEmpty()) return texts.get("earnings.milestone.noRow");
        return Stream.of(now, longest).flatMap(Optional::stream).collect(Collectors.joining(" · "));
    }

    /** Why the row is no longer, and what it takes to go on; empty where there is nothing to explain. */
    String why(Milestones milestones) {
        LocalDate today = texts.times().today();
        var said = new ArrayList<String>();
        if (milestones.waits(today)) said.add(texts.get("earnings.milestone.today"));
        boolean rows = milestones.longest().filter(row -> row.days() > 1).isPresent();
        milestones.pause(today).filter(_ -> rows).ifPresent(pause -> said.add(texts.get(milestones.row().isPresent() ? "earnings.milestone.pause" : "earnings.milestone.resting",
                pause.days(), dates(pause))));
        return String.join(" ", said);
    }

    /** What was done on a day. */
    String day(Milestones milestones, LocalDate date) {
        Duration computed = milestones.days().get(date);
        return computed == null ? texts.get("earnings.milestone.day.none", texts.times().date(date))
                : texts.get("earnings.milestone.day", texts.times().date(date), figures.span(computed));
    }

    private String dates(Row row) {
        if (row.days() == 1) return texts.times().date(row.first());
        return texts.get("earnings.milestone.dates", texts.times().date(row.first()), texts.times().date(row.last()));
    }

    /** The highest step reached, or the first one to come. */
    String title(Family family) {
        return step(family.kind(), family.reached().isEmpty() ? family.kind().steps().getFirst() : family.reached().getLast().step());
    }

    String step(Kind kind, long step) {
        return texts.get("earnings.milestone.step." + kind, step);
    }

    /** When it was reached. */
    Optional<String> since(Family family) {
        return family.reached().isEmpty() ? Optional.empty() : Optional.of(texts.get("earnings.milestone.on", texts.times().date(family.reached().getLast().on())));
    }

    /** How far it is to the next. */
    Optional<String> next(Family family) {
        return family.next().isPresent() ? Optional.of(texts.get("earnings.milestone.next", family.value(), family.next().getAsLong())) : Optional.empty();
    }

    /** All that a badge tells, for a screen reader. */
    String spoken(Family family) {
        String reached = since(family).orElse(texts.get("earnings.milestone.notYet"));
        return String.join(", ", title(family), reached) + next(family).map(words -> ", " + words).orElse("");
    }
}
