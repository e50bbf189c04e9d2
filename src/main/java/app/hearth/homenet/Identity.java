package app.hearth.homenet;

import app.hearth.homenet.Accounts.Account;
import app.hearth.homenet.Hosts.Host;
import app.hearth.protocol.Hashes;
import app.hearth.protocol.SchedulerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/** Which host a request comes from (protocol notes 3.5 and 10.6). */
final class Identity {
    private static final int MAX_HOSTS = 1000;

    /** Newest request numbers. Written to the store at leisure: one that is too low there only forgives more. */
    private final Map<Long, Long> seqnos = new ConcurrentHashMap<>();

    /** A host, and whether the client must be told its number. */
    record Known(Host host, boolean isNew) {}

    /** Empty when the account has more hosts than any household. */
    Optional<Known> of(Handle handle, Account account, SchedulerRequest request, long now) {
        String cpid = Hashes.storedHostCpid(request.hostInfo().hostCpid(), account.email());
        Optional<Host> known = Hosts.byId(handle, request.hostid())
                .filter(host -> host.account() == account.id() && request.rpcSeqno() >= seqno(host));
        if (known.isEmpty()) {
            if (Hosts.of(handle, account.id()).size() >= MAX_HOSTS) return Optional.empty();
            return Optional.of(new Known(Hosts.add(handle, account.id(), request.hostInfo(), cpid, now), true));
        }
        Host host = known.get();
        seqnos.put(host.id(), (long) request.rpcSeqno());
        if (!host.describes(request.hostInfo(), cpid)) {
            Hosts.describe(handle, host.id(), request.hostInfo(), cpid);
            host = Hosts.byId(handle, host.id()).orElseThrow();
        }
        return Optional.of(new Known(host, false));
    }

    /** Brings the numbers into the store. */
    void flush(Handle handle, long now) {
        seqnos.forEach((host, seqno) -> {
            if (Hosts.byId(handle, host).filter(row -> row.seqno() == seqno).isPresent()) return;
            Hosts.contacted(handle, host, seqno, now);
        });
    }

    private long seqno(Host host) {
        return seqnos.getOrDefault(host.id(), host.seqno());
    }
}
