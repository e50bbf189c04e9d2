package app.hearth.engine;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What sharing used, looked up in the engine's state on disk, whether an engine runs on it or not. */
public final class SavedEnergy {
    private static final Logger LOG = LoggerFactory.getLogger(SavedEnergy.class);

    private SavedEnergy() {}

    /**
     * All days as last saved, oldest first; none where there is no state yet.
     *
     * @param data the folder with the engine's state
     */
    public static List<EnergyDay> read(Path data) throws IOException {
        Path file = data.resolve(Engine.STATE);
        if (!Files.exists(file)) return List.of();
        var days = new ArrayList<EnergyDay>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath() + "?mode=ro");
             var query = connection.createStatement(); var rows = query.executeQuery("SELECT id, json FROM item WHERE kind = 'usage' ORDER BY id")) {
            var gson = new Gson();
            while (rows.next()) {
                try {
                    days.add(UsageBook.copy(gson.fromJson(rows.getString(2), UsageDay.class)));
                } catch (JsonParseException | DateTimeParseException | NullPointerException e) { // one broken row must not cost the others
                    LOG.warn("Left out the electricity of {}: it cannot be read", rows.getString(1), e);
                }
            }
        } catch (SQLException e) {
            throw new IOException("The engine's state in " + file + " cannot be read: " + e.getMessage(), e);
        }
        return List.copyOf(days);
    }
}
