package app.hearth.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.MemoryLimits;

/** Endive's own translation of a module is what ours is measured by. */
class FasterCodeTest {
    private static final int CALLS = 8;

    @Property(tries = 60)
    void aProgramDoesTheSameWithTheFasterCodeAndWithout(@ForAll long seed) {
        byte[] module = RandomModule.of(seed);
        // A wrong jump may never end; jqwik knows no @Timeout.
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> compare(Parser.parse(module), seed));
    }

    private static void compare(WasmModule parsed, long seed) {
        var plain = Instance.builder(parsed).withMachineFactory(MachineFactoryCompiler.compile(parsed));
        var faster = Instance.builder(parsed).withMachineFactory(Translation.of(parsed, true));
        assertThat(run(faster, FlatMemory::new, seed)).isEqualTo(run(plain, ByteArrayMemory::new, seed));
    }

    /** What each of some calls gave, or that it ended in a trap, and the memory after them. */
    private static List<String> run(Instance.Builder builder, Function<MemoryLimits, Memory> memory, long seed) {
        var instance = builder.withMemoryFactory(memory::apply).build();
        var random = new Random(seed);
        var outcomes = new ArrayList<String>();
        for (int i = 0; i < CALLS; i++) {
            long number = random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(7) - 3;
            try {
                outcomes.add(String.valueOf(instance.export("f").apply((int) number, random.nextInt(70_000) - 1_000, number,
                        Double.doubleToRawLongBits(random.nextInt(5) == 0 ? Double.NaN : number))[0]));
            } catch (WasmEngineException e) {
                outcomes.add("trap");
            }
        }
        outcomes.add("memory " + Arrays.hashCode(instance.memory().readBytes(0, Memory.PAGE_SIZE)));
        return outcomes;
    }
}
