package app.hearth.rewards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stock project's {@code show_user.php} says, and what of it is not believed. */
class AccountPageTest {
    /** As {@code show_user_xml} in html/inc/xml.inc writes it. */
    private static final String PAGE = """
            <?xml version="1.0" encoding="ISO-8859-1" ?>
            <user>
                <id>31</id>
                <cpid>7d0d73fe026d66fd4ab8d5d8da32a611</cpid>
                <create_time>1600000000</create_time>
                <name>A &lt;b&gt; name</name>
                <total_credit>1234567.5</total_credit>
                <expavg_credit>321.0625</expavg_credit>
                <expavg_time>1795000000.75</expavg_time>
                <teamid>0</teamid>
                <has_profile>0</has_profile>
                 <country>None</country>
            </user>
            """;

    private static AccountPage parse(String text) throws IOException {
        return AccountPage.parse(text.getBytes(StandardCharsets.UTF_8), 31);
    }

    @Test void thePageIsAskedForByTheAccountsNumberWithoutAKey() throws Exception {
        try (var server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder().body(PAGE).build());
            server.enqueue(new MockResponse.Builder().code(404).build());
            server.enqueue(new MockResponse.Builder().body("<user>" + " ".repeat(70_000) + "</user>").build());
            server.start();
            var pages = AccountPage.over(new OkHttpClient());
            String master = server.url("/lab/").toString();
            assertThat(pages.read(master, 31)).isEqualTo(new AccountPage(1_234_567.5, 321.0625, Instant.ofEpochSecond(1_795_000_000)));
            assertThat(server.takeRequest().getTarget()).isEqualTo("/lab/show_user.php?userid=31&format=xml");
            assertThatThrownBy(() -> pages.read(master, 31)).isInstanceOf(IOException.class).hasMessageContaining("404");
            assertThatThrownBy(() -> pages.read(master, 31)).isInstanceOf(IOException.class).hasMessageContaining("more than");
        }
    }

    @Test void itsComputersFiguresAreNotTheAccounts() throws IOException {
        String hosts = "<host><id>77</id><create_time>1600000009</create_time><expavg_credit>1</expavg_credit><total_credit>2</total_credit><expavg_time>3</expavg_time></host>";
        var account = new AccountPage(1_234_567.5, 321.0625, Instant.ofEpochSecond(1_795_000_000));
        assertThat(parse(PAGE.replace("<teamid>", "<venue>home</venue>" + hosts + hosts + "<teamid>"))).isEqualTo(account);
        assertThat(parse(PAGE.replace("<id>31</id>", hosts + "<id>31</id>"))).isEqualTo(account);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<id>32</id>", "<id></id>", "<id>-31</id>"})
    void anotherAccountsPageIsNotBelieved(String id) {
        assertThatThrownBy(() -> parse(PAGE.replace("<id>31</id>", id))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "nan", "inf", "many", "1e999"})
    void figuresThatAreNoneAreNotBelieved(String figure) {
        assertThatThrownBy(() -> parse(PAGE.replace("1234567.5", figure))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> parse(PAGE.replace("321.0625", figure))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> parse(PAGE.replace("1795000000.75", figure))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<error>\n<error_num>-136</error_num>\n<error_msg>not found</error_msg>\n</error>", "<html><body>Login</body></html>", "", "<user>", "<users/>"})
    void whatIsNoSuchPageIsNotBelieved(String page) {
        assertThatThrownBy(() -> parse(page)).isInstanceOf(IOException.class);
    }
}
