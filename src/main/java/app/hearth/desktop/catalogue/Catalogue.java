package app.hearth.desktop.catalogue;

import app.hearth.protocol.ListedProject;
import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The networks one could join.
 *
 * @param asOf    when the list was as it is
 * @param entries by name
 */
public record Catalogue(LocalDate asOf, List<Entry> entries) {
    private static final String RESOURCE = "/app/hearth/desktop/networks/catalogue.json";

    public Catalogue {
        entries = entries.stream().sorted(Comparator.comparing(Entry::name, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    /** The file's form; Gson fills it. */
    private record File(String asOf, List<Entry> networks) {}

    /** The list that comes with the app: facts of the public list of that day, our own sentences. */
    public static Catalogue bundled() {
        try (var in = new InputStreamReader(Objects.requireNonNull(Catalogue.class.getResourceAsStream(RESOURCE)), StandardCharsets.UTF_8)) {
            var file = new Gson().fromJson(in, File.class);
            return new Catalogue(LocalDate.parse(file.asOf()), file.networks());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The facts of a newer list; our sentences where we have one, else the list's own. What it no longer names is gone. */
    public Catalogue renewed(List<ListedProject> listed, LocalDate day) {
        Map<Integer, Entry> known = new HashMap<>();
        entries.forEach(entry -> known.put(entry.id(), entry));
        return new Catalogue(day, listed.stream().map(now -> renewed(known.get(now.id()), now)).toList());
    }

    private static Entry renewed(Entry before, ListedProject now) {
        boolean ours = before != null && before.id() != 0;
        return new Entry(now.id(), now.name(), now.url(), now.webUrl(), ours ? before.field() : Field.of(now.generalArea(), now.specificArea()),
                ours ? before.about() : Map.of("en", now.summary()), now.home(), now.platforms());
    }

    /** The entry of an attached network. Addresses may have moved between http and https. */
    public Optional<Entry> of(String url) {
        String wanted = bare(url);
        return entries.stream().filter(entry -> bare(entry.url()).equals(wanted)).findFirst();
    }

    private static String bare(String url) {
        return url.replaceFirst("^https?://(www\\.)?", "");
    }
}
