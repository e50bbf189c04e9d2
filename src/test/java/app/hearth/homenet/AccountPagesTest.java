package app.hearth.homenet;

import static app.hearth.homenet.Contributor.get;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.protocol.AccountMessages;
import app.hearth.protocol.AccountOut;
import app.hearth.protocol.Hashes;
import app.hearth.protocol.MasterPage;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client asks before it attaches. */
final class AccountPagesTest extends WithNetwork {
    private AccountOut call(String page, String email, String hash, String name) throws IOException {
        var parameters = new java.util.LinkedHashMap<String, String>();
        parameters.putAll(Map.of("email_addr", email, "passwd_hash", hash, "user_name", name));
        return AccountMessages.parseAccount(get(network.masterUrl() + page + "?" + AccountMessages.query(parameters)).body());
    }

    @Test void pagesOfOtherSitesMayNotAsk() throws IOException {
        String create = network.masterUrl() + "create_account.php?email_addr=a%40b.org&passwd_hash=" + "1".repeat(32) + "&user_name=a";
        assertThat(get(create, "Origin", "https://elsewhere.example").status()).isEqualTo(403);
        assertThat(get(create, "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
        assertThat(get(create, "Origin", "null").status()).isEqualTo(403);
        assertThat(get(create).text()).contains("<authenticator>");
    }

    @Test void theFrontPageNamesTheSchedulerInBothForms() throws IOException {
        var page = get(network.masterUrl());
        assertThat(MasterPage.schedulers(page.body(), 1 << 20)).containsExactly(network.masterUrl() + "cgi");
        assertThat(page.text().lines()).anyMatch(it -> it.startsWith("<link rel=\"boinc_scheduler\""));
    }

    @Test void theConfigurationNamesTheNetworkAndItsPlatform() throws IOException {
        var config = AccountMessages.parseConfig(get(network.masterUrl() + "get_project_config.php").body());
        assertThat(config.masterUrl()).isEqualTo(network.masterUrl());
        assertThat(config.platforms()).extracting(it -> it.name()).containsExactly("wasm32-wasip1");
    }

    @Test void hearthsOwnAccountIsFoundWithItsKeyInPlaceOfThePassword() throws IOException {
        var login = network.account();
        String hash = Hashes.password(login.authenticator(), login.email());
        assertThat(call("lookup_account.php", login.email(), hash, "")).isEqualTo(new AccountOut.Key(login.authenticator()));
    }

    @Test void anAccountIsMadeFoundAndGuarded() throws IOException {
        String hash = Hashes.password("secret", "ann@example.org");
        AccountOut made = call("create_account.php", "Ann@Example.org", hash, "Ann");
        assertThat(made).isInstanceOf(AccountOut.Key.class);
        assertThat(call("create_account.php", "ann@example.org", hash, "Ann")).isEqualTo(made);
        assertThat(call("lookup_account.php", "ANN@example.org", hash, "")).isEqualTo(made);
        assertThat(call("lookup_account.php", "ann@example.org", "", "")).isEqualTo(new AccountOut.Exists());
        String wrong = Hashes.password("guess", "ann@example.org");
        assertThat(number(call("lookup_account.php", "ann@example.org", wrong, ""))).isEqualTo(-206);
        assertThat(number(call("create_account.php", "ann@example.org", wrong, "Ann"))).isEqualTo(-207);
        String user = get(network.masterUrl() + "show_user.php?format=xml&auth=" + ((AccountOut.Key) made).authenticator()).text();
        assertThat(user).contains("<name>Ann</name>").contains("<total_credit>0.000000</total_credit>");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            nobody,          Ann,   -205
            a@b,             Ann,   -205
            ann@example.org, <b>,   -188
            ann@example.org, '',    -188
            """)
    void whatIsWrongHasItsNumber(String email, String name, int number) throws IOException {
        assertThat(number(call("create_account.php", email, Hashes.password("secret", email), name))).isEqualTo(number);
    }

    @Test void aHashThatIsNoneIsRefused() throws IOException {
        assertThat(number(call("create_account.php", "a@b.org", "short", "Ann"))).isEqualTo(-1);
        assertThat(number(call("lookup_account.php", "a@b.org", "", ""))).isEqualTo(-136);
    }

    private static int number(AccountOut answer) {
        return ((AccountOut.Refused) answer).errorNum();
    }
}
