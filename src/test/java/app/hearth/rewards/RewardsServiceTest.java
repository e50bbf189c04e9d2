package app.hearth.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures that stay when a network does not. */
final class RewardsServiceTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    @TempDir Path folder;
    private final BlockingQueue<List<Earnings>> told = new LinkedBlockingQueue<>();
    private final Scripted scripted = new Scripted();

    /** A network that does what the test says. */
    private static final class Scripted implements EarningsSource {
        volatile Exception failure;
        volatile boolean forgotten;

        @Override public String name() {
            return "Home network";
        }

        @Override public Earnings fetch() throws IOException {
            if (failure instanceof IOException io) throw io;
            if (failure instanceof RuntimeException runtime) throw runtime;
            var receipt = new Earnings.Receipt("fold_1_0", "fold", "Fold", name(), NOON, NOON, Optional.of(NOON), Earnings.State.GRANTED, 9,
                    8, 2.5, "energy −9");
            return new Earnings(name(), Optional.of(NOON), Optional.empty(), 2.5, 0, 0,
                    List.of(new Earnings.Day(LocalDate.of(2026, 11, 22), 2.5, 1)), forgotten ? List.of() : List.of(receipt));
        }
    }

    private RewardsService open() throws IOException {
        var service = new RewardsService(List.of(scripted), folder.resolve("earnings.sqlite"), ZoneOffset.UTC, Duration.ofDays(1));
        service.subscribe(told::add);
        return service;
    }

    private Earnings next() throws Exception {
        List<Earnings> all = told.poll(10, TimeUnit.SECONDS);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test void beforeTheFirstLookThereIsNothingAndNoInventedFigure() throws Exception {
        try (var service = open()) {
            assertThat(service.earnings()).containsExactly(Earnings.none("Home network"));
        }
    }

    @Test void theLastGoodFiguresStayWithTheirAge() throws Exception {
        try (var service = open()) {
            service.start();
            assertThat(next().error()).isEmpty();
            scripted.failure = new java.net.ConnectException("Connection refused");
            service.refresh();
            Earnings stale = next();
            assertThat(stale.total()).isEqualTo(2.5);
            assertThat(stale.fetchedAt()).hasValue(NOON);
            assertThat(stale.error()).hasValue("Home network cannot be reached");
            scripted.failure = new IllegalStateException("a bug");
            service.refresh();
            assertThat(next().total()).isEqualTo(2.5);
            scripted.failure = null;
            service.refresh();
            assertThat(next().error()).isEmpty();
        }
    }

    @Test void theFiguresShowAtTheNextStartWithoutANetwork() throws Exception {
        Earnings before;
        try (var service = open()) {
            service.start();
            before = next();
        }
        scripted.failure = new IOException("Home network does not know this account");
        try (var service = open()) {
            assertThat(service.earnings()).containsExactly(before);
            service.start();
            assertThat(next().error()).hasValue("Home network does not know this account");
        }
    }

    @Test void aDamagedBookIsSetAsideAndBegunAnew() throws Exception {
        Files.writeString(folder.resolve("earnings.sqlite"), "no database at all, but long enough to be looked at as one".repeat(40));
        try (var service = open()) {
            assertThat(service.earnings()).containsExactly(Earnings.none("Home network"));
            service.start();
            assertThat(next().total()).isEqualTo(2.5);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).anyMatch(name -> name.startsWith("earnings.sqlite.broken-"));
        }
    }

    @Test void whatANetworkForgetsStaysInTheBook() throws Exception {
        try (var service = open()) {
            service.start();
            next();
            scripted.forgotten = true;
            service.refresh();
            Earnings kept = next();
            assertThat(kept.total()).isEqualTo(2.5);
            assertThat(kept.receipts()).hasSize(1);
        }
    }

    @Test void aListenerThatFailsHarmsNobodyAndAnEndedOneIsNotCalled() throws Exception {
        try (var service = new RewardsService(List.of(scripted), folder.resolve("earnings.sqlite"), ZoneOffset.UTC, Duration.ofDays(1))) {
            service.subscribe(_ -> {
                throw new IllegalStateException("a listener's bug");
            });
            var ended = service.subscribe(_ -> told.add(List.of()));
            ended.close();
            ended.close();
            service.subscribe(told::add);
            service.refresh();
            assertThat(next().total()).isEqualTo(2.5);
        }
    }
}
