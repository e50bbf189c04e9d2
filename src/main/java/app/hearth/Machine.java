package app.hearth;

import app.hearth.engine.HostBenchmark;
import app.hearth.engine.MemoryMeter;
import app.hearth.monitor.HostFacts;
import app.hearth.monitor.Probe;
import app.hearth.monitor.ProcessCpu;
import app.hearth.protocol.HostInfo;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;

/** Puts what the monitor knows of this computer into the words of the protocol, which may not look for itself. */
final class Machine {
    private Machine() {}

    /** This computer as a scheduler wants it described (protocol note 2.3). */
    static HostInfo describe(Path data) {
        var facts = HostFacts.read();
        var speed = HostBenchmark.of(data.resolve("speed.properties"), facts.cpuModel() + " " + facts.cores(), Instant.now());
        var disk = HostFacts.disk(data).orElse(new HostFacts.DiskSpace(0, 0));
        return HostInfo.builder()
                .timezone(ZoneId.systemDefault().getRules().getOffset(Instant.now()).getTotalSeconds())
                .domainName(facts.hostName()).ncpus(facts.cores()).vendor(facts.cpuVendor()).model(facts.cpuModel())
                .features(facts.cpuFeatures()).fpops(speed.flops()).iops(speed.iops()).calculated(speed.measured().getEpochSecond())
                .memoryBytes(facts.memoryBytes()).cacheBytes(facts.cacheBytes().orElse(0)).swapBytes(facts.swapBytes())
                .diskTotal(disk.total()).diskFree(disk.free()).osName(facts.osName()).osVersion(facts.osVersion())
                .build();
    }

    static Probe probe() {
        return Probe.forThisSystem();
    }

    /** Memory of a process and its children. */
    static MemoryMeter memory() {
        return new MemoryMeter() {
            @Override public long resident(ProcessHandle process) {
                return ProcessCpu.treeMemory(process.pid()).orElse(0);
            }

            @Override public long virtual(ProcessHandle process) {
                return ProcessCpu.treeVirtual(process.pid()).orElse(0);
            }
        };
    }
}
