package app.hearth.homenet;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.protocol.SchedulerRequests;
import app.hearth.protocol.SchedulerRequest;
import app.hearth.protocol.ClientVersion;
import app.hearth.protocol.HostInfo;
import app.hearth.protocol.OtherResult;
import app.hearth.protocol.WorkRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pace that a household never reaches, by what client and server together take of the processor: what else the computer does, as in a
 * build beside others, must not count.
 */
final class SchedulerLoadTest {
    @TempDir Path folder;

    @Test void requestsThatChangeNothingAreAnsweredFast() throws Exception {
        try (var network = HomeNetwork.openStepped(folder.resolve("home"), new TestClock(), List.of(new Doubling()), _ -> (_, _) -> null)) {
            var contributor = new Contributor(network);
            contributor.wanted = 1e9;
            contributor.ask();
            byte[] request = SchedulerRequests.write(idle(contributor));
            for (int i = 0; i < 500; i++) Contributor.post(network.masterUrl() + "cgi", request);
            int count = 2000;
            var start = used();
            for (int i = 0; i < count; i++) Contributor.post(network.masterUrl() + "cgi", request);
            double rate = count / (used().minus(start).toMillis() / 1e3);
            assertThat(rate).as("requests in a second of one core").isGreaterThan(100);
        }
    }

    private static Duration used() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private static SchedulerRequest idle(Contributor contributor) {
        return SchedulerRequest.builder().authenticator(contributor.key).hostid(contributor.host).rpcSeqno(1)
                .clientVersion(new ClientVersion(8, 2, 15)).platformName("wasm32-wasip1").cpu(WorkRequest.NONE)
                .codeSignKey(contributor.codeSignKey.orElseThrow())
                .hostInfo(HostInfo.builder().ncpus(2).vendor("Maker").model("Model").fpops(1e9).memoryBytes(8e9)
                        .osName("Linux").osVersion("6").hostCpid("0123456789abcdef0123456789abcdef").build())
                .otherResults(contributor.held.stream().map(it -> new OtherResult(it.name(), 0, Optional.empty())).toList())
                .build();
    }
}
