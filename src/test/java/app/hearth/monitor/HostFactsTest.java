package app.hearth.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFactsTest {
    @TempDir Path root;

    @Test void theProcessorIsDescribedAsBoincDoes() {
        var cpu = CpuInfo.parse(List.of("vendor_id\t: GenuineIntel", "cpu family\t: 6", "model\t\t: 85",
                "model name\t: Intel(R) Xeon(R) CPU @ 2.00GHz", "stepping\t: 7", "cache size\t: 39424 KB", "flags\t\t: fpu vme sse2"));

        assertThat(cpu.boincModel()).isEqualTo("Intel(R) Xeon(R) CPU @ 2.00GHz [Family 6 Model 85 Stepping 7]");
        assertThat(cpu.vendor()).isEqualTo("GenuineIntel");
        assertThat(cpu.features()).isEqualTo("fpu vme sse2");
        assertThat(cpu.cacheBytes()).hasValue(39424 * 1024);
    }

    @Test void whatTheKernelDoesNotSayIsLeftOut() {
        var cpu = CpuInfo.parse(List.of());

        assertThat(cpu.boincModel()).isEqualTo(System.getProperty("os.arch"));
        assertThat(cpu.cacheBytes()).isEmpty();
    }

    @Test void theSystemIsDescribedAsBoincDoes() {
        new FakeSystem(root).with("etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nID=debian\n");

        assertThat(OsName.linux(root, "6.1.0", Optional.of("2.36")))
                .isEqualTo(new OsName("Linux Debian", "Debian GNU/Linux 12 (bookworm) [6.1.0|libc 2.36]"));
        assertThat(OsName.linux(root, "6.1.0", Optional.empty()).version()).isEqualTo("Debian GNU/Linux 12 (bookworm) [6.1.0]");
        assertThat(OsName.linux(root.resolve("none"), "6.1.0", Optional.empty())).isEqualTo(new OsName("Linux", "[6.1.0]"));
    }

    @Test void thisComputerHasTheFactsThatServersAskFor() {
        var facts = HostFacts.read();

        assertThat(facts.cpuVendor()).isNotBlank();
        assertThat(facts.cpuModel()).isNotBlank();
        assertThat(facts.osName()).isNotBlank();
        assertThat(facts.osVersion()).isNotBlank();
        assertThat(facts.hostName()).isNotBlank();
        assertThat(facts.memoryBytes()).isPositive();
        assertThat(facts.cores()).isPositive();
    }

    @Test void aFoldersVolumeHasRoomAndAMissingFolderHasNone() {
        assertThat(HostFacts.disk(root)).hasValueSatisfying(disk -> assertThat(disk.free()).isBetween(1L, disk.total()));
        assertThat(HostFacts.disk(root.resolve("missing"))).isEmpty();
    }

    @Test void unitsComeFromTheKernel() {
        var vector = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder())
                .putLong(33).putLong(1).putLong(6).putLong(16384).putLong(17).putLong(1000).putLong(0).putLong(0).array();

        assertThat(KernelFacts.parse(vector)).isEqualTo(new KernelFacts(16384, 1000));
        assertThat(KernelFacts.parse(new byte[0])).isEqualTo(KernelFacts.USUAL);
    }

    @Test void swapIsReadFromTheKernelsTable() {
        assertThat(LinuxCounters.swap(ByteCursor.of("MemTotal: 1000 kB\nSwapCached: 3 kB\nSwapTotal: 20 kB\n"))).isEqualTo(20 * 1024);
        assertThat(LinuxCounters.swap(ByteCursor.of("MemTotal: 1000 kB\n"))).isZero();
    }

    @Test void featuresAreWordsWithoutTheSystemsHeading() {
        assertThat(HostReader.features(List.of("machdep.cpu.features: FPU VME", "avx2"))).isEqualTo("fpu vme avx2");
    }
}
