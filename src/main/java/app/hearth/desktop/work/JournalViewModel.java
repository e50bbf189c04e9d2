package app.hearth.desktop.work;

import app.hearth.desktop.status.AppWords;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.JournalEntry;
import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The journal, newest first, under the days it happened on. Made anew only when there is something new. */
final class JournalViewModel {
    private final Texts texts;
    private final JournalWords words;
    private final AppWords apps;
    private final ObservableList<JournalRow> rows = FXCollections.observableArrayList();
    private final ObservableList<JournalRow> rowsToRead = FXCollections.unmodifiableObservableList(rows);
    private List<JournalEntry> entries = List.of();
    private Optional<Kind> kind = Optional.empty();
    private String search = "";

    JournalViewModel(Texts texts) {
        this.texts = texts;
        this.words = new JournalWords(texts);
        this.apps = new AppWords(texts);
    }

    void show(EngineSnapshot snapshot) {
        List<JournalEntry> now = snapshot.journal();
        boolean same = now.size() == entries.size()
                && (now.isEmpty() || now.getLast().seqno() == entries.getLast().seqno());
        entries = now;
        if (!same) refill();
    }

    void filter(Optional<Kind> wanted) {
        kind = wanted;
        refill();
    }

    void search(String wanted) {
        search = wanted.strip().toLowerCase(Locale.ROOT);
        refill();
    }

    private void refill() {
        List<JournalRow> found = new ArrayList<>();
        LocalDate day = null;
        for (JournalEntry entry : entries.reversed()) {
            if (kind.isPresent() && entry.kind() != kind.get()) continue;
            JournalRow.Event event = event(entry);
            if (!search.isEmpty() && !(event.words() + event.network()).toLowerCase(Locale.ROOT).contains(search)) continue;
            LocalDate on = texts.times().dateOf(entry.at());
            if (!on.equals(day)) found.add(new JournalRow.Day(on, dayWords(on)));
            day = on;
            found.add(event);
        }
        rows.setAll(found);
    }

    private String dayWords(LocalDate day) {
        long ago = texts.times().today().toEpochDay() - day.toEpochDay();
        return ago == 0 || ago == 1 ? texts.get(ago == 0 ? "work.journal.today" : "work.journal.yesterday", texts.times().longDate(day))
                : texts.times().longDate(day);
    }

    private JournalRow.Event event(JournalEntry entry) {
        return new JournalRow.Event(texts.times().clockSeconds(entry.at()), entry.kind(), words.of(entry), apps.network(entry.projectName()));
    }

    ObservableList<JournalRow> rows() {
        return rowsToRead;
    }
}
