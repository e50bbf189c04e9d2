package app.hearth.protocol;

/**
 * A message of a running program to an address that its project named for such messages beside its scheduler (trickle_up_urls of a reply; client/cs_trickle.cpp).
 * It is a short scheduler request.
 *
 * @param seqno number of the scheduler request that it goes with
 * @param body  content of msg_from_host, each element on a line of its own
 */
public record TrickleUp(String authenticator, long hostid, int seqno, ClientVersion client, String platform, String body) {
    /** The document. */
    public byte[] xml() {
        var out = new XmlWriter().open("scheduler_request").text("authenticator", authenticator).integer("hostid", hostid).integer("rpc_seqno", seqno);
        out.integer("core_client_major_version", client.major()).integer("core_client_minor_version", client.minor()).integer("core_client_release", client.release());
        return out.text("platform_name", platform).raw("msg_from_host", body).close("scheduler_request").bytes();
    }
}
