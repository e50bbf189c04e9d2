package app.hearth.homenet.workload;

import static app.hearth.homenet.workload.Forgery.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadsTest {

    static Iterable<Workload> all() {
        return Workloads.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_has_a_program_and_names(Workload workload) {
        assertThat(workload.module()).startsWith(0, 'a', 's', 'm', 1, 0, 0, 0);
        assertThat(workload.appName()).matches("[a-z]+");
        assertThat(workload.friendlyName()).isNotBlank();
        assertThat(workload.versionNum()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_job_number_always_gives_the_same_job_and_different_numbers_give_different_ones(Workload workload) {
        var seen = new HashSet<String>();
        for (long number = 0; number < 200; number++) {
            Job job = workload.job(number);
            Job again = workload.job(number);
            assertThat(text(job.inputs().get("in"))).isEqualTo(text(again.inputs().get("in")));
            assertThat(job.title()).isEqualTo(again.title());
            assertThat(seen.add(text(job.inputs().get("in")))).as("job %d is new", number).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_first_jobs_are_short_and_the_later_ones_longer(Workload workload) {
        double longestFirst = 0;
        for (long number = 0; number < 8; number++) longestFirst = Math.max(longestFirst, workload.job(number).operations());
        assertThat(longestFirst).isBetween(1e9, 4e11);
        for (long number = 8; number < 40; number++) assertThat(workload.job(number).operations()).isGreaterThan(2 * longestFirst);
    }

    @ParameterizedTest
    @MethodSource("all")
    void file_names_and_bounds_suit_the_protocol(Workload workload) {
        for (long number : new long[] {0, 7, 8, 1000, Long.MAX_VALUE}) {
            Job job = workload.job(number);
            assertThat(job.inputs().keySet()).allMatch(name -> name.matches("[a-z.]+"));
            assertThat(job.outputs()).allSatisfy(output -> {
                assertThat(output.name()).matches("[a-z.]+");
                assertThat(output.maxBytes()).isBetween(1L, 16L << 20);
            });
            assertThat(job.memoryBytes()).isBetween(1L << 20, 512L << 20);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void there_is_no_job_below_number_0(Workload workload) {
        assertThatThrownBy(() -> workload.job(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
