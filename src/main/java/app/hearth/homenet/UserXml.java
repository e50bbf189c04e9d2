package app.hearth.homenet;

import app.hearth.homenet.Accounts.Account;
import app.hearth.homenet.Hosts.Host;
import app.hearth.protocol.Hashes;
import app.hearth.protocol.XmlWriter;
import java.util.List;

/** What show_user.php says of a user (html/user/show_user.php, protocol note 9.4). */
final class UserXml {
    private UserXml() {}

    /** @param own whether the user asks, who may see the computers too */
    static byte[] write(Account account, List<Host> hosts, boolean own, String url) {
        XmlWriter out = new XmlWriter().line("<?xml version=\"1.0\" encoding=\"ISO-8859-1\" ?>").open("user")
                .integer("id", account.id()).text("cpid", Hashes.externalCpid(account.cpid(), account.email()))
                .integer("create_time", account.created() / 1000).text("name", account.name())
                .text("country", "International").number("total_credit", account.total())
                .number("expavg_credit", account.average()).integer("expavg_time", account.averaged() / 1000)
                .integer("teamid", 0).text("url", url).integer("has_profile", 0);
        if (own) out.text("venue", "");
        for (Host host : hosts) {
            out.open("host").integer("id", host.id()).integer("create_time", host.created() / 1000)
                    .integer("rpc_seqno", host.seqno()).integer("rpc_time", host.contacted() / 1000)
                    .text("host_cpid", host.cpid()).number("total_credit", host.total())
                    .number("expavg_credit", host.average()).integer("expavg_time", host.averaged() / 1000)
                    .text("domain_name", host.domain()).integer("p_ncpus", host.ncpus()).text("p_vendor", host.vendor())
                    .text("p_model", host.model()).number("p_fpops", host.flops()).text("os_name", host.osName())
                    .text("os_version", host.osVersion()).number("m_nbytes", host.memory()).text("venue", "").close("host");
        }
        return out.close("user").bytes();
    }
}
