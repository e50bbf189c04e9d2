package app.hearth.engine.execution;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import run.endive.runtime.ConstantEvaluators;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.runtime.TrapException;
import run.endive.wasm.types.ActiveDataSegment;
import run.endive.wasm.types.DataSegment;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.PassiveDataSegment;

/**
 * A module's memory as one array for one thread. Endive's own memories are arrays of pages of 64 KiB: each access of the
 * program then costs a second load, a second check and a branch, and the compiler cannot lift any of them out of a loop.
 */
@SuppressWarnings("removal") // a memory must still have what threads would need
final class FlatMemory implements Memory {
    static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle FLOATS = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle DOUBLES = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    /** A few hundredths of a second's copying. */
    static final long COPIED_EXACTLY = 256L << 20;

    private final int initialPages;
    private final int maximumPages;
    private byte[] bytes;
    /** Bytes that the program has; the array may be longer once {@link FlatAccess#spare} holds. */
    private int size;
    private long copied;
    private DataSegment[] segments = {};

    FlatMemory(MemoryLimits limits) {
        initialPages = limits.initialPages();
        maximumPages = limits.maximumPages();
        size = Memory.bytes(initialPages);
        bytes = new byte[size];
        FlatAccess.use(this);
    }

    @Override public int pages() {
        return size / PAGE_SIZE;
    }

    @Override public int initialPages() {
        return initialPages;
    }

    @Override public int maximumPages() {
        return maximumPages;
    }

    @Override public int grow(int more) {
        int before = pages();
        if (more < 0 || more > maximumPages - before) return -1;
        if (more > 0) resize(Memory.bytes(before + more));
        return before;
    }

    /**
     * The array is exactly as long as the memory, so that its own bounds check is the program's, until growth has copied a
     * lot. Then the array doubles, and each access is checked against the memory's size as well.
     */
    private void resize(int wanted) {
        if (wanted > bytes.length) {
            boolean exact = copied + size <= COPIED_EXACTLY;
            int capacity = exact ? wanted : (int) Math.min(Math.max(2L * bytes.length, wanted), Memory.bytes(maximumPages));
            copied += size;
            bytes = Arrays.copyOf(bytes, capacity);
        }
        size = wanted;
        if (bytes.length > size) FlatAccess.haveSpare();
        FlatAccess.use(this);
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Bytes copied by growth so far. */
    long copied() {
        return copied;
    }

    @Override public boolean shared() {
        return false;
    }

    @Override public Object lock(int address) {
        return this;
    }

    @Override public int waitOn(int address, int expected, long timeout) {
        throw new TrapException("wait on a memory that is not shared");
    }

    @Override public int waitOn(int address, long expected, long timeout) {
        throw new TrapException("wait on a memory that is not shared");
    }

    @Override public int notify(int address, int count) {
        return 0;
    }

    @Override public void initialize(Instance instance, DataSegment[] all) {
        initialize(instance, all, 0);
    }

    @Override public void initialize(Instance instance, DataSegment[] all, int memory) {
        if (all == null) return;
        segments = all;
        for (var segment : all) {
            if (segment instanceof ActiveDataSegment active && active.index() == memory) {
                write((int) ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions())[0], active.data());
            }
        }
    }

    @Override public void initPassiveSegment(int segment, int to, int from, int length) {
        write(to, segments[segment].data(), from, length);
    }

    @Override public void drop(int segment) {
        segments[segment] = PassiveDataSegment.EMPTY;
    }

    @Override public void write(int address, byte[] from, int offset, int length) {
        try {
            System.arraycopy(from, offset, bytes, within(address, length), length);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public byte[] readBytes(int address, int length) {
        if (address < 0 || length < 0 || length > size - address) throw outside();
        return Arrays.copyOfRange(bytes, address, address + length);
    }

    @Override public void fill(byte value, int from, int to) {
        if (from < 0 || to < from || to > size) throw outside();
        Arrays.fill(bytes, from, to, value);
    }

    @Override public void copy(int to, int from, int length) {
        try {
            System.arraycopy(bytes, within(from, length), bytes, within(to, length), length);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public void zero() {
        Arrays.fill(bytes, (byte) 0);
    }

    /** The address, where the array's own check comes after; the whole check where the array is longer than the memory. */
    private int within(int address, int length) {
        if (FlatAccess.spare() && (address < 0 || length < 0 || address > size - length)) throw outside();
        return address;
    }

    static TrapException outside() {
        return new TrapException("out of bounds memory access");
    }

    @Override public byte read(int address) {
        try {
            return bytes[within(address, 1)];
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public void writeByte(int address, byte value) {
        try {
            bytes[within(address, 1)] = value;
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public short readShort(int address) {
        try {
            return (short) SHORTS.get(bytes, within(address, 2));
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public long readU16(int address) {
        return readShort(address) & 0xffff;
    }

    @Override public void writeShort(int address, short value) {
        try {
            SHORTS.set(bytes, within(address, 2), value);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public int readInt(int address) {
        try {
            return (int) INTS.get(bytes, within(address, 4));
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public void writeI32(int address, int value) {
        try {
            INTS.set(bytes, within(address, 4), value);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public long readLong(int address) {
        try {
            return (long) LONGS.get(bytes, within(address, 8));
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public void writeLong(int address, long value) {
        try {
            LONGS.set(bytes, within(address, 8), value);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public float readFloat(int address) {
        try {
            return (float) FLOATS.get(bytes, within(address, 4));
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public long readF32(int address) {
        return readInt(address);
    }

    @Override public void writeF32(int address, float value) {
        try {
            FLOATS.set(bytes, within(address, 4), value);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public double readDouble(int address) {
        try {
            return (double) DOUBLES.get(bytes, within(address, 8));
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public long readF64(int address) {
        return readLong(address);
    }

    @Override public void writeF64(int address, double value) {
        try {
            DOUBLES.set(bytes, within(address, 8), value);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }
}
