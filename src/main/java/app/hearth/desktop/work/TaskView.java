package app.hearth.desktop.work;

import app.hearth.desktop.controls.Facts.Fact;
import app.hearth.desktop.controls.ShareBar.Meaning;
import app.hearth.desktop.status.AppWords;
import app.hearth.desktop.status.TroubleWords;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineSnapshot.Devices;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.EngineSnapshot.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One task in words, as the table and the pane show it.
 *
 * @param late whether it will probably miss its date
 */
record TaskView(Task task, String title, String subtitle, String percent, Meaning meaning, String left, String due, boolean late) {
    static TaskView of(Task task, Texts texts) {
        return new TaskView(task, new AppWords(texts).title(task),
                texts.get("overview.task.from", new AppWords(texts).network(task.projectName()), task.workunit()), texts.figures().progress(task.progress()),
                meaning(task.state()), left(task, texts), due(task, texts), isLate(task, texts.now()));
    }

    private static Meaning meaning(State state) {
        return switch (state) {
            case RUNNING -> Meaning.SHARED;
            case UPLOADING, READY_TO_REPORT, REPORTED -> Meaning.DONE;
            case DOWNLOADING, READY, WAITING, SUSPENDED, FAILED, ABORTED -> Meaning.RESTING;
        };
    }

    private static String left(Task task, Texts texts) {
        String state = texts.get(lacksCard(task) ? "state.noCard" : "state." + task.state());
        return task.state() == State.RUNNING ? task.remaining().map(texts.figures()::estimate).orElse(state) : state;
    }

    /** It waits for a graphics card that is not here any more. */
    private static boolean lacksCard(Task task) {
        return task.details().cardMissing() && Group.of(task.state()) == Group.WAITING;
    }

    private static boolean isLate(Task task, Instant now) {
        boolean open = Group.of(task.state()) == Group.RUNNING || Group.of(task.state()) == Group.WAITING;
        if (open && task.atRisk()) return true; // the engine counts the others' turns too
        return open && now.plus(task.remaining().orElse(java.time.Duration.ZERO)).isAfter(task.deadline());
    }

    /** The triangle says it to the eye, the word to everyone. */
    private static String due(Task task, Texts texts) {
        if (Group.of(task.state()) == Group.FINISHED) return ""; // it met its date, or none matters any more
        String day = texts.times().dayName(task.deadline());
        return isLate(task, texts.now()) ? texts.get("work.due.risk", day) : day;
    }

    /** Processors and cards in use while it runs: "0.2 of a processor and half of a card" as figures. */
    static String uses(Devices devices, Texts texts) {
        var figures = texts.figures();
        boolean whole = devices.cpus() >= 1;
        String cpus = figures.decimal(devices.cpus(), whole && devices.cpus() % 1 == 0 ? 0 : 1);
        String processors = texts.get("work.uses.cpu", Math.floor(devices.cpus()) + (devices.cpus() > 1 ? 1 : 0), cpus);
        if (devices.gpu().isEmpty()) return processors;
        String name = devices.gpu().get();
        String card = devices.gpus() == 1 ? name : devices.gpus() < 1
                ? texts.get("work.uses.partOfCard", name, figures.percent(devices.gpus())) : texts.get("work.uses.cards", name, figures.decimal(devices.gpus(), 0));
        return texts.get("work.uses.both", card, processors);
    }

    Group group() {
        return Group.of(task.state());
    }

    boolean canPause() {
        return switch (task.state()) {
            case DOWNLOADING, READY, RUNNING, WAITING -> true;
            default -> false;
        };
    }

    boolean canContinue() {
        return task.state() == State.SUSPENDED;
    }

    boolean canGiveUp() {
        return canPause() || canContinue();
    }

    boolean matches(String search) {
        String wanted = search.strip().toLowerCase(java.util.Locale.ROOT);
        return wanted.isEmpty() || (title + " " + subtitle + " " + task.appTitle() + " " + task.name()).toLowerCase(java.util.Locale.ROOT).contains(wanted);
    }

    /** The pane's figures; what is not known has no line. */
    List<Fact> facts(Texts texts) {
        var figures = texts.figures();
        var times = texts.times();
        List<Fact> facts = new ArrayList<>();
        if (task.state() != State.RUNNING) facts.add(fact(texts, "state", lacksCard(task)
                ? texts.get("work.state.noCard", task.devices().gpu().orElse("")) : texts.get("state." + task.state())));
        facts.add(fact(texts, "progress", percent));
        facts.add(fact(texts, "worked", figures.span(task.elapsed())));
        facts.add(fact(texts, "uses", uses(task.devices(), texts)));
        facts.add(fact(texts, "processor", figures.span(task.cpuTime())));
        if (canGiveUp()) task.remaining().ifPresent(span -> facts.add(fact(texts, "left", texts.get("work.fact.about", figures.estimate(span)))));
        task.lastCheckpoint().ifPresent(at -> facts.add(fact(texts, "saved", times.ago(at))));
        if (task.memoryBytes() > 0) facts.add(fact(texts, "memory", figures.bytes(task.memoryBytes())));
        facts.add(fact(texts, "received", times.moment(task.received())));
        facts.add(fact(texts, "due", times.moment(task.deadline())));
        facts.add(fact(texts, "expected", texts.get("work.fact.about", figures.credits(task.expectedCredit()))));
        task.outcome().ifPresent(why -> facts.add(fact(texts, "outcome", TroubleWords.of(why, texts))));
        return facts;
    }

    private static Fact fact(Texts texts, String name, String value) {
        return new Fact(texts.get("work.fact." + name), value);
    }
}
