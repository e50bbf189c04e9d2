package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.settings.UserSettings;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests run on the class path, the application on the module path: there JSON reaches only the packages that the module opens to it. */
class SavedStateTest {
    @Test void everyPackageOfTheSavedStateIsOpenToItsWriter() throws Exception {
        ModuleDescriptor module;
        var classes = Path.of(EngineCore.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (var compiled = Files.newInputStream(classes.resolve("module-info.class"))) {
            module = ModuleDescriptor.read(compiled);
        }
        var open = module.opens().stream().filter(opens -> opens.targets().contains("com.google.gson")).map(ModuleDescriptor.Opens::source)
                .collect(Collectors.toSet());
        assertThat(open).containsAll(packages(List.of(ProjectState.class, TaskState.class, FileState.class, EngineSettings.class)));
    }

    @Test void aRowThatSaysNothingCostsNoOther(@TempDir Path folder) throws Exception {
        new SqliteStore(folder.resolve(Engine.STATE)).close();
        try (var raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Engine.STATE)); var statement = raw.createStatement()) {
            statement.execute("INSERT INTO item VALUES ('usage', '2026-11-21', 'null'), ('usage', '2026-11-22', '{\"date\": \"2026-11-22\", \"kwh\": 2}'), ('settings', 'settings', 'null')");
        }
        assertThat(SavedState.energy(folder)).extracting(EnergyDay::kwh).containsExactly(2.0);
        var now = Instant.parse("2026-11-22T12:00:00Z");
        assertThat(SavedState.plan(folder, UserSettings.suggested(false, 2), 2, ZoneOffset.UTC, now).usage().kwhToday()).isEqualTo(2);
    }

    /** Of these classes, of their fields' and, of lists and the like, their elements'. */
    private static Set<String> packages(List<Class<?>> roots) {
        var seen = new HashSet<Class<?>>();
        var next = new ArrayDeque<>(roots);
        while (!next.isEmpty()) {
            var type = next.remove();
            if (!type.getName().startsWith("app.hearth.") || !seen.add(type)) continue;
            Stream.of(type.getDeclaredFields()).filter(field -> !Modifier.isTransient(field.getModifiers()) && !Modifier.isStatic(field.getModifiers()))
                    .forEach(field -> Stream.of(field.getGenericType().getTypeName().split("[<>, ]+")).forEach(name -> find(name).ifPresent(next::add)));
        }
        assertThat(seen).hasSizeGreaterThan(roots.size());
        return seen.stream().map(Class::getPackageName).collect(Collectors.toSet());
    }

    private static java.util.Optional<Class<?>> find(String name) {
        try {
            return java.util.Optional.of(Class.forName(name));
        } catch (ClassNotFoundException e) {
            return java.util.Optional.empty(); // a primitive
        }
    }
}
