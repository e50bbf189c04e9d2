package app.hearth.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SettingsJsonTest {
    private static final UserSettings SUGGESTED = UserSettings.suggested(false, 8);

    @Provide Arbitrary<UserSettings> settings() {
        return AnySettings.settings();
    }

    @Provide Arbitrary<JsonElement> nonsense() {
        return Arbitraries.of(new JsonPrimitive("nonsense"), new JsonPrimitive(-1), new JsonPrimitive(1e300), new JsonPrimitive("½"), new JsonObject());
    }

    @Property(tries = 300) void whatIsWrittenIsReadAgain(@ForAll("settings") UserSettings settings) {
        var read = SettingsJson.read(SettingsJson.write(settings), SUGGESTED);
        assertThat(read.unreadable()).isEmpty();
        assertThat(read.settings()).isEqualTo(settings);
        assertThat(read.newer()).isFalse();
    }

    @Property(tries = 600) void aBrokenFieldIsNamedAndAllOthersCount(@ForAll("settings") UserSettings settings, @ForAll("nonsense") JsonElement broken,
            @ForAll @IntRange(max = 10_000) int which) {
        var tree = JsonParser.parseString(SettingsJson.write(settings)).getAsJsonObject();
        var places = new ArrayList<Place>();
        collect(tree, "", places);
        var place = places.get(which % places.size());
        if (accepts(place, broken)) return;
        JsonElement before = place.parent.get(place.field);
        place.parent.add(place.field, broken);
        var read = SettingsJson.read(tree.toString(), SUGGESTED);
        assertThat(read.unreadable()).containsExactly(place.name);
        // The same file without that field, or without that entry of a list, must say the same.
        place.parent.add(place.field, before);
        place.leaveOut(tree);
        assertThat(read.settings()).isEqualTo(SettingsJson.read(tree.toString(), SUGGESTED).settings());
    }

    /** A field, by its object; {@code name} as the reader names it: an entry's by the entry. */
    private record Place(JsonObject parent, String field, String name) {
        void leaveOut(JsonObject tree) {
            int bracket = name.indexOf('[');
            if (bracket < 0) {
                parent.remove(field);
                return;
            }
            JsonElement at = tree;
            for (String step : name.substring(0, bracket).split("\\.")) at = at.getAsJsonObject().get(step);
            ((JsonArray) at).remove(Integer.parseInt(name.substring(bracket + 1, name.length() - 1)));
        }
    }

    private static void collect(JsonObject object, String path, List<Place> places) {
        for (var entry : object.entrySet()) {
            String name = path + entry.getKey();
            places.add(new Place(object, entry.getKey(), path.endsWith("].") ? path.substring(0, path.length() - 1) : name));
            if (entry.getValue() instanceof JsonObject inside) collect(inside, name + ".", places);
            if (entry.getValue() instanceof JsonArray list) {
                for (int i = 0; i < list.size(); i++) {
                    if (list.get(i) instanceof JsonObject inside) collect(inside, name + "[" + i + "].", places);
                }
            }
        }
    }

    private static boolean accepts(Place place, JsonElement value) {
        boolean words = value instanceof JsonPrimitive primitive && primitive.isString();
        boolean object = value instanceof JsonObject && place.parent.get(place.field) instanceof JsonObject;
        return words && place.field.equals("name") || object;
    }

    @Test void aCurrencyThatThereIsNotIsNamedAndTheOneBeforeCounts() {
        var read = SettingsJson.read("{\"electricity\": {\"currency\": \"EUX\", \"pricePerKwh\": 0.3}}", SUGGESTED);
        assertThat(read.unreadable()).containsExactly("electricity.currency");
        assertThat(read.settings().electricity()).isEqualTo(new Electricity(OptionalDouble.empty(), "EUR", OptionalDouble.of(0.3), List.of()));
    }

    @Property(tries = 1000) void noBytesMakeItFail(@ForAll byte[] bytes) {
        assertThat(SettingsJson.read(new String(bytes, StandardCharsets.UTF_8), SUGGESTED).settings()).isEqualTo(SUGGESTED);
    }

    @Property(tries = 300) void aFileWithSomeBytesOverwrittenNeverMakesItFail(@ForAll("settings") UserSettings settings,
            @ForAll @IntRange(max = 100_000) int where, @ForAll byte[] garbage) {
        byte[] bytes = SettingsJson.write(settings).getBytes(StandardCharsets.UTF_8);
        int from = where % bytes.length;
        System.arraycopy(garbage, 0, bytes, from, Math.min(garbage.length, bytes.length - from));
        assertThat(SettingsJson.read(new String(bytes, StandardCharsets.UTF_8), SUGGESTED).settings()).isNotNull();
    }

    @Test void whatStandsBeforeASlipOfSyntaxStillCounts() {
        var read = SettingsJson.read("{\"version\": 1, \"level\": \"everything\", \"awayAfter\": \"PT1M\", \"budgets\": {]", SUGGESTED);
        assertThat(read.settings()).isEqualTo(SUGGESTED.withLevel(Preset.EVERYTHING).withAwayAfter(java.time.Duration.ofMinutes(1)));
        assertThat(read.unreadable()).containsExactly(SettingsJson.SYNTAX);
    }

    @Test void aDepthOfBracketsDoesNotBringItDown() {
        assertThat(SettingsJson.read("{\"level\":" + "[".repeat(200_000), SUGGESTED).unreadable()).containsExactly(SettingsJson.SYNTAX);
    }

    @Test void aMisspeltFieldIsNamed() {
        var read = SettingsJson.read("{\"own\": {\"away\": {\"cpuPrecent\": 30}}}", SUGGESTED);
        assertThat(read.unreadable()).containsExactly("own.away.cpuPrecent");
    }

    @Test void aFileOfALaterHearthGivesWhatIsKnownWithoutComplaint() {
        var read = SettingsJson.read("{\"version\": 7, \"level\": \"gentle\", \"moonPhase\": \"full\"}", SUGGESTED);
        assertThat(read.newer()).isTrue();
        assertThat(read.unreadable()).isEmpty();
        assertThat(read.settings()).isEqualTo(SUGGESTED.withLevel(Preset.GENTLE));
    }

    @Test void nullTakesALimitAwayAndAMissingFieldKeepsIt() {
        var limited = SUGGESTED.withBudgets(Budgets.NONE.withHoursPerDay(OptionalDouble.of(4)));
        assertThat(SettingsJson.read("{\"budgets\": {}}", limited).settings()).isEqualTo(limited);
        assertThat(SettingsJson.read("{\"budgets\": {\"hoursPerDay\": null}}", limited).settings()).isEqualTo(SUGGESTED);
        assertThat(SettingsJson.read("{\"level\": null}", limited).unreadable()).containsExactly("level");
    }

    @Test void aWindowToTheEndOfTheDayIsWrittenAs24OClock() {
        var night = SUGGESTED.withComputing(Week.UNPAINTED.paint(new Week.Window(DayOfWeek.FRIDAY, 45, 48, new Paint.Percent(35))));
        var window = JsonParser.parseString(SettingsJson.write(night)).getAsJsonObject().getAsJsonArray("computing");
        assertThat(window.toString()).isEqualTo("[{\"day\":\"FRIDAY\",\"from\":\"22:30\",\"to\":\"24:00\",\"paint\":\"35%\"}]");
    }

    @Test void aWindowOffTheHalfHoursIsLeftOut() {
        var read = SettingsJson.read("{\"computing\": [{\"day\": \"MONDAY\", \"from\": \"07:15\", \"to\": \"08:00\", \"paint\": \"off\"},"
                + "{\"day\": \"monday\", \"from\": \"08:00\", \"to\": \"09:00\", \"paint\": \"off\"}]}", SUGGESTED);
        assertThat(read.unreadable()).containsExactly("computing[0]");
        assertThat(read.settings().computing()).isEqualTo(Week.UNPAINTED.paint(new Week.Window(DayOfWeek.MONDAY, 16, 18, Paint.OFF)));
    }

    @Test void aLevelInTheWeekOfTransfersIsNamedForItWouldMeanNothing() {
        var read = SettingsJson.read("{\"transfers\": [{\"day\": \"MONDAY\", \"from\": \"07:00\", \"to\": \"08:00\", \"paint\": \"gentle\"},"
                + "{\"day\": \"MONDAY\", \"from\": \"07:00\", \"to\": \"08:00\", \"paint\": \"35%\"},"
                + "{\"day\": \"MONDAY\", \"from\": \"08:00\", \"to\": \"09:00\", \"paint\": \"off\"}]}", SUGGESTED);
        assertThat(read.unreadable()).containsExactly("transfers[0]", "transfers[1]");
        assertThat(read.settings().transfers()).isEqualTo(Week.UNPAINTED.paint(new Week.Window(DayOfWeek.MONDAY, 16, 18, Paint.OFF)));
    }

    @Test void mannersSaidOnceHoldForBothAndThoseOfOneForThatOne() {
        var read = SettingsJson.read("{\"manners\": {\"batteryDownTo\": 40, \"cardsOff\": [\"NVIDIA 0\"], \"fullScreenIsUse\": false,"
                + " \"away\": {\"batteryDownTo\": 20, \"pauseOnMetered\": 3, \"cardsOff\": []}}}", SUGGESTED);
        assertThat(read.settings().manners().inUse()).isEqualTo(Manners.USUAL.withBatteryDownTo(40).withCard("NVIDIA 0", false));
        assertThat(read.settings().manners().away()).isEqualTo(Manners.USUAL.withBatteryDownTo(20));
        assertThat(read.settings().fullScreenIsUse()).isFalse();
        assertThat(read.unreadable()).containsExactly("manners.away.pauseOnMetered");
    }

    @Test void aProgramNamedWithItsEndingIsFound() {
        var read = SettingsJson.read("{\"manners\": {\"programs\": [\"OBS64.EXE\", 3, \" \"]}}", SUGGESTED);
        assertThat(read.settings().manners().away().programs()).containsExactly("obs64");
        assertThat(read.unreadable()).containsExactly("manners.programs[1]");
    }
}
