package app.hearth.engine.execution;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * A WebAssembly module of one page of memory and one function f(i32, i32, i64, f64) → i32, drawn from a seed: branches on
 * comparisons of every kind, loops that end, and accesses of which some are outside. It never stores or returns the
 * outcome of floating-point arithmetic, as the bits of a NaN are the machine's own choice.
 */
final class RandomModule {
    private static final int I32 = 0x7f, I64 = 0x7e, F32 = 0x7d, F64 = 0x7c, EMPTY = 0x40;
    private static final int BLOCK = 0x02, LOOP = 0x03, IF = 0x04, ELSE = 0x05, END = 0x0b, BR = 0x0c, BR_IF = 0x0d;
    private static final int GET = 0x20, SET = 0x21, I32_CONST = 0x41, I32_EQZ = 0x45, I64_EQZ = 0x50;
    private static final int F32_LOCAL = 4, FIRST_COUNTER = 5, DEEPEST = 3;

    private final Random random;
    private final ByteArrayOutputStream code = new ByteArrayOutputStream();

    private RandomModule(long seed) {
        random = new Random(seed);
    }

    static byte[] of(long seed) {
        return new RandomModule(seed).module();
    }

    private byte[] module() {
        write(3, 1, F32, DEEPEST, I32, 1, I32); // locals in three runs: the f32, the counters, one to spare
        for (int i = 0; i < 4; i++) statement(0);
        get(0);
        get(1);
        write(0x73); // i32.xor
        get(2);
        write(0xa7, 0x6a, END); // i32.wrap_i64, i32.add
        var body = new ByteArrayOutputStream();
        leb(body, code.size());
        body.writeBytes(code.toByteArray());
        var all = new ByteArrayOutputStream();
        all.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        section(all, 1, new byte[] {1, 0x60, 4, I32, I32, I64, F64, 1, I32});
        section(all, 3, new byte[] {1, 0});
        section(all, 5, new byte[] {1, 0, 1});
        section(all, 7, "\1\1f\0\0".getBytes(StandardCharsets.US_ASCII));
        var codes = new ByteArrayOutputStream();
        codes.write(1);
        codes.writeBytes(body.toByteArray());
        section(all, 10, codes.toByteArray());
        return all.toByteArray();
    }

    private void statement(int depth) {
        switch (random.nextInt(depth < DEEPEST ? 8 : 3)) {
            case 0 -> { i32(2); set(random.nextInt(2)); }
            case 1 -> { i64(2); set(2); }
            case 2 -> store();
            case 3 -> { real(F64, 2); set(3); real(F32, 2); set(F32_LOCAL); }
            case 4 -> {
                condition(2);
                write(IF, EMPTY);
                statement(depth + 1);
                if (random.nextBoolean()) {
                    write(ELSE);
                    statement(depth + 1);
                }
                write(END);
            }
            case 5 -> {
                write(BLOCK, EMPTY);
                statement(depth + 1);
                condition(2);
                write(BR_IF, 0);
                statement(depth + 1);
                write(END);
            }
            default -> loop(depth);
        }
    }

    /** Turned at most nine times: back where the end is not reached, or out where it is, or where something else holds. */
    private void loop(int depth) {
        int counter = FIRST_COUNTER + depth;
        i32Const(0);
        set(counter);
        write(BLOCK, EMPTY, LOOP, EMPTY);
        statement(depth + 1);
        if (random.nextBoolean()) {
            condition(1);
            write(BR_IF, 1);
        }
        get(counter);
        i32Const(1);
        write(0x6a, SET, counter);
        get(counter);
        i32Const(1 + random.nextInt(9));
        if (random.nextBoolean()) {
            write(0x49, BR_IF, 0); // i32.lt_u
        } else {
            write(random.nextBoolean() ? 0x4f : 0x46, BR_IF, 1, BR, 0); // i32.ge_u, i32.eq
        }
        write(END, END);
    }

    /** An i32 that a branch follows: a comparison, one turned round any number of times, or any number. */
    private void condition(int depth) {
        switch (random.nextInt(6)) {
            case 0 -> i32(depth);
            case 1 -> { i64(depth); write(I64_EQZ); }
            default -> compare(depth);
        }
        for (int times = random.nextInt(3); times > 0; times--) write(I32_EQZ);
    }

    private void compare(int depth) {
        switch (random.nextInt(4)) {
            case 0 -> { i32(depth); i32(depth); write(0x46 + random.nextInt(10)); }
            case 1 -> { i64(depth); i64(depth); write(0x51 + random.nextInt(10)); }
            case 2 -> { real(F32, depth); real(F32, depth); write(0x5b + random.nextInt(6)); }
            default -> { real(F64, depth); real(F64, depth); write(0x61 + random.nextInt(6)); }
        }
    }

    private void i32(int depth) {
        switch (random.nextInt(depth > 0 ? 7 : 3)) {
            case 0 -> i32Const(random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(5) - 2);
            case 1, 2 -> get(random.nextInt(2));
            case 3 -> { address(depth - 1); access(0x2c + random.nextInt(4)); }
            case 4 -> { address(depth - 1); access(0x28); }
            case 5 -> compare(depth - 1); // its outcome as a value
            default -> { i32(depth - 1); i32(depth - 1); write(pick(0x6a, 0x6b, 0x6c, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76)); }
        }
    }

    private void i64(int depth) {
        switch (random.nextInt(depth > 0 ? 4 : 2)) {
            case 0 -> get(2);
            case 1 -> { i32(0); write(0xac); } // i64.extend_i32_s
            case 2 -> { address(depth - 1); access(0x29); }
            default -> { i64(depth - 1); i64(depth - 1); write(pick(0x7c, 0x7d, 0x7e, 0x83, 0x84, 0x85)); }
        }
    }

    private void real(int type, int depth) {
        boolean single = type == F32;
        switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> get(single ? F32_LOCAL : 3);
            case 1 -> { i32(0); write(single ? 0xb2 : 0xb7); } // convert_i32_s
            case 2 -> { // 0 / 0: not a number
                for (int i = 0; i < 2; i++) { i32Const(0); write(single ? 0xb2 : 0xb7); }
                write(single ? 0x95 : 0xa3);
            }
            case 3 -> { address(depth - 1); access(single ? 0x2a : 0x2b); }
            default -> { real(type, depth - 1); real(type, depth - 1); write((single ? 0x92 : 0xa0) + random.nextInt(4)); }
        }
    }

    private void store() {
        address(1);
        if (random.nextInt(3) == 0) {
            i64(1);
            access(0x37);
        } else {
            i32(1);
            access(pick(0x36, 0x3a, 0x3b));
        }
    }

    /** Mostly within the page. */
    private void address(int depth) {
        i32(depth);
        if (random.nextInt(16) > 0) {
            i32Const(0xffff);
            write(0x71); // i32.and
        }
    }

    private void access(int opcode) {
        write(opcode, 0);
        leb(code, random.nextInt(3) == 0 ? random.nextInt(40) : 0);
    }

    private int pick(int... opcodes) {
        return opcodes[random.nextInt(opcodes.length)];
    }

    private void get(int local) {
        write(GET, local);
    }

    private void set(int local) {
        write(SET, local);
    }

    private void i32Const(int value) {
        write(I32_CONST);
        long rest = value;
        while (rest < -64 || rest > 63) {
            write((int) (rest & 0x7f) | 0x80);
            rest >>= 7;
        }
        write((int) rest & 0x7f);
    }

    private void write(int... bytes) {
        for (int b : bytes) code.write(b);
    }

    private static void leb(ByteArrayOutputStream to, int value) {
        for (; value > 127; value >>>= 7) to.write(value & 0x7f | 0x80);
        to.write(value);
    }

    private static void section(ByteArrayOutputStream to, int id, byte[] content) {
        to.write(id);
        leb(to, content.length);
        to.writeBytes(content);
    }
}
