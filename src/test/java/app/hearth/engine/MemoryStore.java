package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.JournalEntry;
import com.google.gson.Gson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps state as JSON text, so that nothing unsaved can shine through; refuses while the disk is full. */
final class MemoryStore implements Store {
    private final Gson gson = new Gson();
    private final Map<String, String> items = new LinkedHashMap<>();
    boolean full;
    /** Nobody will load it again: putting everything into text is a third of a life's time. */
    boolean last;

    @Override public Saved load() {
        return new Saved(gson.fromJson(items.get("settings"), EngineSettings.class), read("project", ProjectState.class),
                read("file", FileState.class), read("task", TaskState.class), read("usage", UsageDay.class), List.<JournalEntry>of());
    }

    private <T> List<T> read(String kind, Class<T> type) {
        return items.entrySet().stream().filter(item -> item.getKey().startsWith(kind + " "))
                .map(item -> gson.fromJson(item.getValue(), type)).toList();
    }

    @Override public void save(Changes changes) throws IOException {
        if (full) throw new IOException("no space left on device");
        if (last) return;
        if (changes.settings() != null) items.put("settings", gson.toJson(changes.settings()));
        changes.projects().forEach(project -> items.put("project " + project.url, gson.toJson(project)));
        changes.files().forEach(file -> items.put("file " + file.key(), gson.toJson(file)));
        changes.usage().forEach(day -> items.put("usage " + day.date, gson.toJson(day)));
        changes.tasks().forEach(task -> items.put("task " + task.key(), gson.toJson(task)));
        changes.deletedFiles().forEach(file -> items.remove("file " + file));
        changes.deletedTasks().forEach(task -> items.remove("task " + task));
    }

    @Override public void close() {
        items.clear();
    }
}
