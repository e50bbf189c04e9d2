package app.hearth.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.monitor.LinuxCounters.Devices;
import app.hearth.monitor.Machine.MemoryUse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxCountersTest {
    @TempDir Path root;
    private final Map<String, List<Long>> seen = new HashMap<>();

    @Test void waitingForADiskAndTimeTakenByAHypervisorAreNoUse() {
        var before = cores("cpu  0 0 0 0 0 0 0 0 0 0\ncpu0 0 0 0 0 0 0 0 0 0 0\nintr 1 2 3\n");
        var now = cores("cpu  0\ncpu0 10 20 5 40 10 3 2 10 7 0\nintr 1 2 3\n");

        assertThat(now.busySince(before)).containsExactly(0.40);
        assertThat(now.niceSince(before)).containsExactly(0.20);
    }

    @Test void countersThatWentBackAreNoLoad() {
        var before = cores("cpu 0\ncpu0 500 0 0 500 0 0 0 0\n");
        var now = cores("cpu 0\ncpu0 10 0 0 900 0 0 0 0\n");

        assertThat(now.busySince(before)).containsExactly(0.0);
    }

    @Test void availableMemoryIsTheKernelsOwnEstimate() {
        assertThat(LinuxCounters.memory(ByteCursor.of("MemTotal:  1000 kB\nMemFree:  100 kB\nMemAvailable:   600 kB\nCached: 400 kB\n")))
                .isEqualTo(new MemoryUse(1_024_000, 614_400));
    }

    @Test void withoutAnEstimateFreeMemoryAndCachesCount() {
        assertThat(LinuxCounters.memory(ByteCursor.of("MemTotal: 1000 kB\nMemFree: 100 kB\nBuffers: 20 kB\nCached: 300 kB\nSwapCached: 9 kB")))
                .isEqualTo(new MemoryUse(1_024_000, 420 * 1024));
    }

    @Test void onlyWholeDisksCount() {
        var system = new FakeSystem(root).with("sys/block/nvme0n1/device/model", "x").with("sys/block/dm-0/size", "1");

        LinuxCounters.disks(ByteCursor.of("""
                 259       0 nvme0n1 10 1 200 5 20 2 400 9 0 1 1 0 0 0 0 0 0
                 259       1 nvme0n1p1 10 1 200 5 20 2 400 9 0 1 1 0 0 0 0 0 0
                 254       0 dm-0 10 1 200 5 20 2 400 9 0 1 1 0 0 0 0 0 0
                """), new Devices(system.sys().resolve("block")), this::see);

        assertThat(seen).containsExactly(Map.entry("nvme0n1", List.of(200L * 512, 400L * 512)));
    }

    @Test void bridgesAndLoopbackDoNotCountBesideACard() {
        var system = new FakeSystem(root).with("sys/class/net/eth0/device/vendor", "x").with("sys/class/net/docker0/mtu", "1500");

        LinuxCounters.networks(ByteCursor.of(NET), new Devices(system.sys().resolve("class/net")), this::see);

        assertThat(seen).containsExactly(Map.entry("eth0", List.of(161161093L, 387004L)));
    }

    @Test void withoutAnyCardAllButLoopbackCounts() {
        LinuxCounters.networks(ByteCursor.of(NET), new Devices(root.resolve("sys/class/net")), this::see);

        assertThat(seen).containsOnlyKeys("eth0", "docker0");
    }

    private static final String NET = """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                lo:    3193      29    0    0    0     0          0         0     3193      29    0    0    0     0       0          0
              eth0:161161093    4046    0    0    0     0          0         0   387004    2644    0    0    0     0       0          0
            docker0:       5       1    0    0    0     0          0         0        7       1    0    0    0     0       0          0
            """;

    private void see(String device, long in, long out) {
        seen.put(device, List.of(in, out));
    }

    private static CoreTicks cores(String stat) {
        var ticks = new CoreTicks();
        LinuxCounters.cores(ByteCursor.of(stat), ticks);
        return ticks;
    }
}
