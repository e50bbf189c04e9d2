package app.hearth.engine.policy;

import app.hearth.engine.policy.Conditions.Over;
import app.hearth.engine.policy.Conditions.Slowing;
import app.hearth.engine.policy.Conditions.Target;
import app.hearth.settings.AnySettings;
import app.hearth.settings.UserSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** All that a decision depends on, arbitrarily. */
record AnyWorld(UserSettings settings, Wishes wishes, Conditions now, Usage usage) {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    static Arbitrary<AnyWorld> worlds() {
        return Combinators.combine(AnySettings.settings(), conditions(), usages()).flatAs((settings, now, usage) ->
                wishes(now.now(), now.zone()).map(wishes -> new AnyWorld(settings, wishes, now, usage))).withoutEdgeCases();
    }

    Decision decide() {
        return SharingPolicy.decide(settings, wishes, now, usage);
    }

    AnyWorld with(UserSettings other) {
        return new AnyWorld(other, wishes, now, usage);
    }

    AnyWorld with(Wishes other) {
        return new AnyWorld(settings, other, now, usage);
    }

    static Arbitrary<Conditions> conditions() {
        var moment = Combinators.combine(Arbitraries.integers().between(0, 366 * 24 * 60).map(m -> START.plus(Duration.ofMinutes(m))),
                Arbitraries.of("UTC", "Europe/Berlin", "Australia/Lord_Howe", "America/New_York", "Asia/Kathmandu").map(ZoneId::of)).as(Moment::new);
        var idle = Arbitraries.integers().between(0, 3000).map(s -> Optional.of(Duration.ofSeconds(s))).injectNull(0.2).map(i -> i == null ? Optional.<Duration>empty() : i);
        var flags = Arbitraries.of(true, false).list().ofSize(2);
        var battery = Combinators.combine(Arbitraries.frequency(net.jqwik.api.Tuple.of(3, 0), net.jqwik.api.Tuple.of(1, 1), net.jqwik.api.Tuple.of(1, 2)),
                Arbitraries.integers().between(0, 100), Arbitraries.of(true, false)).as(Cell::new);
        var programs = Arbitraries.of("obs", "steam", "gimp", "editor").list().ofMaxSize(2);
        var full = Arbitraries.frequency(net.jqwik.api.Tuple.of(3, List.<String>of()), net.jqwik.api.Tuple.of(1, List.of("vlc")));
        var busy = Arbitraries.doubles().between(1, 100).ofScale(1).map(OptionalDouble::of).injectNull(0.7).map(b -> b == null ? OptionalDouble.empty() : b);
        var slowing = Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, Arbitraries.just(Slowing.NONE)), net.jqwik.api.Tuple.of(2,
                Arbitraries.of(0.0, 0.05, 0.4, 0.9).map(f -> new Slowing(f, List.of(new Over(Target.HEAT, 81, 75))))), net.jqwik.api.Tuple.of(2,
                Arbitraries.of(0.0, 0.004, 0.3, 0.97).map(f -> new Slowing(1, List.of(new Over(Target.CARD_HEAT, 86, 80)), f))), net.jqwik.api.Tuple.of(1,
                Arbitraries.of(0.0, 0.5).map(f -> new Slowing(f, List.of(new Over(Target.CARD_FAN, 86, 80), new Over(Target.FAN, 1500, 1200)), 1 - f))));
        var disk = Arbitraries.longs().between(0, 3_000_000_000L).map(bytes -> bytes > 1_000_000_000 ? Long.MAX_VALUE : bytes);
        var used = Arbitraries.longs().between(0, 120_000_000_000L).map(bytes -> bytes > 60_000_000_000L ? 0 : bytes);
        return Combinators.combine(moment, Arbitraries.integers().between(1, 64), idle, flags, battery, programs,
                Combinators.combine(full, busy).as(Busy::new), Combinators.combine(slowing, disk, used, Arbitraries.of(true, false)).as(Rest::new)).as((at, cores, idleFor, flag, cell, names, others, rest) ->
                new Conditions(at.now, at.zone, cores, 16_000_000_000L, idleFor, flag.get(0), cell.kind == 1, cell.kind == 2,
                        cell.known ? OptionalInt.of(cell.level) : OptionalInt.empty(), Optional.of(flag.get(1)), new HashSet<>(names),
                        others.full, others.percent, rest.slowing, rest.disk, rest.used, rest.over));
    }

    private record Moment(Instant now, ZoneId zone) {}

    private record Cell(int kind, int level, boolean known) {}

    private record Busy(List<String> full, OptionalDouble percent) {}

    private record Rest(Slowing slowing, long disk, long used, boolean over) {}

    static Arbitrary<Usage> usages() {
        return Combinators.combine(Arbitraries.integers().between(0, 24 * 60), Arbitraries.integers().between(0, 168 * 60),
                Arbitraries.doubles().between(0, 12).ofScale(3), Arbitraries.doubles().between(0, 120).ofScale(3),
                Arbitraries.doubles().between(0, 60).ofScale(3), Arbitraries.longs().between(0, 120_000_000_000L)).as((day, week, kwh, month, money, bytes) ->
                new Usage(Duration.ofMinutes(day), Duration.ofMinutes(Math.max(day, week)), kwh, Math.max(kwh, month), money, bytes));
    }

    static Arbitrary<Wishes> wishes(Instant now, ZoneId zone) {
        Arbitrary<Optional<Instant>> until = Arbitraries.integers().between(-600, 600).map(m -> Optional.of(now.plus(Duration.ofMinutes(m))))
                .injectNull(0.6).map(t -> t == null ? Optional.<Instant>empty() : t);
        var program = Arbitraries.of("obs", "steam").map(Optional::of).injectNull(0.7).map(p -> p == null ? Optional.<String>empty() : p);
        Arbitrary<Optional<Wishes.Stop>> stop = Combinators.combine(until, program)
                .as((end, name) -> Optional.of(new Wishes.Stop(now.minusSeconds(60), end, name))).injectNull(0.7).map(s -> s == null ? Optional.<Wishes.Stop>empty() : s);
        var instead = Combinators.combine(AnySettings.howMuch(), until).as((figures, end) -> end.map(t -> new Wishes.Instead(figures, t)));
        var extra = Arbitraries.of(0.0, 1.0, 5.0).map(hours -> hours == 0 ? Optional.<Wishes.Extra>empty()
                : Optional.of(new Wishes.Extra(LocalDate.ofInstant(now, zone), hours)));
        return Combinators.combine(stop, until, instead, until, extra, until, Arbitraries.of(true, false)).as(Wishes::new);
    }
}
