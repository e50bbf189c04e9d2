package app.hearth.monitor;

import app.hearth.monitor.Reading.Draw;
import app.hearth.monitor.Reading.Gpu;
import app.hearth.monitor.Reading.Meter;
import app.hearth.monitor.Reading.Power;
import app.hearth.monitor.Reading.Sensors;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.hardware.PowerSource;

/** Any system that OSHI knows. Its objects are kept and asked anew, as making them costs far more. */
final class OshiMachine implements Machine {
    private static final int LOOKS_UNTIL_DEVICES = 20;
    private final HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
    private final CentralProcessor processor = hardware.getProcessor();
    private final GlobalMemory memory = hardware.getMemory();
    private final String name = processor.getProcessorIdentifier().getName().strip();
    private final HandleTasks tasks = HandleTasks.ofThisSystem();
    private final OshiGpus gpus = new OshiGpus(hardware);
    private List<HWDiskStore> disks;
    private List<NetworkIF> cards;
    private int looks;
    private Draw draw = Draw.NONE;

    @Override public String processor() {
        return name;
    }

    @Override public void cores(CoreTicks into) {
        for (long[] core : processor.getProcessorCpuLoadTicks()) {
            long nice = core[TickType.NICE.getIndex()];
            long busy = nice + core[TickType.USER.getIndex()] + core[TickType.SYSTEM.getIndex()]
                    + core[TickType.IRQ.getIndex()] + core[TickType.SOFTIRQ.getIndex()];
            into.add(busy, nice, Arrays.stream(core).sum());
        }
    }

    @Override public TaskUse tasks(Set<Long> roots) {
        return tasks.use(roots);
    }

    @Override public MemoryUse memory() {
        return new MemoryUse(memory.getTotal(), memory.getAvailable());
    }

    @Override public void disks(CounterSink into) {
        if (disks == null || ++looks % LOOKS_UNTIL_DEVICES == 0) { // one may have been plugged in
            cards = null;
            disks = hardware.getDiskStores();
        }
        for (var disk : disks) {
            if (disk.updateAttributes()) into.counter(disk.getName(), disk.getReadBytes(), disk.getWriteBytes());
        }
    }

    @Override public void networks(CounterSink into) {
        if (cards == null) cards = hardware.getNetworkIFs(false); // without loopback
        for (var card : cards) {
            if (card.updateAttributes()) into.counter(card.getName(), card.getBytesRecv(), card.getBytesSent());
        }
    }

    @Override public Sensors sensors() {
        var sensors = hardware.getSensors();
        return sensors(sensors.getCpuTemperature(), sensors.getFanSpeeds(), System.getProperty("os.name").startsWith("Windows"));
    }

    /** @param celsius 0 or NaN where there is none */
    static Sensors sensors(double celsius, int[] fans, boolean windows) {
        return Sensors.of(celsius > 0 ? OptionalDouble.of(celsius) : OptionalDouble.empty(), Arrays.stream(fans).filter(rpm -> rpm > 0).max(),
                windows ? Untold.HEAT_WINDOWS : Untold.HEAT_MACOS, windows ? Untold.FAN_WINDOWS : Untold.FAN_MACOS);
    }

    @Override public Power power() {
        var sources = hardware.getPowerSources();
        draw = draw(sources);
        return power(sources);
    }

    /** As of the last look at the batteries, which is dear; OSHI has no counters of the processor's energy. */
    @Override public Draw draw(long nanos) {
        return draw;
    }

    /** The rate is in mW and below zero while a battery runs down, 0 where the system does not say. */
    static Draw draw(List<PowerSource> sources) {
        double watts = sources.stream().filter(PowerSource::isDischarging).mapToDouble(source -> Math.max(0, -source.getPowerUsageRate() / 1000)).sum();
        boolean running = sources.stream().noneMatch(PowerSource::isPowerOnLine);
        return running && watts > 0 ? new Draw(OptionalDouble.of(watts), Meter.BATTERY) : Draw.NONE;
    }

    static Power power(List<PowerSource> sources) {
        var batteries = sources.stream().filter(source -> source.getMaxCapacity() > 1).toList(); // without a battery OSHI says 1 or 0
        if (batteries.isEmpty()) return new Power.NoBattery();
        var level = batteries.stream().mapToDouble(PowerSource::getRemainingCapacityPercent)
                .filter(part -> part >= 0).map(part -> Math.min(1, part)).average();
        boolean plugged = batteries.stream().anyMatch(PowerSource::isPowerOnLine);
        boolean charging = batteries.stream().anyMatch(PowerSource::isCharging);
        return plugged ? new Power.Mains(level, Optional.of(charging)) : new Power.Battery(level);
    }

    @Override public List<Gpu> gpus() {
        return gpus.read();
    }

    @Override public Duration trafficPace() {
        return Duration.ofSeconds(3);
    }

    @Override public void close() {
        gpus.close();
    }
}
