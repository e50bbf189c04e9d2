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
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FLOATS = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLES = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private final int initialPages;
    private final int maximumPages;
    private byte[] bytes;
    private DataSegment[] segments = {};

    FlatMemory(MemoryLimits limits) {
        initialPages = limits.initialPages();
        maximumPages = limits.maximumPages();
        bytes = new byte[Memory.bytes(initialPages)];
        Access.bytes = bytes;
    }

    @Override public int pages() {
        return bytes.length / PAGE_SIZE;
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
        if (more > 0) bytes = Arrays.copyOf(bytes, Memory.bytes(before + more));
        Access.bytes = bytes;
        return before;
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
            System.arraycopy(from, offset, bytes, address, length);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public byte[] readBytes(int address, int length) {
        if (address < 0 || length < 0 || length > bytes.length - address) throw outside();
        return Arrays.copyOfRange(bytes, address, address + length);
    }

    @Override public void fill(byte value, int from, int to) {
        if (from < 0 || to < from || to > bytes.length) throw outside();
        Arrays.fill(bytes, from, to, value);
    }

    @Override public void copy(int to, int from, int length) {
        try {
            System.arraycopy(bytes, from, bytes, to, length);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public void zero() {
        Arrays.fill(bytes, (byte) 0);
    }

    private static TrapException outside() {
        return new TrapException("out of bounds memory access");
    }

    @Override public byte read(int address) {
        try {
            return bytes[address];
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public void writeByte(int address, byte value) {
        try {
            bytes[address] = value;
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public short readShort(int address) {
        try {
            return (short) SHORTS.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public long readU16(int address) {
        return readShort(address) & 0xffff;
    }

    @Override public void writeShort(int address, short value) {
        try {
            SHORTS.set(bytes, address, value);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public int readInt(int address) {
        try {
            return (int) INTS.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public void writeI32(int address, int value) {
        try {
            INTS.set(bytes, address, value);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public long readLong(int address) {
        try {
            return (long) LONGS.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public void writeLong(int address, long value) {
        try {
            LONGS.set(bytes, address, value);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public float readFloat(int address) {
        try {
            return (float) FLOATS.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public long readF32(int address) {
        return readInt(address);
    }

    @Override public void writeF32(int address, float value) {
        try {
            FLOATS.set(bytes, address, value);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public double readDouble(int address) {
        try {
            return (double) DOUBLES.get(bytes, address);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    @Override public long readF64(int address) {
        return readLong(address);
    }

    @Override public void writeF64(int address, double value) {
        try {
            DOUBLES.set(bytes, address, value);
        } catch (IndexOutOfBoundsException e) {
            throw outside();
        }
    }

    /**
     * What {@link Translation} puts in place of Endive's accesses. A process has one memory, so its array is a static field:
     * through a field of the memory HotSpot finds the same loops, but makes no vector instructions of them.
     */
    public static final class Access {
        private static byte[] bytes = {};

        private Access() {}

        /** The base is without sign in WebAssembly: one that looks negative is beyond any memory here, whatever the offset. */
        private static int place(int base, int offset) {
            return base < 0 ? base : base + offset;
        }

        public static byte memoryReadByte(int base, int offset, Memory memory) {
            try {
                return bytes[place(base, offset)];
            } catch (IndexOutOfBoundsException e) {
                throw outside();
            }
        }

        public static void memoryWriteByte(int base, byte value, int offset, Memory memory) {
            try {
                bytes[place(base, offset)] = value;
            } catch (IndexOutOfBoundsException e) {
                throw outside();
            }
        }

        public static short memoryReadShort(int base, int offset, Memory memory) {
            try {
                return (short) SHORTS.get(bytes, place(base, offset));
            } catch (IndexOutOfBoundsException e) {
                throw outside();
            }
        }

        public static void memoryWriteShort(int base, short value, int offset, Memory memory) {
            try {
                SHORTS.set(bytes, place(base, offset), value);
            } catch (IndexOutOfBoundsException e) {
                throw outside();
            }
        }

        public static int memoryReadInt(int base, int offset, Memory memory) {
            try {
                return (int) INTS.get(bytes, place(base, offset));
            } catch (IndexOutOfBoundsException e) {
                throw outside();
            }
        }

        public static void memoryWriteInt(int base, int value, int offset, Memory memory) {
            try {
                INTS.set(bytes, place(base, offset), value);
            } catch (IndexOutOfBoundsException e) {
                throw outside();
            }
        }

        public static long memoryReadLong(int base, int offset, Memory memory) {
            try {
                return (long) LONGS.get(bytes, place(base, offset));
            } catch (IndexOutOfBoundsException e) {
                throw outside();
            }
        }

        public static void memoryWriteLong(int base, long value, int offset, Memory memory) {
            try {
                LONGS.set(bytes, place(base, offset), value);
            } catch (IndexOutOfBoundsException e) {
                throw outside();
            }
        }

        public static float memoryReadFloat(int base, int offset, Memory memory) {
            try {
                return (float) FLOATS.get(bytes, place(base, offset));
            } catch (IndexOutOfBoundsException e) {
                throw outside();
            }
        }

        public static void memoryWriteFloat(int base, float value, int offset, Memory memory) {
            try {
                FLOATS.set(bytes, place(base, offset), value);
            } catch (IndexOutOfBoundsException e) {
                throw outside();
            }
        }

        public static double memoryReadDouble(int base, int offset, Memory memory) {
            try {
                return (double) DOUBLES.get(bytes, place(base, offset));
            } catch (IndexOutOfBoundsException e) {
                throw outside();
            }
        }

        public static void memoryWriteDouble(int base, double value, int offset, Memory memory) {
            try {
                DOUBLES.set(bytes, place(base, offset), value);
            } catch (IndexOutOfBoundsException e) {
                throw outside();
            }
        }
    }
}
