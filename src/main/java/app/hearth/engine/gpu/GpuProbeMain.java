package app.hearth.engine.gpu;

/** The child process that asks the drivers: prints each device's lines ({@link Device#lines}). Argument: OpenCL's device types. */
public final class GpuProbeMain {
    private GpuProbeMain() {}

    public static void main(String[] arguments) {
        Cuda.devices().forEach(GpuProbeMain::print);
        OpenCl.devices(Device.Library.OPENCL, Long.parseLong(arguments[0])).forEach(GpuProbeMain::print);
        OpenCl.devices(Device.Library.PROCESSOR, OpenCl.CPU).forEach(GpuProbeMain::print);
        System.out.flush();
        Runtime.getRuntime().halt(0); // drivers leave threads behind
    }

    private static void print(Device device) {
        device.lines().forEach(System.out::println);
    }
}
