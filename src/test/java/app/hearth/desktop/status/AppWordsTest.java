package app.hearth.desktop.status;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.text.Texts;
import app.hearth.homenet.HomeNetwork;
import app.hearth.homenet.workload.Workloads;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AppWordsTest {
    private final AppWords english = words(Locale.ENGLISH);
    private final AppWords german = words(Locale.GERMAN);

    private static AppWords words(Locale locale) {
        return new AppWords(new Texts(locale, ZoneOffset.UTC, InstantSource.system()));
    }

    @Test void theHomeNetworksOwnTasksAreCalledByTheirEnglishTitleAndHaveAGermanOne() {
        for (var workload : Workloads.all()) {
            for (long number = 0; number < 3; number++) {
                String title = workload.job(number).title();
                assertThat(english.ofTask(workload.appName(), title)).isEqualTo(title);
                assertThat(german.ofTask(workload.appName(), title)).as(title).isNotEqualTo(title)
                        .containsPattern(title.replaceAll("^\\D*(?:2\\^)?(\\d+).*$", "\\\\b$1\\\\b"));
            }
        }
    }

    @Test void otherTitlesStayAsTheyCame() {
        assertThat(german.ofTask("hpfold", "My own chain")).isEqualTo("My own chain");
        assertThat(german.ofTask("rosetta", "Fold a chain of 20 residues")).isEqualTo("Fold a chain of 20 residues");
    }

    @Test void theHomeNetworkIsCalledInTheUsersLanguageAndOthersAsTheyCallThemselves() {
        assertThat(AppWords.HOME).isEqualTo(HomeNetwork.NAME);
        assertThat(english.network(HomeNetwork.NAME)).isEqualTo("Home network");
        assertThat(german.network(HomeNetwork.NAME)).isEqualTo("Heimnetzwerk");
        assertThat(german.network("Rosetta@home")).isEqualTo("Rosetta@home");
    }
}
