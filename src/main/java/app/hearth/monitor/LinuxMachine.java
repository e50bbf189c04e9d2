package app.hearth.monitor;

import app.hearth.monitor.LinuxCounters.Devices;
import app.hearth.monitor.Reading.Draw;
import app.hearth.monitor.Reading.Gpu;
import app.hearth.monitor.Reading.Power;
import app.hearth.monitor.Reading.Sensors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Linux, read from {@code /proc} and {@code /sys} directly: a tenth of what a portable library costs at one look a second. */
final class LinuxMachine implements Machine {
    private static final int LOOKS_UNTIL_DEVICES = 60; // a disk may be plugged in
    private final Path sys;
    private final String processor;
    private final ProcFile stat;
    private final ProcFile meminfo;
    private final ProcFile diskstats;
    private final ProcFile netDev;
    private final Devices disks;
    private final Devices cards;
    private final LinuxTasks tasks;
    private final LinuxSensors sensors;
    private final LinuxGpus gpus;
    private final LinuxDraw draw;
    private final Nvml nvml = new Nvml();
    private int looks;

    /** @param root the file system's root; another in tests */
    LinuxMachine(Path root) {
        var proc = root.resolve("proc");
        sys = root.resolve("sys");
        processor = CpuInfo.read(proc).model();
        stat = new ProcFile(proc.resolve("stat"));
        meminfo = new ProcFile(proc.resolve("meminfo"));
        diskstats = new ProcFile(proc.resolve("diskstats"));
        netDev = new ProcFile(proc.resolve("net/dev"));
        disks = new Devices(sys.resolve("block"));
        cards = new Devices(sys.resolve("class/net"));
        tasks = new LinuxTasks(proc, KernelFacts.read(proc));
        sensors = new LinuxSensors(sys);
        gpus = new LinuxGpus(root);
        draw = new LinuxDraw(sys);
    }

    @Override public String processor() {
        return processor;
    }

    @Override public void cores(CoreTicks into) {
        LinuxCounters.cores(stat.read(), into);
    }

    @Override public TaskUse tasks(Set<Long> roots) {
        return tasks.use(roots);
    }

    @Override public MemoryUse memory() {
        return LinuxCounters.memory(meminfo.read());
    }

    @Override public void disks(CounterSink into) {
        if (++looks % LOOKS_UNTIL_DEVICES == 0) {
            disks.forget();
            cards.forget();
        }
        LinuxCounters.disks(diskstats.read(), disks, into);
    }

    @Override public void networks(CounterSink into) {
        LinuxCounters.networks(netDev.read(), cards, into);
    }

    @Override public Sensors sensors() {
        return sensors.read();
    }

    @Override public Power power() {
        return LinuxPower.read(sys);
    }

    @Override public Draw draw(long nanos) {
        return draw.read(nanos);
    }

    @Override public List<Gpu> gpus() {
        var all = new ArrayList<>(nvml.isOpen() || !gpus.nvidiaSleeps() ? nvml.read(tasks.processes()) : List.<Gpu>of());
        all.addAll(gpus.read(all.isEmpty()));
        return all;
    }

    @Override public Duration trafficPace() {
        return Duration.ofSeconds(1);
    }

    @Override public void close() {
        stat.close();
        meminfo.close();
        diskstats.close();
        netDev.close();
        tasks.close();
        nvml.close();
    }
}
