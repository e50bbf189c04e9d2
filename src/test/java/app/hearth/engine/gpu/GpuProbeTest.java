package app.hearth.engine.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.gpu.Device.Library;
import app.hearth.monitor.session.Peers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GpuProbeTest {
    @Test void openClTellsOfPoclsProcessorAndItIsNoGraphicsCard() {
        Peers.need("pocl-opencl-icd", "/etc/OpenCL/vendors/pocl.icd");
        var found = GpuProbe.devices(OpenCl.ALL).stream().filter(device -> device.text("opencl_device_version").contains("PoCL")).toList();
        assertThat(found).singleElement().satisfies(device -> {
            assertThat(device.library()).isEqualTo(Library.OPENCL);
            assertThat(device.number("max_compute_units")).isEqualTo(Runtime.getRuntime().availableProcessors());
            assertThat(device.number("global_mem_size")).isGreaterThan(1e8);
            assertThat(device.text("extensions")).contains("cl_khr_fp64");
            assertThat(device.text("opencl_platform_version")).startsWith("OpenCL ");
            assertThat(device.number("endian_little")).isEqualTo(1);
        });
        assertThat(GpuProbe.devices(OpenCl.GPU)).noneMatch(device -> device.text("opencl_device_version").contains("PoCL"));
    }

    /** Programs of the class opencl for processors come from a stock server only to those who say this. */
    @Test void openClOnTheProcessorIsToldToNetworks() {
        Peers.need("pocl-opencl-icd", "/etc/OpenCL/vendors/pocl.icd");
        assertThat(GpuProbe.find().processors()).anySatisfy(processor -> {
            assertThat(processor.platformVendor()).isEqualTo("The pocl project");
            assertThat(processor.device()).containsKeys("name", "opencl_driver_version").hasEntrySatisfying("opencl_device_version", version -> assertThat(version).startsWith("OpenCL "));
        });
    }

    @Test void aDriversNoiseDoesNotMatterAndLinesComeBackAsTheyWere() {
        var device = new Device(Library.OPENCL, 3, Map.of("name", "A card = good", "vendor_id", "4318"));
        var lines = new ArrayList<>(List.of("warning: no display", "=", "x=1"));
        lines.addAll(device.lines());
        lines.add("device of some driver");
        assertThat(Device.parse(lines)).containsExactly(device);
    }

    @Test void cardsAreDescribedByTheBestOfTheirMakerAndKeepTheirNumbers() {
        var slow = openCl(0, "Advanced Micro Devices, Inc.", "gfx900", 10);
        var intel = openCl(1, "Intel(R) Corporation", "Arc", 32);
        var fast = openCl(2, "Advanced Micro Devices, Inc.", "gfx1100", 48);
        var kinds = GpuKinds.of(List.of(slow, intel, fast));
        assertThat(kinds).extracting(GpuKind::type).containsExactly("ATI", "intel_gpu");
        var amd = kinds.getFirst();
        assertThat(amd.gpus()).containsExactly(new Gpu("gfx900", 0, 0), new Gpu("gfx1100", 1, 2));
        assertThat(amd.coproc().block()).isEqualTo("coproc_ati");
        assertThat(amd.coproc().count()).isEqualTo(2);
        assertThat(amd.coproc().peakFlops()).isEqualTo(48 * 1000e6 * 80);
        assertThat(amd.coproc().openCl()).containsEntry("name", "gfx1100");
        assertThat(kinds.getLast().coproc().peakFlops()).isEqualTo(32 * 1000e6 * 8);
    }

    @Test void anNvidiaCardIsOneWhetherCudaOrOpenClTellsOfIt() {
        var cuda = new Device(Library.CUDA, 0, Map.of("name", "RTX", "clockRate", "1800000", "multiProcessorCount", "46", "major", "8", "minor", "6",
                "totalGlobalMem", "8e9"));
        var kinds = GpuKinds.of(List.of(cuda, openCl(0, "NVIDIA Corporation", "RTX", 46)));
        assertThat(kinds).singleElement().satisfies(kind -> {
            assertThat(kind.type()).isEqualTo("NVIDIA");
            assertThat(kind.gpus()).containsExactly(new Gpu("RTX", 0, 0));
            assertThat(kind.coproc().peakFlops()).isEqualTo(1.8e9 * 46 * 256);
            assertThat(kind.coproc().details()).containsEntry("have_cuda", "1").containsEntry("have_opencl", "1").containsEntry("major", "8");
        });
    }

    @Test void anImpossibleSpeedIsReplaced() {
        assertThat(GpuKinds.of(List.of(openCl(0, "Intel", "broken", 0))).getFirst().coproc().peakFlops()).isEqualTo(1e11);
        assertThat(GpuKinds.of(List.of(openCl(0, "Nobody", "other", 1)))).isEmpty();
    }

    @Test void driverVersionsAreFoldedAsTheReferenceClientDoes() {
        assertThat(Cuda.folded("535.129.03")).isEqualTo(53512);
        assertThat(Cuda.folded("580.9")).isEqualTo(58009);
        assertThat(Cuda.folded("nonsense")).isZero();
    }

    private static Device openCl(int index, String vendor, String name, int units) {
        return new Device(Library.OPENCL, index, Map.of("vendor", vendor, "name", name, "max_compute_units", String.valueOf(units),
                "max_clock_frequency", "1000", "global_mem_size", "8000000000"));
    }
}
