package app.hearth.engine;

import app.hearth.engine.Accounts.AccountProblem.Kind;
import app.hearth.protocol.AccountMessages;
import app.hearth.protocol.AccountOut;
import app.hearth.protocol.MasterUrl;
import app.hearth.protocol.ProjectConfig;
import app.hearth.protocol.ProtocolException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Asks networks' account pages over HTTP. */
final class ProjectAccounts implements Accounts {
    /** ERR_PROJECT_DOWN and ERR_NEED_HTTPS (lib/error_numbers.h). */
    private static final int PROJECT_DOWN = -183;
    private final ProjectHttp http;

    ProjectAccounts(ProjectHttp http) {
        this.http = http;
    }

    @Override public ProjectConfig config(String address) throws AccountProblem {
        String url = MasterUrl.canonical(address);
        if (!MasterUrl.valid(url)) throw new AccountProblem(Kind.BAD_ADDRESS, "not an address of a network: " + address.strip());
        var config = parse(get(url + "get_project_config.php", Map.of()));
        if (config.errorNum() == PROJECT_DOWN || config.webStopped()) throw new AccountProblem(Kind.DOWN, "the network is down for maintenance");
        if (config.errorNum() != 0) throw new AccountProblem(Kind.NO_NETWORK, "the network answered with error " + config.errorNum());
        var mine = Requests.CLIENT;
        if (config.minClientVersion() > 10_000 * mine.major() + 100 * mine.minor() + mine.release()) {
            throw new AccountProblem(Kind.TOO_NEW, "the network asks for client version " + config.minClientVersion());
        }
        // The network's own word on its address is its identity; without one, it is where it was found.
        String master = MasterUrl.canonical(config.masterUrl().isBlank() ? url : config.masterUrl());
        if (!MasterUrl.valid(master)) throw new AccountProblem(Kind.NO_NETWORK, "the network names a wrong address of itself");
        return config.toBuilder().masterUrl(master).build();
    }

    private static ProjectConfig parse(byte[] answer) throws AccountProblem {
        try {
            return AccountMessages.parseConfig(answer);
        } catch (ProtocolException e) {
            throw new AccountProblem(Kind.NO_NETWORK, e.getMessage());
        }
    }

    @Override public AccountOut lookUp(ProjectConfig config, String email, String passwordHash) throws AccountProblem {
        var asked = new LinkedHashMap<String, String>();
        asked.put("email_addr", email.strip().toLowerCase(Locale.ROOT));
        asked.put("passwd_hash", passwordHash);
        return account(config, "lookup_account.php", asked);
    }

    @Override public AccountOut lookUpInDirectory(ProjectConfig config, String userName, String password) throws AccountProblem {
        if (!base(config).startsWith("https://")) throw new AccountProblem(Kind.NOT_ENCRYPTED, "the password would be sent unencrypted");
        var asked = new LinkedHashMap<String, String>();
        asked.put("ldap_auth", "1");
        asked.put("ldap_uid", userName.strip());
        asked.put("passwd", password);
        return account(config, "lookup_account.php", asked);
    }

    @Override public AccountOut create(ProjectConfig config, String email, String passwordHash, String userName, boolean agreesToTerms)
            throws AccountProblem {
        var asked = new LinkedHashMap<String, String>();
        asked.put("email_addr", email.strip().toLowerCase(Locale.ROOT));
        asked.put("passwd_hash", passwordHash);
        asked.put("user_name", userName.strip());
        if (agreesToTerms) {
            asked.put("consent_flag", "1");
            asked.put("source", "Hearth");
        }
        return account(config, "create_account.php", asked);
    }

    private AccountOut account(ProjectConfig config, String page, Map<String, String> asked) throws AccountProblem {
        byte[] answer = get(base(config) + page, asked);
        try {
            return AccountMessages.parseAccount(answer);
        } catch (ProtocolException e) {
            throw new AccountProblem(Kind.NO_NETWORK, e.getMessage());
        }
    }

    private static String base(ProjectConfig config) {
        String base = MasterUrl.canonical(config.webRpcUrlBase().filter(url -> MasterUrl.valid(MasterUrl.canonical(url))).orElse(config.masterUrl()));
        // The account pages may move to HTTPS, never away from it.
        return config.masterUrl().startsWith("https://") && !base.startsWith("https://") ? config.masterUrl() : base;
    }

    private byte[] get(String url, Map<String, String> asked) throws AccountProblem {
        try {
            return http.page(asked.isEmpty() ? url : url + "?" + AccountMessages.query(asked));
        } catch (ProjectHttp.Refused e) {
            throw new AccountProblem(Kind.NO_NETWORK, e.getMessage());
        } catch (IOException e) {
            throw new AccountProblem(Kind.UNREACHABLE, Troubles.of(e));
        }
    }
}
