package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.protocol.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the files of networks lie, on systems that take fewer names than networks have. */
class NameRulesTest {
    private static final NameRules WINDOWS = new NameRules(true, true, name -> name.chars().noneMatch(c -> c == ':'));
    private static final NameRules MAC = new NameRules(false, true, _ -> true);
    private static final NameRules PLAIN = new NameRules(false, false, name -> name.chars().allMatch(c -> c < 128));
    private static final List<NameRules> ALL = List.of(NameRules.EXACT, WINDOWS, MAC, PLAIN);

    /** Names on the disk by names of the network, in the order in which they came. */
    private static Map<String, String> chosen(NameRules rules, List<String> names) {
        var chosen = new HashMap<String, String>();
        var taken = new HashSet<String>();
        for (var name : names) {
            if (chosen.containsKey(name)) continue;
            chosen.put(name, rules.choose(name, taken));
            taken.add(rules.key(chosen.get(name)));
        }
        return chosen;
    }

    @ParameterizedTest
    @ValueSource(strings = {"wu_1_0_r123456_0", "app-1.00_x86_64-pc-linux-gnu", "libFoo.so.1", "od#d+t%41b~.dat", "a & b", "part", "x.parts", "progra~name.txt"})
    void ordinaryNamesStayAsTheyAre(String name) {
        for (var rules : ALL) assertThat(rules.choose(name, Set.of())).isEqualTo(name);
    }

    @Test void namesThatASystemTakesForTheSameLieApartThere() {
        for (var same : List.of(List.of("Data", "data", "DATA"), List.of("\u00e9", "e\u0301", "\u00c9"), List.of("stra\u00dfe", "STRASSE"), List.of("k", "\u212a"),
                List.of("i\u0307", "\u0130"), List.of("\u03c3", "\u03c2"), List.of("a\u200db", "ab"))) {
            for (var rules : List.of(WINDOWS, MAC)) {
                assertThat(same.stream().map(rules::key).distinct()).as("%s", same).hasSize(1);
                assertThat(chosen(rules, same).values().stream().map(rules::key).distinct()).as("%s", same).hasSameSizeAs(same);
            }
            assertThat(chosen(NameRules.EXACT, same)).as("another file for another name, each under its own").allSatisfy((name, disk) -> assertThat(disk).isEqualTo(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CON", "nul.txt", "com1", "LPT9.dat", "aux.", "a.", "a ", " a", "a:b", "a:$DATA", "what?", "<a>", "a|b", "*", "LONGNA~1.TXT", "com\u00b9", "CONIN$"})
    void whatWindowsCannotHoldLiesUnderAnotherNameThere(String name) {
        assertThat(NameRules.EXACT.choose(name, Set.of())).isEqualTo(name);
        assertThat(WINDOWS.canHold(name)).isFalse();
        assertThat(WINDOWS.canHold(WINDOWS.choose(name, Set.of()))).isTrue();
    }

    @Test void whatWouldBeTakenForAnotherFilesBeginningOrIsTooLongForOneLiesUnderAnotherName() {
        for (var name : List.of("data.part", "data.PART", "data.unpacked.part", "data.unpacked", "data.part\u200d", "x".repeat(240), "\u00e9".repeat(120))) {
            for (var rules : ALL) {
                String disk = rules.choose(name, Set.of());
                assertThat(disk.equals(name)).isEqualTo(name.endsWith("\u200d") && !rules.folds() && rules != PLAIN);
                assertThat(disk).matches(other -> !other.toLowerCase(Locale.ROOT).endsWith(".part"));
                assertThat((disk + ".unpacked.part").getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
            }
        }
    }

    @Test void aNameThatLooksLikeAChosenOneTakesNobodysPlace() {
        String chosen = MAC.choose("data.part", Set.of());
        assertThat(chosen(MAC, List.of(chosen, "data.part")).values()).doesNotHaveDuplicates();
        assertThat(chosen(MAC, List.of("data.part", chosen)).values()).doesNotHaveDuplicates();
    }

    @Provide Arbitrary<List<String>> names() {
        var letters = Arbitraries.of("a", "A", "b", ".", "part", ".part", ".unpacked", "~", "1", " ", ":", "con", "NUL", "\u00e9", "e\u0301", "\u00df", "ss", "\u0130", "\ud83d\ude00", "\u200d", "_", "x".repeat(90));
        return letters.list().ofMinSize(1).ofMaxSize(6).map(parts -> String.join("", parts)).filter(FileNames::isSafe).list().ofMaxSize(30);
    }

    @Property(tries = 300) void twoNamesOfANetworkNeverLeadToOneFileAndEachIsPossible(@ForAll("names") List<String> names) {
        for (var rules : ALL) {
            var disk = chosen(rules, names).values();
            // Unfinished files have their name and more.
            assertThat(disk.stream().flatMap(name -> Stream.of(name, name + ".part", name + ".unpacked.part")).map(rules::key)).doesNotHaveDuplicates();
            assertThat(disk).allMatch(rules::canHold);
        }
    }

    @Test void theDiskItselfIsAskedWhatItTakesForTheSame(@TempDir Path folder) throws IOException {
        var rules = NameRules.of(folder);
        assertThat(folder).isEmptyDirectory();
        Files.writeString(folder.resolve("name"), "x");
        assertThat(rules.folds()).isEqualTo(Files.exists(folder.resolve("NAME")));
        assertThat(rules.canHold("name")).isTrue();
        assertThat(rules.canHold("a/b")).isFalse();
        assertThat(NameRules.of(folder.resolve("none")).canHold("name")).isTrue();
    }
}
