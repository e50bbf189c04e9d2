package app.hearth.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.monitor.Reading.Gpu;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuTest {
    private static final String CARD = "sys/class/drm/card0/device/";
    @TempDir Path root;

    @Test void aRadeonTellsAll() {
        var system = radeon().with(CARD + "gpu_busy_percent", "37\n").with(CARD + "mem_info_vram_used", "1000000\n")
                .with(CARD + "mem_info_vram_total", "8000000\n").with(CARD + "hwmon/hwmon3/temp1_input", "54000\n")
                .with(CARD + "hwmon/hwmon3/power1_average", "83000000\n").with(CARD + "hwmon/hwmon3/fan1_input", "1650\n").with(CARD + "hwmon/hwmon3/fan1_max", "3300\n")
                .with("usr/share/misc/pci.ids", "1002  AMD\n\t73bf  Navi 21 [Radeon RX 6800]\n\t\t1002 0e3a  other\n8086  Intel\n\t73bf  Wrong\n");

        assertThat(new LinuxGpus(system.root()).read(true)).containsExactly(new Gpu("AMD Radeon RX 6800", OptionalDouble.of(0.37),
                OptionalLong.of(1_000_000), OptionalLong.of(8_000_000), OptionalDouble.of(54), OptionalDouble.of(83), "AMD",
                OptionalDouble.of(50), OptionalDouble.empty()));
    }

    @Test void whatACardDoesNotTellIsAbsent() {
        assertThat(new LinuxGpus(radeon().root()).read(true)).containsExactly(Gpu.silent("AMD GPU 73bf", "AMD"));
    }

    @Test void aSleepingCardIsNotAsked() {
        var system = radeon().with(CARD + "gpu_busy_percent", "37").with(CARD + "power/runtime_status", "suspended\n");

        assertThat(new LinuxGpus(system.root()).read(true)).containsExactly(Gpu.silent("AMD GPU 73bf", "AMD"));
    }

    @Test void socketsAndScreensOfAHypervisorAreNoCards() {
        var system = new FakeSystem(root).with(CARD + "vendor", "0x1af4\n").with("sys/class/drm/card0-DP-1/status", "connected");

        assertThat(new LinuxGpus(system.root()).read(true)).isEmpty();
    }

    @Test void nvidiasOwnLibraryGoesBeforeTheKernel() {
        var gpus = new LinuxGpus(new FakeSystem(root).with(CARD + "vendor", "0x10de").with(CARD + "device", "0x2684").root());

        assertThat(gpus.read(true)).containsExactly(Gpu.silent("NVIDIA GPU 2684", "NVIDIA"));
        assertThat(gpus.read(false)).isEmpty();
        assertThat(gpus.nvidiaSleeps()).isFalse();
    }

    @Test void withoutTheLibraryThereAreNoNvidiaCards() {
        Assumptions.assumeFalse(Files.exists(Path.of("/proc/driver/nvidia/version")), "this computer has NVIDIA's driver");
        try (var nvml = new Nvml()) {
            assertThat(nvml.read(Set.of())).isEmpty();
            assertThat(nvml.isOpen()).isFalse();
            assertThat(nvml.read(Set.of())).isEmpty();
        }
    }

    @Test void nvidiasStructuresAreReadAsTheHeaderDeclaresThem() {
        assertThat(Nvml.load(MemorySegment.ofArray(new int[] {42, 7}))).hasValue(0.42);
        assertThat(Nvml.celsius(MemorySegment.ofArray(new int[] {66}))).hasValue(66);
        assertThat(Nvml.watts(MemorySegment.ofArray(new int[] {215_500}))).hasValue(215.5);
        var memory = MemorySegment.ofArray(new long[] {24_000, 20_000, 4_000});
        assertThat(Nvml.memoryTotal(memory)).isEqualTo(24_000);
        assertThat(Nvml.memoryUsed(memory)).isEqualTo(4_000);
    }

    @Test void whatEachProcessUsesIsReadAsTheHeaderDeclaresIt() {
        var samples = MemorySegment.ofArray(new long[] {4711, 1_000_001, 35 | 9L << 32, 0, 0xFFFF_FFFFL, 2, 250, 0});
        assertThat(NvmlProcesses.pid(samples, 0)).isEqualTo(4711);
        assertThat(NvmlProcesses.time(samples, 0)).isEqualTo(1_000_001);
        assertThat(NvmlProcesses.load(samples, 0)).isEqualTo(35);
        assertThat(NvmlProcesses.pid(samples, 1)).isEqualTo(0xFFFF_FFFFL);
        assertThat(NvmlProcesses.load(samples, 1)).as("no percent").isZero();
    }

    @Test void aFanThatStandsStillIsAFigure() {
        assertThat(Nvml.percent(MemorySegment.ofArray(new int[] {0}))).hasValue(0);
        assertThat(Nvml.percent(MemorySegment.ofArray(new int[] {108}))).hasValue(100);
        assertThat(Nvml.percent(MemorySegment.ofArray(new int[] {-1}))).isEmpty();
    }

    @Test void nonsenseFromTheDriverIsAbsent() {
        assertThat(Nvml.load(MemorySegment.ofArray(new int[] {-1, 0}))).isEmpty();
        assertThat(Nvml.celsius(MemorySegment.ofArray(new int[] {0}))).isEmpty();
        assertThat(Nvml.watts(MemorySegment.ofArray(new int[] {0}))).isEmpty();
    }

    private FakeSystem radeon() {
        return new FakeSystem(root).with(CARD + "vendor", "0x1002\n").with(CARD + "device", "0x73bf\n");
    }
}
