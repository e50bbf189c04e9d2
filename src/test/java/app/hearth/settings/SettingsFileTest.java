package app.hearth.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final UserSettings SUGGESTED = UserSettings.suggested(true, 4);
    private static final String BROKEN = "{\"version\": 1, \"level\": \"loud\", \"awayAfter\": \"PT1M\"}";
    @TempDir Path folder;
    private Path file;

    @BeforeEach void name() {
        file = folder.resolve("settings.json");
    }

    @Test void withoutAFileTheSuggestedSettingsCount() throws IOException {
        assertThat(SettingsFile.load(file, SUGGESTED, NOON)).isEqualTo(new SettingsFile.Loaded(SUGGESTED, List.of(), Optional.empty()));
    }

    @Test void whatIsSavedIsLoadedAndNothingElseIsLeftInTheFolder() throws IOException {
        var settings = SUGGESTED.withLevel(Preset.EVERYTHING);
        SettingsFile.save(file, SUGGESTED, NOON);
        SettingsFile.save(file, settings, NOON);
        assertThat(SettingsFile.load(file, SUGGESTED, NOON)).isEqualTo(new SettingsFile.Loaded(settings, List.of(), Optional.empty()));
        assertThat(names()).containsExactly("settings.json");
    }

    @Test void aBrokenFileIsSetAsideOnceAndItsReadableRestCounts() throws IOException {
        Files.writeString(file, BROKEN);
        var loaded = SettingsFile.load(file, SUGGESTED, NOON);
        assertThat(loaded.settings()).isEqualTo(SUGGESTED.withAwayAfter(java.time.Duration.ofMinutes(1)));
        assertThat(loaded.unreadable()).containsExactly("level");
        assertThat(loaded.copy()).contains("settings.broken-20261122T120000Z.json");
        assertThat(folder.resolve(loaded.copy().orElseThrow())).hasContent(BROKEN);
        assertThat(SettingsFile.load(file, SUGGESTED, NOON.plusSeconds(60)).copy()).isEqualTo(loaded.copy());
    }

    @Test void aCopyNeverOverwritesAnother() throws IOException {
        Files.writeString(file, BROKEN);
        SettingsFile.load(file, SUGGESTED, NOON);
        Files.writeString(file, "not JSON at all");
        assertThat(SettingsFile.load(file, SUGGESTED, NOON).copy()).contains("settings.broken-20261122T120000Z-2.json");
        assertThat(folder.resolve("settings.broken-20261122T120000Z.json")).hasContent(BROKEN);
    }

    @Test void aLaterHearthsFileIsKeptBeforeTheFirstSave() throws IOException {
        String later = "{\"version\": 9, \"level\": \"gentle\", \"moonPhase\": \"full\"}";
        Files.writeString(file, later);
        var loaded = SettingsFile.load(file, SUGGESTED, NOON);
        assertThat(loaded.unreadable()).isEmpty();
        assertThat(names()).containsExactly("settings.json");
        SettingsFile.save(file, loaded.settings(), NOON);
        SettingsFile.save(file, loaded.settings(), NOON.plusSeconds(1));
        assertThat(names()).containsExactly("settings.json", "settings.version9-20261122T120000Z.json");
        assertThat(folder.resolve("settings.version9-20261122T120000Z.json")).hasContent(later);
    }

    @Test void anEmptyFileIsBrokenToo() throws IOException {
        Files.createFile(file);
        assertThat(SettingsFile.load(file, SUGGESTED, NOON).unreadable()).containsExactly(SettingsJson.SYNTAX);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
