package app.hearth.engine.execution;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MutableCallSite;
import run.endive.runtime.Memory;

/**
 * What {@link Translation} puts in place of Endive's accesses. A task's process has one memory, so its
 * array is a static field. Public, as the translated program, which calls this, is in another package.
 */
public final class FlatAccess {
    private static final MutableCallSite SPARE = new MutableCallSite(MethodHandles.constant(boolean.class, false));
    private static final MethodHandle IS_SPARE = SPARE.dynamicInvoker();
    private static byte[] bytes = {};
    private static int size;

    private FlatAccess() {}

    static void use(FlatMemory memory) {
        bytes = memory.bytes();
        size = memory.size();
    }

    /** Whether arrays may be longer than their memories: a constant to the compiler, which compiles anew when it changes. */
    static boolean spare() {
        try {
            return (boolean) IS_SPARE.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static void haveSpare() {
        if (!spare()) SPARE.setTarget(MethodHandles.constant(boolean.class, true));
    }

    /** Base and offset are without sign in WebAssembly: one that looks negative is beyond any memory here, whatever the other. */
    private static int place(int base, int offset, int length) {
        if (offset < 0) throw FlatMemory.outside(); // a constant of the program
        int place = base < 0 ? base : base + offset;
        if (spare() && (place < 0 || place > size - length)) throw FlatMemory.outside();
        return place;
    }

    public static byte memoryReadByte(int base, int offset, Memory memory) {
        try {
            return bytes[place(base, offset, 1)];
        } catch (IndexOutOfBoundsException e) {
            throw FlatMemory.outside();
        }
    }

    public static void memoryWriteByte(int base, byte value, int offset, Memory memory) {
        try {
            bytes[place(base, offset, 1)] = value;
        } catch (IndexOutOfBoundsException e) {
            throw FlatMemory.outside();
        }
    }

    public static short memoryReadShort(int base, int offset, Memory memory) {
        try {
            return (short) FlatMemory.SHORTS.get(bytes, place(base, offset, 2));
        } catch (IndexOutOfBoundsException e) {
            throw FlatMemory.outside();
        }
    }

    public static void memoryWriteShort(int base, short value, int offset, Memory memory) {
        try {
            FlatMemory.SHORTS.set(bytes, place(base, offset, 2), value);
        } catch (IndexOutOfBoundsException e) {
            throw FlatMemory.outside();
        }
    }

    public static int memoryReadInt(int base, int offset, Memory memory) {
        try {
            return (int) FlatMemory.INTS.get(bytes, place(base, offset, 4));
        } catch (IndexOutOfBoundsException e) {
            throw FlatMemory.outside();
        }
    }

    public static void memoryWriteInt(int base, int value, int offset, Memory memory) {
        try {
            FlatMemory.INTS.set(bytes, place(base, offset, 4), value);
        } catch (IndexOutOfBoundsException e) {
            throw FlatMemory.outside();
        }
    }

    public static long memoryReadLong(int base, int offset, Memory memory) {
        try {
            return (long) FlatMemory.LONGS.get(bytes, place(base, offset, 8));
        } catch (IndexOutOfBoundsException e) {
            throw FlatMemory.outside();
        }
    }

    public static void memoryWriteLong(int base, long value, int offset, Memory memory) {
        try {
            FlatMemory.LONGS.set(bytes, place(base, offset, 8), value);
        } catch (IndexOutOfBoundsException e) {
            throw FlatMemory.outside();
        }
    }

    public static float memoryReadFloat(int base, int offset, Memory memory) {
        try {
            return (float) FlatMemory.FLOATS.get(bytes, place(base, offset, 4));
        } catch (IndexOutOfBoundsException e) {
            throw FlatMemory.outside();
        }
    }

    public static void memoryWriteFloat(int base, float value, int offset, Memory memory) {
        try {
            FlatMemory.FLOATS.set(bytes, place(base, offset, 4), value);
        } catch (IndexOutOfBoundsException e) {
            throw FlatMemory.outside();
        }
    }

    public static double memoryReadDouble(int base, int offset, Memory memory) {
        try {
            return (double) FlatMemory.DOUBLES.get(bytes, place(base, offset, 8));
        } catch (IndexOutOfBoundsException e) {
            throw FlatMemory.outside();
        }
    }

    public static void memoryWriteDouble(int base, double value, int offset, Memory memory) {
        try {
            FlatMemory.DOUBLES.set(bytes, place(base, offset, 8), value);
        } catch (IndexOutOfBoundsException e) {
            throw FlatMemory.outside();
        }
    }
}
