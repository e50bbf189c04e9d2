package app.hearth.monitor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Units of the numbers in {@code /proc}, which the kernel tells every process in its auxiliary vector (getauxval(3)).
 *
 * @param pageSize       bytes
 * @param ticksPerSecond of processor time, USER_HZ
 */
record KernelFacts(long pageSize, long ticksPerSecond) {
    static final KernelFacts USUAL = new KernelFacts(4096, 100);
    private static final int AT_PAGESZ = 6;
    private static final int AT_CLKTCK = 17;

    static KernelFacts read(Path proc) {
        try {
            return parse(Files.readAllBytes(proc.resolve("self/auxv")));
        } catch (IOException e) {
            return USUAL; // no such file under this root; both numbers are these on all but a few kernels
        }
    }

    /** Pairs of key and value, each a machine word of 64 bits. */
    static KernelFacts parse(byte[] vector) {
        var words = ByteBuffer.wrap(vector).order(ByteOrder.nativeOrder());
        long page = USUAL.pageSize;
        long ticks = USUAL.ticksPerSecond;
        while (words.remaining() >= 2 * Long.BYTES) {
            long key = words.getLong();
            long value = words.getLong();
            if (key == AT_PAGESZ && value > 0) page = value;
            if (key == AT_CLKTCK && value > 0) ticks = value;
        }
        return new KernelFacts(page, ticks);
    }
}
