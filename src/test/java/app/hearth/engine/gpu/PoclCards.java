package app.hearth.engine.gpu;

import java.util.List;

/** PoCL's device, which is the processor, in the place of two graphics cards of the processor's maker. */
public final class PoclCards {
    private PoclCards() {}

    /** Empty where PoCL is not installed or the processor's maker makes no cards. */
    public static List<GpuKind> two() {
        return GpuProbe.devices(OpenCl.ALL).stream().filter(device -> device.text("opencl_device_version").contains("PoCL")).findFirst()
                .map(device -> GpuKinds.of(List.of(device, new Device(device.library(), device.index() + 1, device.properties())))).orElse(List.of());
    }
}
