package app.hearth.monitor.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;

class ProgramKeyTest {
    @Property void aProgramsKeyDoesNotDependOnItsFolderCaseOrEnding(@ForAll @AlphaChars @NotEmpty String name) {
        assertThat(Surroundings.key("/opt/x/" + name)).isEqualTo(Surroundings.key("C:\\Games\\" + name.toUpperCase(Locale.ROOT) + ".EXE"))
                .isEqualTo(Surroundings.key(Surroundings.key(name)));
    }
}
