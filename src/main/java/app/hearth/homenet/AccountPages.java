package app.hearth.homenet;

import app.hearth.homenet.Accounts.Account;
import app.hearth.protocol.AccountMessages;
import app.hearth.protocol.AccountOut;
import app.hearth.protocol.Hashes;
import app.hearth.protocol.MasterPage;
import app.hearth.protocol.ProjectConfig;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a client asks before it computes: the front page, the configuration, the accounts (protocol notes 1.1 to 1.7). */
final class AccountPages {
    /** As long as a stock client can hold it; a longer one would be ignored by it. */
    private static final int MAX_TEXT = 254;
    private static final int MAX_ACCOUNTS = 1000;

    private final Database database;
    private final InstantSource clock;
    private final Site site;

    AccountPages(Database database, InstantSource clock, Site site) {
        this.database = database;
        this.clock = clock;
        this.site = site;
    }

    void master(Exchange exchange) throws IOException {
        exchange.answer(200, "text/html; charset=utf-8", """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                %s<title>%s</title>
                </head>
                <body>
                <h1>%s</h1>
                <p>This is a small compute network inside Hearth. Clients that speak the BOINC protocol attach to this address.</p>
                </body>
                </html>
                """.formatted(MasterPage.headLines(site.schedulerUrl()), site.name(), site.name()));
    }

    void config(Exchange exchange) throws IOException {
        xml(exchange, AccountMessages.write(ProjectConfig.builder().name(site.name()).masterUrl(site.masterUrl())
                .webRpcUrlBase(site.masterUrl()).serverVersion("8.0.0").minPasswdLength(6)
                .platforms(List.of(new ProjectConfig.Platform(Site.PLATFORM, "WebAssembly (WASI preview 1)", ""))).build()));
    }

    void lookup(Exchange exchange) throws IOException {
        String email = email(exchange);
        String hash = exchange.parameter("passwd_hash");
        Optional<Account> account = database.in(handle -> Accounts.byEmail(handle, email));
        xml(exchange, AccountMessages.write(lookup(account, hash)));
    }

    private static AccountOut lookup(Optional<Account> account, String hash) {
        if (account.isEmpty()) return new AccountOut.Refused(-136, "There is no account with this e-mail address");
        if (hash.isEmpty()) return new AccountOut.Exists();
        if (!opens(account.get(), hash)) return new AccountOut.Refused(-206, "The password is wrong");
        return new AccountOut.Key(account.get().authenticator());
    }

    void create(Exchange exchange) throws IOException {
        xml(exchange, AccountMessages.write(create(email(exchange), exchange.parameter("passwd_hash"),
                exchange.parameter("user_name").strip())));
    }

    private AccountOut create(String email, String hash, String name) {
        if (!hash.matches("[0-9a-f]{32}")) return new AccountOut.Refused(-1, "The password hash must have 32 characters");
        if (email.length() > MAX_TEXT || !email.matches("[^@\\s<>\"&]+@[^@\\s<>\"&]+\\.[^@\\s<>\"&]+")) {
            return new AccountOut.Refused(-205, "This is not an e-mail address");
        }
        Optional<Account> existing = database.in(handle -> Accounts.byEmail(handle, email));
        if (existing.isPresent()) return existing(existing.get(), hash);
        if (name.isEmpty() || name.length() > MAX_TEXT || name.chars().anyMatch(c -> c < ' ' || c == '<' || c == '>')) {
            return new AccountOut.Refused(-188, "The name must not be empty and must not contain < or >");
        }
        String stored = Tokens.stored(hash); // takes a while on purpose: outside the transaction
        return database.in(handle -> {
            Optional<Account> meanwhile = Accounts.byEmail(handle, email);
            if (meanwhile.isPresent()) return existing(meanwhile.get(), hash);
            if (Accounts.count(handle) >= MAX_ACCOUNTS) return new AccountOut.Refused(-208, "This network is full");
            return new AccountOut.Key(Accounts.add(handle, email, name, stored, clock.millis()).authenticator());
        });
    }

    private static AccountOut existing(Account account, String hash) {
        return opens(account, hash) ? new AccountOut.Key(account.authenticator())
                : new AccountOut.Refused(-207, "An account with this e-mail address exists, with another password");
    }

    /** The hash of the password, or of the account key in its place. */
    private static boolean opens(Account account, String hash) {
        return Tokens.same(Hashes.md5(account.authenticator() + account.email()), hash)
                || Tokens.opens(hash, account.password());
    }

    private static String email(Exchange exchange) {
        return exchange.parameter("email_addr").strip().toLowerCase(Locale.ROOT);
    }

    void showUser(Exchange exchange) throws IOException {
        String key = exchange.parameter("auth");
        String id = exchange.parameter("userid");
        Optional<Account> account = database.in(handle -> !key.isEmpty() ? Accounts.byKey(handle, key)
                : id.matches("[0-9]{1,18}") ? Accounts.byId(handle, Long.parseLong(id)) : Optional.empty());
        if (account.isEmpty()) {
            xml(exchange, AccountMessages.write(new AccountOut.Refused(-136, "There is no such user")));
            return;
        }
        var hosts = key.isEmpty() ? List.<Hosts.Host>of() : database.in(handle -> Hosts.of(handle, account.get().id()));
        xml(exchange, UserXml.write(account.get(), hosts, !key.isEmpty(), site.masterUrl()));
    }

    private static void xml(Exchange exchange, byte[] content) throws IOException {
        exchange.answer(200, "text/xml", content);
    }
}
