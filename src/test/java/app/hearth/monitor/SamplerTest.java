package app.hearth.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.monitor.Reading.Cpu;
import app.hearth.monitor.Reading.Memory;
import app.hearth.monitor.Reading.Power;
import app.hearth.monitor.Reading.Sensors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private final ArrayDeque<Supplier<Optional<Reading>>> script = new ArrayDeque<>();
    private final List<Set<Long>> asked = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Sampler sampler = new Sampler(new Scripted(), Duration.ofSeconds(1), () -> Set.of(7L));

    private final class Scripted implements Probe {
        @Override public Optional<Reading> read(Set<Long> taskRoots) {
            asked.add(taskRoots);
            return script.isEmpty() ? Optional.empty() : script.poll().get();
        }

        @Override public void close() {
            closed.countDown();
        }
    }

    @Test void theNewestReadingIsEmptyUntilThereIsOne() {
        sampler.sample();
        assertThat(sampler.latest()).isEmpty();

        at(0);
        assertThat(sampler.latest()).map(Reading::at).contains(NOON);
        assertThat(asked).containsOnly(Set.of(7L));
    }

    @Test void aFailedLookIsSkippedAndTheNextCounts() {
        script.add(() -> { throw new IllegalStateException("sensor on fire"); });
        sampler.sample();
        script.add(() -> { throw new UnsatisfiedLinkError("no such library"); });
        sampler.sample();
        at(2);

        assertThat(sampler.latest()).map(Reading::at).contains(NOON.plusSeconds(2));
    }

    @Test void sleepIsAGapInTheHistory() {
        for (long second : new long[] {0, 1, 3, 4, 3600, 3601, 3500}) at(second);

        assertThat(sampler.history()).extracting(History.Point::afterGap)
                .containsExactly(true, false, false, false, true, false, true);
    }

    @Test void theHistoryKeepsTheNewest() {
        for (int second = 0; second < History.CAPACITY + 10; second++) at(second);

        assertThat(sampler.history()).hasSize(History.CAPACITY);
        assertThat(sampler.history().getFirst().at()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test void aListenerHearsUntilItsHandleIsClosed() {
        var heard = new ArrayList<Instant>();
        var handle = sampler.subscribe(reading -> heard.add(reading.at()));
        at(0);
        handle.close();
        handle.close();
        at(1);

        assertThat(heard).containsExactly(NOON);
    }

    @Test void aListenerThatFailsDoesNotSilenceTheOthers() {
        var heard = new ArrayList<Instant>();
        sampler.subscribe(_ -> { throw new IllegalStateException("broken screen"); });
        sampler.subscribe(reading -> heard.add(reading.at()));
        at(0);
        at(1);

        assertThat(heard).hasSize(2);
    }

    @Test void looksOnAThreadOfItsOwnAndClosesTheProbeThere() throws InterruptedException {
        var name = new ArrayList<String>();
        var told = new CountDownLatch(1);
        script.add(() -> Optional.of(reading(0)));
        sampler.subscribe(_ -> {
            name.add(Thread.currentThread().getName());
            told.countDown();
        });
        sampler.start();
        sampler.start();
        assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        sampler.close();
        sampler.close();

        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(name).containsExactly("monitor");
    }

    @Test void oneCauseIsReportedOnce() {
        var log = new ProblemLog(org.slf4j.LoggerFactory.getLogger(SamplerTest.class));
        var problem = new IllegalStateException("same");

        assertThat(log.report("A sensor failed", problem)).isTrue();
        assertThat(log.report("A sensor failed", problem)).isFalse();
        assertThat(log.report("Another sensor failed", problem)).isTrue();
    }

    private void at(long second) {
        script.add(() -> Optional.of(reading(second)));
        sampler.sample();
    }

    private static Reading reading(long second) {
        return new Reading(NOON.plusSeconds(second), new Cpu("x", 0.5, 0.25, List.of()), new Memory(1, 0, 0), List.of(),
                new Sensors(OptionalDouble.empty(), OptionalInt.empty()), RateMeter.UNKNOWN, RateMeter.UNKNOWN, new Power.NoBattery());
    }
}
