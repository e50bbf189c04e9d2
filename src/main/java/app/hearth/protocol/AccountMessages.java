package app.hearth.protocol;

import app.hearth.protocol.ProjectConfig.Platform;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Messages before the first scheduler contact: project configuration and accounts (sections 1.2 to 1.4). */
public final class AccountMessages {
    private static final int MAX_BYTES = 1 << 20;
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\" ?>";

    private AccountMessages() {}

    public static byte[] write(ProjectConfig c) {
        XmlWriter out = new XmlWriter().line(DECLARATION).open("project_config").text("name", c.name()).text("master_url", c.masterUrl());
        out.text("web_rpc_url_base", c.webRpcUrlBase()).text("server_version", c.serverVersion()).flag("account_manager", c.accountManager());
        out.text("local_revision", c.localRevision());
        if (c.errorNum() != 0) out.integer("error_num", c.errorNum());
        out.bool("web_stopped", c.webStopped()).bool("sched_stopped", c.schedStopped());
        out.flag("account_creation_disabled", c.accountCreationDisabled());
        out.flag("client_account_creation_disabled", c.clientAccountCreationDisabled());
        out.flag("invite_code_required", c.inviteCodeRequired()).integer("min_passwd_length", c.minPasswdLength());
        if (c.minClientVersion() != 0) out.integer("min_client_version", c.minClientVersion());
        out.flag("uses_username", c.usesUsername()).flag("ldap_auth", c.ldapAuth()).text("terms_of_use", c.termsOfUse());
        if (!c.platforms().isEmpty()) {
            out.open("platforms");
            for (Platform p : c.platforms()) {
                out.open("platform").text("platform_name", p.name()).textIfAny("user_friendly_name", p.title());
                out.textIfAny("plan_class", p.planClass()).close("platform");
            }
            out.close("platforms");
        }
        return out.text("account_ownership_public_key", c.accountOwnershipPublicKey()).close("project_config").bytes();
    }

    public static ProjectConfig parseConfig(byte[] document) throws ProtocolException {
        XmlReader in = new XmlReader(document, "project_config", MAX_BYTES);
        ProjectConfig.Builder b = ProjectConfig.builder();
        List<Platform> platforms = new ArrayList<>();
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "name" -> b.name(in.shortText());
                case "master_url" -> b.masterUrl(in.shortText());
                case "web_rpc_url_base" -> FileXml.ifAny(in.shortText(), b::webRpcUrlBase);
                case "server_version" -> FileXml.ifAny(in.shortText(), b::serverVersion);
                case "account_manager" -> b.accountManager(in.flag());
                case "local_revision" -> FileXml.ifAny(in.shortText(), b::localRevision);
                case "error_num" -> b.errorNum(in.smallInteger(-1));
                case "web_stopped" -> b.webStopped(in.flag());
                case "sched_stopped" -> b.schedStopped(in.flag());
                case "account_creation_disabled" -> b.accountCreationDisabled(in.flag());
                case "client_account_creation_disabled" -> b.clientAccountCreationDisabled(in.flag());
                case "invite_code_required" -> b.inviteCodeRequired(in.flag());
                case "min_passwd_length" -> b.minPasswdLength(in.smallInteger(6));
                case "min_client_version" -> b.minClientVersion(in.smallInteger(0));
                case "uses_username" -> b.usesUsername(in.flag());
                case "ldap_auth" -> b.ldapAuth(in.flag());
                case "terms_of_use" -> FileXml.ifAny(in.text(), b::termsOfUse);
                case "platforms" -> parsePlatforms(in, platforms);
                case "account_ownership_public_key" -> FileXml.ifAny(in.text(), b::accountOwnershipPublicKey);
                default -> { }
            }
        }
        return b.platforms(platforms).build();
    }

    private static void parsePlatforms(XmlReader in, List<Platform> platforms) throws ProtocolException {
        String end = in.enter();
        while (in.next(end)) {
            if (!in.tag().equals("platform")) continue;
            String name = "";
            String title = "";
            String plan = "";
            String inner = in.enter();
            while (in.next(inner)) {
                switch (in.tag()) {
                    case "platform_name" -> name = in.shortText();
                    case "user_friendly_name" -> title = in.shortText();
                    case "plan_class" -> plan = in.shortText();
                    default -> { }
                }
            }
            if (!name.isEmpty()) platforms.add(new Platform(name, title, plan));
        }
    }

    public static byte[] write(AccountOut answer) {
        XmlWriter out = new XmlWriter().line(DECLARATION);
        switch (answer) {
            case AccountOut.Key key -> out.open("account_out").text("authenticator", key.authenticator()).close("account_out");
            case AccountOut.Exists _ -> out.open("account_out").flag("success", true).close("account_out");
            case AccountOut.Refused no ->
                out.open("error").integer("error_num", no.errorNum()).text("error_msg", no.message()).close("error");
        }
        return out.bytes();
    }

    /** Reads the answer to a look-up or creation: account_out, or error, with an error also inside account_out. */
    public static AccountOut parseAccount(byte[] document) throws ProtocolException {
        String text = XmlText.bytesAsChars(document);
        String root = text.contains("<account_out") ? "account_out" : "error";
        XmlReader in = new XmlReader(document, root, MAX_BYTES);
        String key = "";
        String message = "";
        int error = root.equals("error") ? -1 : 0;
        boolean exists = false;
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "authenticator" -> key = in.shortText();
                case "success" -> exists = in.flag();
                case "error_num" -> error = in.smallInteger(-1);
                case "error_msg" -> message = in.words();
                default -> { }
            }
        }
        if (error != 0) return new AccountOut.Refused(error, message);
        if (!key.isEmpty()) return new AccountOut.Key(key);
        if (exists) return new AccountOut.Exists();
        throw new ProtocolException(root, "neither key nor error");
    }

    /** A query string as the stock client writes it: every byte but letters and digits is escaped (section 1.3). */
    public static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream().map(e -> e.getKey() + "=" + escape(e.getValue())).collect(Collectors.joining("&"));
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b < 128 && b > 0 && Character.isLetterOrDigit(b)) out.append((char) b);
            else out.append('%').append(String.format(Locale.ROOT, "%02X", b));
        }
        return out.toString();
    }
}
