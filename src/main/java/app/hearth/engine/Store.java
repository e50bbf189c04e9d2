package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.JournalEntry;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Where the engine's state survives. */
interface Store extends AutoCloseable {
    /** All that was saved; empty lists at the first start. */
    Saved load() throws IOException;

    /** Saves in one transaction, on disk when it returns; on failure nothing of it is saved. */
    void save(Changes changes) throws IOException;

    @Override void close();

    record Saved(EngineSettings settings, List<ProjectState> projects, List<FileState> files, List<TaskState> tasks,
                 List<UsageDay> usage, List<JournalEntry> journal) {}

    record Changes(EngineSettings settings, Collection<ProjectState> projects, Collection<FileState> files,
                   Collection<TaskState> tasks, Collection<UsageDay> usage, Collection<String> deletedProjects, Collection<String> deletedFiles, Collection<String> deletedTasks,
                   List<JournalEntry> journal) {
        boolean empty() {
            return settings == null && projects.isEmpty() && files.isEmpty() && tasks.isEmpty() && usage.isEmpty() && deletedProjects.isEmpty() && deletedFiles.isEmpty()
                    && deletedTasks.isEmpty() && journal.isEmpty();
        }
    }
}
