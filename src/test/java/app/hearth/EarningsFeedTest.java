package app.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleStates;
import app.hearth.desktop.Samples;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Choices;
import app.hearth.engine.EngineSnapshot.Devices;
import app.hearth.engine.EngineSnapshot.Isolation;
import app.hearth.engine.EngineSnapshot.Project;
import app.hearth.engine.EngineSnapshot.Spent;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.EngineSnapshot.Task;
import app.hearth.engine.EngineSnapshot.Trust;
import app.hearth.engine.NetworkDetails;
import app.hearth.engine.policy.Power;
import app.hearth.monitor.session.Peers;
import app.hearth.rewards.AccountPage;
import app.hearth.rewards.Amount;
import app.hearth.rewards.Event;
import app.hearth.rewards.Measured.Energy;
import app.hearth.rewards.Measured.Known;
import app.hearth.rewards.RewardsService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine knows of a project and its tasks stands in the book soon after. */
class EarningsFeedTest {
    private static final String LAB = "https://lab.example.org/";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    @TempDir Path folder;
    private final Samples.Engine engine = new Samples.Engine(snapshot(List.of(), List.of()));

    private static final AccountPage.Pages NO_PAGES = (url, _) -> {
        throw new IOException(url + " has no such page");
    };

    private static EngineSnapshot snapshot(List<Project> projects, List<Task> tasks) {
        var s = SampleStates.sharing();
        return new EngineSnapshot(s.at(), s.started(), s.decision(), s.runMode(), s.runModeUntil(), s.lastingMode(), s.sharing(), s.totalCores(), projects, tasks,
                List.of(), List.of(), Optional.empty());
    }

    private static Project project(double hostCredit) {
        return new Project(LAB, "Lab", false, 5000, 40, hostCredit, 4, Optional.of(NOW), Optional.empty(), 0, Optional.empty(), Choices.USUAL,
                new Trust(Optional.empty(), true), List.of(), Optional.empty(), Optional.empty(), List.of(), 7);
    }

    private static Task task(State state, Optional<Instant> reported) {
        var spent = new Spent(Duration.ZERO, 7200, Power.Source.ENTERED, 1000, 50, Optional.of(NOW.minusSeconds(60)), reported);
        return new Task(LAB, "Lab", "w_0", "w", "app", "App", "A thing", 100, state, 1, Duration.ofSeconds(600), Duration.ofSeconds(590), Optional.empty(),
                NOW.minusSeconds(900), NOW.plusSeconds(86_400), Optional.empty(), 0, Isolation.NATIVE_BUBBLEWRAP, Optional.empty(), 0, Optional.empty(), 1,
                Devices.ONE_CPU, false, spent);
    }

    @Test void aProjectsTotalAndItsTasksStandInTheBookAndStayWhenItIsLeft() throws IOException {
        try (var rewards = new RewardsService(folder.resolve("earnings.sqlite"), () -> ZoneOffset.UTC, InstantSource.fixed(NOW));
             var reader = rewards.reader(); var _ = new EarningsFeed(engine, rewards, NO_PAGES, InstantSource.fixed(NOW))) {
            rewards.start();
            engine.publish(snapshot(List.of(project(100)), List.of(task(State.READY_TO_REPORT, Optional.empty()))));
            Peers.until("the total came", () -> rewards.snapshot().earned(LAB, Event.CREDIT).equals(Amount.of(100)));
            assertThat(reader.find(LAB, "w_0")).map(Event::state).hasValue(Event.State.PENDING);
            assertThat(reader.measured(LAB, "w_0")).hasValueSatisfying(measured -> {
                assertThat(measured.energy()).hasValue(new Energy(7200, Known.METER));
                assertThat(measured.bytesDown()).isEqualTo(1000);
                assertThat(measured.finished()).isEqualTo(NOW.minusSeconds(60));
            });
            engine.publish(snapshot(List.of(project(112.5)), List.of(task(State.REPORTED, Optional.of(NOW)))));
            Peers.until("the growth came", () -> rewards.snapshot().earned(LAB, Event.CREDIT).equals(Amount.of(112.5)));
            assertThat(reader.find(LAB, "w_0")).map(Event::state).hasValue(Event.State.REPORTED);
            engine.publish(snapshot(List.of(), List.of()));
            Peers.until("the project is asked no longer", () -> rewards.snapshot().sources().isEmpty());
            assertThat(rewards.snapshot().earned(LAB, Event.CREDIT)).isEqualTo(Amount.of(112.5));
        }
    }

    @Test void whatWasNotReportedToAProjectThatIsLeftWaitsForNothingAnyMore() throws IOException {
        try (var rewards = new RewardsService(folder.resolve("earnings.sqlite"), () -> ZoneOffset.UTC, InstantSource.fixed(NOW));
             var reader = rewards.reader(); var _ = new EarningsFeed(engine, rewards, NO_PAGES, InstantSource.fixed(NOW))) {
            rewards.start();
            engine.publish(snapshot(List.of(project(100)), List.of(task(State.READY_TO_REPORT, Optional.empty()))));
            Peers.until("the task came", () -> rewards.snapshot().pendingTasks() == 1);
            engine.publish(snapshot(List.of(), List.of()));
            Peers.until("nothing waits", () -> rewards.snapshot().pendingTasks() == 0);
            assertThat(reader.find(LAB, "w_0")).map(Event::state).hasValue(Event.State.REJECTED);
        }
    }

    @Test void aProjectThatHasNotAnsweredYetSaysSo() throws IOException {
        try (var rewards = new RewardsService(folder.resolve("earnings.sqlite"), () -> ZoneOffset.UTC, InstantSource.fixed(NOW));
             var _ = new EarningsFeed(engine, rewards, NO_PAGES, InstantSource.fixed(NOW))) {
            rewards.start();
            engine.publish(snapshot(List.of(new Project(LAB, "Lab", false, 0, 0, 0, 0, Optional.empty(), Optional.empty(), 0, Optional.empty())), List.of()));
            Peers.until("it is a source", () -> rewards.snapshot().sources().stream().anyMatch(source -> source.error().isPresent()));
            assertThat(rewards.snapshot().sources().getFirst().error()).hasValue("Lab has not answered yet");
            assertThat(rewards.snapshot().sums()).isEmpty();
        }
    }

    @Test void aProjectThatSaysThatItHasMovedCountsOnceAtBothAddresses() throws IOException {
        String there = "https://new.example.net/";
        var old = at(LAB, 100, Optional.of(there));
        try (var rewards = new RewardsService(folder.resolve("earnings.sqlite"), () -> ZoneOffset.UTC, InstantSource.fixed(NOW));
             var _ = new EarningsFeed(engine, rewards, NO_PAGES, InstantSource.fixed(NOW))) {
            rewards.start();
            engine.publish(snapshot(List.of(old), List.of()));
            Peers.until("the total came", () -> rewards.snapshot().earned(LAB, Event.CREDIT).equals(Amount.of(100)));
            engine.publish(snapshot(List.of(old, at(there, 112.5, Optional.empty())), List.of()));
            Peers.until("the new address was heard", () -> rewards.snapshot().sources().stream().anyMatch(source -> source.name().equals(there) && source.fetchedAt().isPresent()));
            assertThat(rewards.snapshot().earned(Event.CREDIT)).isEqualTo(Amount.of(112.5));
        }
    }

    private static Project at(String url, double hostCredit, Optional<String> movedTo) {
        var like = project(hostCredit);
        return new Project(url, "Lab", false, 5000, 40, hostCredit, 4, like.lastContact(), Optional.empty(), 0, Optional.empty(), like.choices(), like.trust(), List.of(),
                Optional.of("Ada"), Optional.empty(), List.of(), 7, new NetworkDetails(new NetworkDetails.Account(31, 0, "", "", "", false), NetworkDetails.Contact.NONE, 1, 0,
                new NetworkDetails.Finished(0, 0, Duration.ZERO), List.of(), movedTo));
    }
}
