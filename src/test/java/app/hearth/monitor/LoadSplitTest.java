package app.hearth.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LoadSplitTest {
    private static final double ROUNDING = 1e-6;

    @Test void theTasksPartIsWhatTheyUsedAndTheRestIsYours() {
        var cpu = LoadSplit.between("x", ticks(0, 0, 0, 0, 0, 0), ticks(90, 80, 100, 30, 0, 100), 0.8, 1);

        assertThat(cpu.shared()).isEqualTo(0.4, within(ROUNDING));
        assertThat(cpu.yours()).isEqualTo(0.2, within(ROUNDING));
        assertThat(cpu.idle()).isEqualTo(0.4, within(ROUNDING));
        assertThat(cpu.cores().get(0).shared()).isEqualTo(0.8, within(ROUNDING));
        assertThat(cpu.cores().get(0).yours()).isEqualTo(0.1, within(ROUNDING));
        assertThat(cpu.cores().get(1).shared()).isZero();
    }

    @Test void aForeignProgramOfLowPriorityIsYours() {
        var cpu = LoadSplit.between("x", ticks(0, 0, 0), ticks(80, 80, 100), 0.2, 1);

        assertThat(cpu.shared()).isEqualTo(0.2, within(ROUNDING));
        assertThat(cpu.yours()).isEqualTo(0.6, within(ROUNDING));
    }

    @Test void withoutAColumnForPriorityTheCoresShareByTheirLoad() {
        assertThat(LoadSplit.spread(0.6, new double[] {0, 0}, new double[] {0.8, 0.4})).containsExactly(new double[] {0.4, 0.2}, within(ROUNDING));
    }

    @Test void whatACoreCannotHoldGoesToTheNext() {
        assertThat(LoadSplit.spread(1.2, new double[] {0.9, 0.1}, new double[] {0.5, 0.9})).containsExactly(new double[] {0.5, 0.7}, within(ROUNDING));
    }

    @Property void partsAreFractionsAndAddUpToTheWhole(@ForAll @Size(min = 1, max = 16) List<@LongRange(min = 0, max = 300) Long> numbers,
                                                       @ForAll @DoubleRange(min = -1, max = 40) double taskSeconds,
                                                       @ForAll @DoubleRange(min = 0.1, max = 3) double seconds) {
        var before = new CoreTicks();
        var now = new CoreTicks();
        for (long number : numbers) {
            before.add(50, 50, 100);
            now.add(number, number / 2, number + 70);
        }

        var cpu = LoadSplit.between("x", before, now, taskSeconds, seconds);

        assertThat(cpu.shared()).isBetween(0.0, 1.0);
        assertThat(cpu.yours()).isBetween(0.0, 1.0);
        assertThat(cpu.shared() + cpu.yours()).isLessThanOrEqualTo(1 + ROUNDING);
        assertThat(cpu.cores()).allSatisfy(core -> {
            assertThat(core.shared()).isBetween(0.0, 1 + ROUNDING);
            assertThat(core.yours()).isBetween(0.0, 1.0);
            assertThat(core.shared() + core.yours()).isLessThanOrEqualTo(1 + ROUNDING);
        });
    }

    @Property void theCoresAddUpToWhatWasMeasured(@ForAll @Size(min = 4, max = 4) List<@DoubleRange(min = 0, max = 1) Double> nice,
                                                  @ForAll @Size(min = 4, max = 4) List<@DoubleRange(min = 0, max = 1) Double> busy,
                                                  @ForAll @DoubleRange(min = 0, max = 4) double measured) {
        var laid = LoadSplit.spread(measured, array(nice), array(busy));

        assertThat(Arrays.stream(laid).sum()).isEqualTo(measured, within(ROUNDING));
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static CoreTicks ticks(long... busyNiceAll) {
        var ticks = new CoreTicks();
        for (int i = 0; i < busyNiceAll.length; i += 3) ticks.add(busyNiceAll[i], busyNiceAll[i + 1], busyNiceAll[i + 2]);
        return ticks;
    }
}
