package app.hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GuiLinkTest {
    @Test void linksOfTheAccountAndOfTheTeamAreRead() {
        assertThat(GuiLink.parse("""
                <gui_url><name>Your account</name><description>View &amp; change</description><url>http://lab.example.org/home.php</url></gui_url>
                <ifteam><gui_url>
                    <name>Team</name>
                    <description>Of 3</description>
                    <url>https://lab.example.org/team.php?id=3</url>
                </gui_url></ifteam>
                """)).containsExactly(new GuiLink("Your account", "View & change", "http://lab.example.org/home.php"),
                        new GuiLink("Team", "Of 3", "https://lab.example.org/team.php?id=3"));
    }

    @Test void lettersOfAllLanguagesArrive() {
        assertThat(GuiLink.parse("<gui_url><name>Twoje zgłoszenia</name><description>Ваши задания, 進捗</description><url>http://lab.example.org/</url></gui_url>"))
                .containsExactly(new GuiLink("Twoje zgłoszenia", "Ваши задания, 進捗", "http://lab.example.org/"));
    }

    /** It is read on the engine's thread, which a stack that overflows would end. */
    @Test void noNestIsTooDeep() {
        assertThat(GuiLink.parse("<ifteam>".repeat(30_000) + "<gui_url><name>x</name><url>http://lab.example.org/</url></gui_url>" + "</ifteam>".repeat(30_000)))
                .containsExactly(new GuiLink("x", "", "http://lab.example.org/"));
    }

    @Test void whatABrowserShouldNotOpenIsLeftOut() {
        assertThat(GuiLink.parse("<gui_url><name>x</name><url>file:///etc/passwd</url></gui_url>"
                + "<gui_url><name>y</name><url>javascript:alert(1)</url></gui_url><gui_url><url>http://nameless.org/</url></gui_url>")).isEmpty();
    }

    @Property(tries = 300) void anythingMayBeSent(@ForAll String raw) {
        assertThat(GuiLink.parse(raw)).allSatisfy(link -> assertThat(link.url()).startsWith("http"));
    }
}
