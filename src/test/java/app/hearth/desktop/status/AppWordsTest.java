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

    @Test void whatTheHomeNetworksChecksFoundIsSaidInTheUsersLanguage() {
        assertThat(german.found("hpfold", "A fold with energy -9 of a chain of 20 residues; the best known is -9."))
                .isEqualTo("Eine Faltung mit der Energie -9 für eine Kette aus 20 Gliedern; die beste bekannte hat -9.");
        assertThat(german.found("climate", "Of 24 climates 7 froze over; today's ice line is at 72° latitude."))
                .isEqualTo("Von 24 Klimata sind 7 zugefroren; die heutige Eisgrenze liegt bei 72° Breite.");
        assertThat(german.found("mersenne", "2^3217 − 1 is prime.")).isEqualTo("2^3217 − 1 ist eine Primzahl.");
        assertThat(german.found("mersenne", "2^3221 − 1 is composite.")).isEqualTo("2^3221 − 1 ist keine Primzahl.");
        assertThat(german.found("grokking", "2 of 3 networks understood addition modulo 13."))
                .isEqualTo("2 von 3 Netzen haben das Addieren modulo 13 verstanden.");
        assertThat(german.found("hpfold", "The fold crosses itself.")).isEqualTo("The fold crosses itself.");
        assertThat(german.found("rosetta", "2^3217 − 1 is prime.")).isEqualTo("2^3217 − 1 is prime.");
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
