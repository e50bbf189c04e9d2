package app.hearth.monitor;

import app.hearth.monitor.Machine.MemoryUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads the tables under {@code /proc}: pure functions from text to counters (see proc(5)). */
final class LinuxCounters {
    private static final int SECTOR = 512; // in diskstats always, whatever the disk says
    private LinuxCounters() {}

    /** {@code /proc/stat}: one line a core. */
    static void cores(ByteCursor text, CoreTicks into) {
        text.nextLine(); // the sum of all
        while (text.skip("cpu")) {
            text.skipWords(1); // its number
            long user = text.number();
            long nice = text.number();
            long busy = user + nice + text.number();
            long unused = text.number() + text.number(); // idle, waiting for a disk
            busy += text.number() + text.number(); // interrupts; guests are in user already
            into.add(busy, nice, busy + unused + text.number()); // taken by a hypervisor
            text.nextLine();
        }
    }

    /** {@code /proc/meminfo}. */
    static MemoryUse memory(ByteCursor text) {
        long total = 0;
        long caches = 0;
        while (!text.atEnd()) {
            if (text.skip("MemTotal:")) total = text.number() * 1024;
            else if (text.skip("MemAvailable:")) return new MemoryUse(total, text.number() * 1024);
            else if (text.skip("MemFree:") || text.skip("Buffers:") || text.skip("Cached:")) caches += text.number() * 1024;
            text.nextLine();
        }
        return new MemoryUse(total, caches); // kernels before 3.14 and some containers
    }

    /** {@code SwapTotal} of {@code /proc/meminfo}, in bytes; 0 without one. */
    static long swap(ByteCursor text) {
        while (!text.atEnd()) {
            if (text.skip("SwapTotal:")) return text.number() * 1024;
            text.nextLine();
        }
        return 0;
    }

    /** {@code /proc/diskstats}, whole disks only: partitions and what is laid over disks would count twice. */
    static void disks(ByteCursor text, Devices disks, CounterSink into) {
        while (!text.atEnd()) {
            text.skipWords(2); // major minor
            var name = text.word(' ');
            text.skipWords(2); // reads, merged
            long read = text.number() * SECTOR;
            text.skipWords(3); // time, writes, merged
            if (disks.isReal(name)) into.counter(name, read, text.number() * SECTOR);
            text.nextLine();
        }
    }

    /** {@code /proc/net/dev}: cards only where there are any, as bridges and tunnels count the same bytes again. */
    static void networks(ByteCursor text, Devices cards, CounterSink into) {
        text.nextLine();
        text.nextLine();
        while (!text.atEnd()) {
            var name = text.word(':');
            long in = text.number();
            text.skipWords(7); // packets errors dropped fifo frame compressed multicast
            if (cards.isReal(name)) into.counter(name, in, text.number());
            text.nextLine();
        }
    }

    /** Tells hardware from what only looks like it: hardware has a {@code device} link under {@code /sys}. */
    static final class Devices {
        private final Path folder;
        private final Map<String, Boolean> known = new HashMap<>();
        private boolean any;

        /** @param folder {@code /sys/block} or {@code /sys/class/net} */
        Devices(Path folder) {
            this.folder = folder;
            forget();
        }

        /** Looks again for which hardware there is. */
        void forget() {
            known.clear();
            any = Sysfs.children(folder).stream().anyMatch(device -> Files.exists(device.resolve("device")));
        }

        boolean isReal(String name) {
            return known.computeIfAbsent(name, key -> any ? Files.exists(folder.resolve(key).resolve("device")) : !isLoop(key));
        }

        private static boolean isLoop(String name) { // a container sees its network only as a virtual one
            return name.equals("lo") || name.startsWith("loop") || name.startsWith("ram") || name.startsWith("zram");
        }
    }
}
