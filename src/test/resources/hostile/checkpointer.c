/*
 * Well behaved: counts to the number given as its argument, in units of some milliseconds, with progress and checkpoints
 * through Hearth's host functions. The result depends on every unit, so a run resumed in the wrong place shows.
 * "out": units, result, and on a line of its own in "log" the unit each start began at.
 */
#include "../../../../assets/workloads/hearth.h"

static struct {
    int64_t unit;
    uint64_t result;
} state = {0, 1};

static HOT uint64_t work(uint64_t value) {
    for (int i = 0; i < 1000000; i++) value = value * 6364136223846793005u + 1442695040888963407u ^ value >> 29;
    return value;
}

int main(int count, char **words) {
    int64_t units = count > 1 ? atoll(words[1]) : 1000;
    input_hash = (uint64_t) units;
    load_checkpoint(&state, sizeof state);
    Text log = {0};
    put_key_integer(&log, "started_at", state.unit);
    int file = open("log", O_WRONLY | O_CREAT | O_APPEND, 0644);
    if (file >= 0) {
        (void) !write(file, log.bytes, log.length);
        close(file);
    }
    while (state.unit < units) {
        state.result = work(state.result);
        state.unit++;
        report((double) state.unit / units, &state, sizeof state);
    }
    Text out = {0};
    put_key_integer(&out, "units", units);
    put_text(&out, "result ");
    put_hex(&out, state.result, 16);
    put_char(&out, '\n');
    write_output("out", &out);
    return 0;
}
