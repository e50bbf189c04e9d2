package app.hearth.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import run.endive.runtime.Memory;
import run.endive.runtime.TrapException;
import run.endive.wasm.types.MemoryLimits;

class FlatMemoryTest {
    private static final int PAGES = 1_000;

    @Test void growthPageByPageCopiesAFewTimesTheMemoryAndKeepsItsContent() {
        var memory = new FlatMemory(new MemoryLimits(1, 32_000));
        memory.writeI32(100, 0x12345678);
        for (int pages = 1; pages < PAGES; pages++) {
            assertThat(memory.grow(1)).isEqualTo(pages);
            int last = Memory.bytes(pages + 1) - 8;
            assertThat(FlatAccess.memoryReadLong(last, 0, memory)).as("new pages are zero").isZero();
            FlatAccess.memoryWriteLong(last, pages, 0, memory);
            assertOutside(memory, last + 1);
            assertOutside(memory, last + 8);
            assertOutside(memory, -4);
        }
        assertThat(memory.pages()).isEqualTo(PAGES);
        assertThat(memory.readInt(100)).isEqualTo(0x12345678);
        assertThat(memory.readLong(Memory.bytes(500) - 8)).isEqualTo(499);
        assertThat(memory.copied()).isLessThan(FlatMemory.COPIED_EXACTLY + 2L * Memory.bytes(PAGES));
    }

    @Test void growthBeyondTheMaximumIsRefused() {
        var memory = new FlatMemory(new MemoryLimits(1, 3));
        assertThat(memory.grow(3)).isEqualTo(-1);
        assertThat(memory.grow(2)).isEqualTo(1);
        assertThat(memory.grow(1)).isEqualTo(-1);
        assertOutside(memory, Memory.bytes(3) - 7);
    }

    @Test void anOffsetDoesNotWrapAnAddressBackIntoTheMemory() {
        var memory = new FlatMemory(new MemoryLimits(1, 3));
        assertThatThrownBy(() -> FlatAccess.memoryReadInt(-8, 16, memory)).isInstanceOf(TrapException.class);
        assertThatThrownBy(() -> FlatAccess.memoryReadInt(16, -8, memory)).isInstanceOf(TrapException.class);
        assertThatThrownBy(() -> FlatAccess.memoryReadInt(Integer.MAX_VALUE, 8, memory)).isInstanceOf(TrapException.class);
        assertThatThrownBy(() -> FlatAccess.memoryWriteByte(8, (byte) 1, -16, memory)).isInstanceOf(TrapException.class);
    }

    /** No access of eight bytes at this address, by any way. */
    private static void assertOutside(FlatMemory memory, int address) {
        assertThatThrownBy(() -> FlatAccess.memoryReadLong(address, 0, memory)).isInstanceOf(TrapException.class);
        assertThatThrownBy(() -> FlatAccess.memoryWriteDouble(address, 1, 0, memory)).isInstanceOf(TrapException.class);
        assertThatThrownBy(() -> memory.readLong(address)).isInstanceOf(TrapException.class);
        assertThatThrownBy(() -> memory.writeF64(address, 1)).isInstanceOf(TrapException.class);
        assertThatThrownBy(() -> memory.readBytes(address, 8)).isInstanceOf(TrapException.class);
        assertThatThrownBy(() -> memory.write(address, new byte[8], 0, 8)).isInstanceOf(TrapException.class);
        assertThatThrownBy(() -> memory.fill((byte) 1, address, address + 8)).isInstanceOf(TrapException.class);
        assertThatThrownBy(() -> memory.copy(0, address, 8)).isInstanceOf(TrapException.class);
        assertThatThrownBy(() -> memory.copy(address, 0, 8)).isInstanceOf(TrapException.class);
    }
}
