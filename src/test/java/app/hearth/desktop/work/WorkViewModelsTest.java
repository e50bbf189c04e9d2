package app.hearth.desktop.work;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleStates;
import app.hearth.desktop.Samples;
import app.hearth.engine.EngineCommand.AbortTask;
import app.hearth.engine.EngineCommand.SuspendTask;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.TaskDetails;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkViewModelsTest {
    private final Samples.Engine engine = new Samples.Engine(SampleStates.sharing());
    private final TasksViewModel tasks = new TasksViewModel(engine, Samples.english());
    private final JournalViewModel journal = new JournalViewModel(Samples.english());

    @Test void filtersByStateAndWords() {
        tasks.show(SampleStates.sharing());
        tasks.filter(Optional.of(Group.RUNNING));
        assertThat(tasks.items()).hasSize(5);
        tasks.search("CLIMATE");
        assertThat(tasks.items()).hasSize(1);
        assertThat(tasks.count(Group.WAITING)).isEqualTo(2);
    }

    @Test void aTaskHasItsNetworksTitleOrElseItsKind() {
        tasks.show(SampleStates.sharing());
        tasks.search("mersenne_44497");
        assertThat(tasks.items()).singleElement().satisfies(item -> assertThat(item.now().title()).isEqualTo("Is 2^44497 − 1 prime?"));
        tasks.search("hpfold_64");
        assertThat(tasks.items()).singleElement().satisfies(item -> assertThat(item.now().title()).isEqualTo("Protein folding"));
        tasks.search("app mersenne");
        assertThat(tasks.items()).as("its kind is found all the same").hasSize(2);
    }

    @Test void aTaskWhoseCardIsGoneSaysSoInPlaceOfItsTimeLeft() {
        var usual = SampleStates.task("hpfold", "hpfold_64_0012_0", State.READY, 0, 0, Optional.of(5L), 312);
        var task = new EngineSnapshot.Task(usual.projectUrl(), usual.projectName(), usual.name(), usual.workunit(), usual.appName(), usual.appTitle(), usual.title(),
                usual.versionNum(), usual.state(), 0, usual.elapsed(), usual.cpuTime(), usual.remaining(), usual.received(), usual.deadline(), Optional.empty(), 0,
                usual.isolation(), Optional.empty(), 0, Optional.empty(), 1, new EngineSnapshot.Devices(0.2, Optional.of("NVIDIA"), 1), false,
                EngineSnapshot.Spent.NOTHING, new TaskDetails("", "cuda", -1, Duration.ZERO, false, 1e12, 1e9, 0, true, List.of(), new TaskDetails.Bounds(0, 0, 0), Optional.empty()));
        assertThat(TaskView.of(usual, Samples.english()).left()).isEqualTo("waits its turn");
        var view = TaskView.of(task, Samples.english());
        assertThat(view.left()).isEqualTo("card is gone");
        assertThat(view.facts(Samples.english())).first().extracting(fact -> fact.value()).asString().contains("graphics card of kind NVIDIA");
    }

    @Test void aTaskKeepsItsRowWhileItGoesOn() {
        tasks.show(SampleStates.sharing());
        TaskItem before = tasks.items().getFirst();
        var later = SampleStates.task("hpfold", "hpfold_64_0012_0", State.RUNNING, 0.9, 100, Optional.of(5L), 312);
        tasks.show(SampleStates.snapshot(SampleStates.sharing().decision(), List.of(later), List.of(), List.of()));
        assertThat(tasks.items()).containsExactly(before);
        assertThat(before.now().task().progress()).isEqualTo(0.9);
    }

    @Test void aTaskThatIsDoneCannotBeGivenUp() {
        tasks.show(SampleStates.sharing());
        TaskView reported = tasks.items().getLast().now();
        TaskView running = tasks.items().getFirst().now();
        tasks.giveUp(reported);
        tasks.pause(running);
        tasks.giveUp(running);
        assertThat(engine.sent).containsExactly(new SuspendTask(SampleStates.HOME, "hpfold_64_0012_0"), new AbortTask(SampleStates.HOME, "hpfold_64_0012_0"));
    }

    @Test void theJournalIsUnderItsDaysNewestFirst() {
        journal.show(SampleStates.sharing());
        assertThat(journal.rows().getFirst()).isInstanceOfSatisfying(JournalRow.Day.class, day -> assertThat(day.words()).startsWith("Today"));
        assertThat(journal.rows().stream().filter(JournalRow.Day.class::isInstance)).hasSize(2);
        journal.filter(Optional.of(Kind.PROBLEM));
        assertThat(journal.rows()).hasSize(2);
    }
}
