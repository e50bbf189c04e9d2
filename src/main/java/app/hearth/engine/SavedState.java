package app.hearth.engine;

import app.hearth.engine.policy.Conditions;
import app.hearth.engine.policy.Forecast;
import app.hearth.engine.policy.Habits;
import app.hearth.engine.policy.Power;
import app.hearth.settings.UserSettings;
import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What sharing used and what is planned, looked up in the engine's state on disk, whether an engine runs on it or not. */
public final class SavedState {
    private static final Logger LOG = LoggerFactory.getLogger(SavedState.class);

    /** Of hours the policy says the same whatever it is. */
    private static final long MEMORY = 8L << 30;

    private SavedState() {}

    /**
     * All days as last saved, oldest first; none where there is no state yet.
     *
     * @param data the folder with the engine's state
     */
    public static List<EnergyDay> energy(Path data) throws IOException {
        return days(data).stream().map(UsageBook::copy).toList();
    }

    /**
     * What a forecast starts from, as far as files tell it: of the moment it is not known whether the user is there, and nothing else holds.
     *
     * @param cores logical ones of this computer
     */
    public static Forecast.Start plan(Path data, UserSettings settings, int cores, ZoneId zone, Instant now) throws IOException {
        var saved = items(data, "settings", EngineSettings.class).stream().findFirst().orElseGet(EngineSettings::new);
        var usage = new TreeMap<String, UsageDay>();
        days(data).forEach(day -> usage.put(day.date, day));
        return new Forecast.Start(settings, saved.wishes(), Conditions.idle(now, zone, cores, MEMORY), UsageBook.at(usage, LocalDate.ofInstant(now, zone), settings.electricity().currency()),
                Habits.parse(saved.habits).orElse(Habits.UNKNOWN), Power.of(settings.electricity(), cores, false));
    }

    private static List<UsageDay> days(Path data) throws IOException {
        var days = new ArrayList<UsageDay>();
        for (var day : items(data, "usage", UsageDay.class)) {
            try { // one broken row must not cost the others
                UsageBook.copy(day);
                days.add(day);
            } catch (DateTimeException | NullPointerException e) {
                LOG.warn("Left out the electricity of {}: it cannot be read", day.date, e);
            }
        }
        return days;
    }

    private static <T> List<T> items(Path data, String kind, Class<T> type) throws IOException {
        Path file = data.resolve(Engine.STATE);
        if (!Files.exists(file)) return List.of();
        var items = new ArrayList<T>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath() + "?mode=ro");
             var query = connection.prepareStatement("SELECT id, json FROM item WHERE kind = ? ORDER BY id")) {
            query.setString(1, kind);
            var rows = query.executeQuery();
            var gson = new Gson();
            while (rows.next()) {
                try {
                    items.add(Objects.requireNonNull(gson.fromJson(rows.getString(2), type)));
                } catch (JsonParseException | NullPointerException e) { // one broken row must not cost the others
                    LOG.warn("Left out the {} {} of the engine's state: it cannot be read", kind, rows.getString(1), e);
                }
            }
        } catch (SQLException e) {
            throw new IOException("The engine's state in " + file + " cannot be read: " + e.getMessage(), e);
        }
        return items;
    }
}
