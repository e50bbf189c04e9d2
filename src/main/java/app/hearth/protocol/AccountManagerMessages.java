package app.hearth.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Conversation with an account manager such as BAM! or Science United (client/acct_mgr.cpp, section 1.9). */
public final class AccountManagerMessages {
    private static final double LARGEST_SHARE = 1e6;
    private static final int MOST_ACCOUNTS = 500;
    private static final int MOST_MESSAGES = 20;

    private AccountManagerMessages() {}

    public static byte[] write(AccountManagerRequest r) {
        XmlWriter out = new XmlWriter().line("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>").open("acct_mgr_request");
        if (r.login().authenticator().isEmpty()) out.text("name", r.login().name()).text("password_hash", r.login().passwordHash());
        else out.text("authenticator", r.login().authenticator());
        var version = r.version();
        out.text("host_cpid", r.hostCpid()).text("domain_name", r.host().domainName());
        out.text("client_version", version.major() + "." + version.minor() + "." + version.release()).text("run_mode", r.runMode());
        out.text("platform_name", r.platforms().getFirst());
        r.platforms().stream().skip(1).forEach(name -> out.open("alt_platform").text("name", name).close("alt_platform"));
        out.textIfAny("previous_host_cpid", r.previousCpid());
        for (var p : r.projects()) {
            out.open("project").text("url", p.url()).text("project_name", p.name()).bool("suspended_via_gui", p.suspended()).integer("hostid", p.hostid());
            out.number("not_started_dur", p.notStarted()).number("in_progress_dur", p.inProgress()).bool("attached_via_acct_mgr", p.viaManager());
            out.bool("dont_request_more_work", p.noMoreWork()).bool("detach_when_done", p.leavesWhenDone()).bool("ended", p.ended());
            out.number("resource_share", p.share()).integer("njobs_success", p.succeeded()).integer("njobs_error", p.failed());
            if (p.viaManager()) out.text("account_key", p.key());
            out.close("project");
        }
        out.line("<working_global_preferences>").line(r.preferences().strip()).line("</working_global_preferences>");
        out.raw("opaque", r.opaque());
        HostXml.write(out, r.host(), 0);
        HostXml.write(out, r.times());
        HostXml.write(out, r.speeds());
        return out.close("acct_mgr_request").bytes();
    }

    public static AccountManagerReply parse(byte[] message, int limit) throws ProtocolException {
        XmlReader in = new XmlReader(message, "acct_mgr_reply", limit);
        String name = "";
        int number = 0;
        String error = "";
        Optional<String> authenticator = Optional.empty();
        Optional<String> key = Optional.empty();
        Optional<String> preferences = Optional.empty();
        Optional<String> opaque = Optional.empty();
        double repeat = 0;
        var messages = new ArrayList<String>();
        var accounts = new ArrayList<AccountManagerReply.Account>();
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "name" -> name = in.shortText();
                case "authenticator" -> authenticator = Optional.of(in.shortText()).filter(text -> !text.isEmpty());
                case "error_num" -> number = in.smallInteger(-1);
                case "error", "error_msg" -> error = in.words();
                case "signing_key" -> key = Optional.of(in.signature()).filter(text -> !text.isBlank());
                case "repeat_sec" -> repeat = Math.max(0, in.number(0));
                case "message" -> {
                    String text = in.words();
                    if (messages.size() < MOST_MESSAGES) messages.add(text);
                }
                case "global_preferences" -> preferences = Optional.of(in.raw());
                case "opaque" -> opaque = Optional.of(in.raw());
                case "account" -> account(in, accounts);
                default -> { }
            }
        }
        return new AccountManagerReply(name, number, error, authenticator, key, repeat, preferences, opaque, messages, accounts);
    }

    private static void account(XmlReader in, List<AccountManagerReply.Account> accounts) throws ProtocolException {
        String url = "";
        String signature = "";
        String key = "";
        boolean detach = false;
        boolean update = false;
        boolean abort = false;
        Optional<Boolean> noMore = Optional.empty();
        Optional<Boolean> leave = Optional.empty();
        Optional<Boolean> suspend = Optional.empty();
        OptionalDouble share = OptionalDouble.empty();
        var unwanted = new HashSet<String>();
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "url" -> url = in.shortText();
                case "url_signature" -> signature = in.signature();
                case "authenticator" -> key = in.shortText();
                case "detach" -> detach = in.flag();
                case "update" -> update = in.flag();
                case "abort_not_started" -> abort = in.flag();
                case "dont_request_more_work" -> noMore = Optional.of(in.flag());
                case "detach_when_done" -> leave = Optional.of(in.flag());
                case "suspend" -> suspend = Optional.of(in.flag());
                case "resource_share" -> {
                    double value = in.number(-1);
                    if (value >= 0 && value <= LARGEST_SHARE) share = OptionalDouble.of(value);
                }
                case "no_rsc" -> unwanted.add(in.shortText());
                default -> { }
            }
        }
        if (url.isEmpty() || accounts.size() >= MOST_ACCOUNTS) return;
        accounts.add(new AccountManagerReply.Account(url, signature, key, detach, update, noMore, leave, suspend, abort, share, unwanted));
    }
}
