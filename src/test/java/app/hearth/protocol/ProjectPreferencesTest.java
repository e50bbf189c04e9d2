package app.hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProjectPreferencesTest {
    private static final String RAW = """
            <resource_share>50</resource_share>
            <no_cuda>1</no_cuda>
            <no_ati>0</no_ati>
            <no_rsc>intel_gpu</no_rsc>
            <project_specific>
            <color_scheme>Tahiti &amp; Sunset</color_scheme>
            </project_specific>
            <venue name="work">
            <resource_share>7</resource_share>
            <project_specific><color_scheme>grey</color_scheme></project_specific>
            </venue>
            """;

    @Test void choicesOfTheAccountPagesAreRead() {
        var preferences = ProjectPreferences.parse(RAW, "");
        assertThat(preferences.resourceShare()).hasValue(50);
        assertThat(preferences.unwanted()).containsExactlyInAnyOrder("NVIDIA", "intel_gpu");
        assertThat(preferences.specific()).contains("<color_scheme>Tahiti &amp; Sunset</color_scheme>");
    }

    @Test void theVenueOfThisComputerStandsInForTheRest() {
        var preferences = ProjectPreferences.parse(RAW, "work");
        assertThat(preferences.resourceShare()).hasValue(7);
        assertThat(preferences.unwanted()).isEmpty();
        assertThat(preferences.specific()).contains("grey");
        assertThat(ProjectPreferences.parse(RAW, "home").resourceShare()).hasValue(50);
    }

    @Test void whatProgramsAreToldArrivesInAllLetters() {
        assertThat(ProjectPreferences.parse("<project_specific><motto>größer, 続けて</motto></project_specific>", "").specific()).isEqualTo("<motto>größer, 続けて</motto>");
    }

    @Test void nonsenseIsNoChoice() {
        assertThat(ProjectPreferences.parse("<resource_share>-5</resource_share>", "").resourceShare()).isEmpty();
        assertThat(ProjectPreferences.parse("<resource_share>", "")).isEqualTo(ProjectPreferences.NONE);
    }
}
