package app.hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProjectListTest {
    private static byte[] list(String... projects) {
        return ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\" ?>\n<projects>\n" + String.join("\n", projects) + "\n</projects>\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String project(String name, String url, String more) {
        return "<project>\n<name>" + name + "</name>\n<id>7</id>\n<url>" + url + "</url>\n" + more + "\n</project>";
    }

    @Test void aProjectIsReadWithItsPlatformsAndPlanClasses() throws Exception {
        var found = ProjectList.parse(list(project("Stars &amp; dust", "HTTPS://Stars.example.org/x".replace("HTTPS", "https"), """
                <web_url>https://www.stars.example.org/</web_url>
                <general_area>Physical Science</general_area><specific_area>Astrophysics</specific_area>
                <description><![CDATA[Long <b>words</b>]]></description><home>Independent</home><summary>Count stars</summary>
                <platforms><name>windows_x86_64[cuda102]</name><name>not a platform!</name></platforms><keywords>1 2</keywords>""")));
        assertThat(found).containsExactly(new ListedProject(7, "Stars & dust", "https://stars.example.org/x/", "https://www.stars.example.org/",
                "Physical Science", "Astrophysics", "Count stars", "", java.util.List.of("windows_x86_64[cuda102]")));
    }

    @Test void whatIsFaultyIsLeftOutAndTheRestStays() throws Exception {
        var found = ProjectList.parse(list(project("", "https://a.example.org/", ""), project("Bad address", "javascript:alert(1)", ""),
                project("N".repeat(500), "https://b.example.org/", ""), project("Good", "https://c.example.org/", "<web_url>file:///etc</web_url>"),
                project("Twice", "https://c.example.org", ""), "<account_manager><name>M</name><url>https://m.example.org/</url></account_manager>"));
        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("Good");
            assertThat(one.webUrl()).as("no way to the files").startsWith("http");
        });
    }

    @Test void aListWithoutAProjectIsNone() {
        assertThatThrownBy(() -> ProjectList.parse(list())).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> ProjectList.parse("<html>Moved</html>".getBytes(StandardCharsets.US_ASCII))).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> ProjectList.parse(new byte[ProjectList.LARGEST + 1])).isInstanceOf(ProtocolException.class);
    }

    @Property(tries = 300) void anyTextIsReadOrRefused(@ForAll String junk, @ForAll String name) {
        try {
            ProjectList.parse(list(project(name, "https://a.example.org/", junk)));
        } catch (ProtocolException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
