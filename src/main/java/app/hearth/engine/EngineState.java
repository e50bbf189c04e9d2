package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.JournalEntry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Everything the engine knows, and what of it changed since it was last saved. One thread only. */
final class EngineState {
    /** BOINC's max_event_log_lines (protocol note 7.6). */
    static final int JOURNAL_LINES = 2000;

    EngineSettings settings = new EngineSettings();
    final Map<String, ProjectState> projects = new LinkedHashMap<>();
    final Map<String, FileState> files = new LinkedHashMap<>();
    final Map<String, TaskState> tasks = new LinkedHashMap<>();
    /** By ISO date. */
    final NavigableMap<String, UsageDay> usage = new TreeMap<>();
    final Deque<JournalEntry> journal = new ArrayDeque<>();

    private boolean settingsChanged;
    private final Set<ProjectState> changedProjects = new LinkedHashSet<>();
    private final Set<FileState> changedFiles = new LinkedHashSet<>();
    private final Set<TaskState> changedTasks = new LinkedHashSet<>();
    private final Set<UsageDay> changedUsage = new LinkedHashSet<>();
    private final Set<String> deletedFiles = new HashSet<>();
    private final Set<String> deletedTasks = new HashSet<>();
    private final Set<String> deletedProjects = new HashSet<>();
    private final List<JournalEntry> newEntries = new ArrayList<>();

    void take(Store.Saved saved) {
        if (saved.settings() != null) settings = saved.settings();
        saved.projects().forEach(project -> projects.put(project.url, project));
        saved.files().forEach(file -> files.put(file.key(), file));
        saved.tasks().forEach(task -> tasks.put(task.key(), task));
        saved.usage().forEach(day -> usage.put(day.date, day));
        journal.addAll(saved.journal());
    }

    void settingsChanged() {
        settingsChanged = true;
    }

    void changed(ProjectState project) {
        projects.put(project.url, project);
        deletedProjects.remove(project.url);
        changedProjects.add(project);
    }

    void changed(FileState file) {
        files.put(file.key(), file);
        deletedFiles.remove(file.key());
        changedFiles.add(file);
    }

    void changed(TaskState task) {
        tasks.put(task.key(), task);
        deletedTasks.remove(task.key());
        changedTasks.add(task);
    }

    void changed(UsageDay day) {
        usage.put(day.date, day);
        changedUsage.add(day);
    }

    void delete(FileState file) {
        files.remove(file.key());
        changedFiles.remove(file);
        deletedFiles.add(file.key());
    }

    void delete(TaskState task) {
        tasks.remove(task.key());
        changedTasks.remove(task);
        deletedTasks.add(task.key());
    }

    void log(Instant at, JournalEntry.Kind kind, String project, String code, Object... arguments) {
        var entry = new JournalEntry(++settings.journalSeqno, at, kind, project, code,
                Arrays.stream(arguments).map(String::valueOf).toList());
        settingsChanged = true;
        journal.addLast(entry);
        while (journal.size() > JOURNAL_LINES) journal.removeFirst();
        newEntries.add(entry);
        // While nothing can be saved they must not pile up.
        if (newEntries.size() > JOURNAL_LINES) newEntries.removeFirst();
    }

    /** What must be saved before anything follows from it. */
    Store.Changes changes() {
        return new Store.Changes(settingsChanged ? settings : null, changedProjects, changedFiles, changedTasks, changedUsage,
                deletedProjects, deletedFiles, deletedTasks, newEntries);
    }

    void saved() {
        settingsChanged = false;
        for (Collection<?> changed : List.of(changedProjects, changedFiles, changedTasks, changedUsage, deletedProjects, deletedFiles, deletedTasks, newEntries)) {
            changed.clear();
        }
    }

    /** Gone for good, from disk too. */
    void delete(ProjectState project) {
        projects.remove(project.url);
        changedProjects.remove(project);
        deletedProjects.add(project.url);
    }

    String titleOf(ProjectState project) {
        return project == null ? "" : project.name.isEmpty() ? project.url : project.name;
    }
}
