/*
 * Energy-balance climate model with ice-albedo feedback over latitude. Copyright the Hearth authors, Apache-2.0.
 *
 *   C dT/dt = S/4 s(x) a(x, T) - (A + B T) + d/dx [ D (1 - x^2) dT/dx ],    x = sine of latitude, 0 to 1
 *
 * The diffusive Budyko-Sellers model of G. R. North, J. Atmos. Sci. 32 (1975) 1301 and 2033. Ice lies where T is below
 * the ice temperature and lets less sunlight in: a is the part of it that is absorbed. s(x) = 1 - 0.482 (3 x^2 - 1) / 2.
 * Both hemispheres are alike, so one is computed. Each member of the ensemble is stepped for the same number of years.
 */
#include "../hearth.h"

#define MOST_CELLS 400
#define MOST_MEMBERS 4096
#define STEPS_BETWEEN_REPORTS 20000

/* What a member is: whole numbers in the input, so that no text-to-floating conversion can differ. */
enum { SOLAR_MILLI, DIFFUSION_MICRO, A_MILLI, B_MICRO, ICE_ABSORBED_MICRO, ICE_TEMPERATURE_MILLI, START_MILLI, PARAMETERS };

typedef struct {
    double mean, ice_line, imbalance;
    uint64_t hash;
} Outcome;

static struct {
    int64_t member, step;
    double temperature[MOST_CELLS];
    Outcome outcomes[MOST_MEMBERS];
} state;

static int32_t cells, members;
static int64_t parameters[MOST_MEMBERS][PARAMETERS];
/* Of the current member, each times the time step over the heat capacity. */
static double sun_free[MOST_CELLS], sun_ice[MOST_CELLS], conduct[MOST_CELLS + 1];
static double lost, lost_per_degree, ice_temperature;
static double ice_absorbed_sun[MOST_CELLS], free_absorbed_sun[MOST_CELLS];

/* Fractions of sunlight absorbed without ice: B. E. J. Rose, The Climate Laboratory, "Snowball Earth in the EBM" (climlab). */
#define ABSORBED 0.7
#define ABSORBED_P2 -0.078
#define SUN_P2 -0.482
/* Poles colder than the mean, as today: an even start would end on the branch without ice where there are two. */
#define START_P2 40.0
/* Heat capacity of 10 W yr / (m^2 K), about a mixed layer of 75 m of sea water. */
#define CAPACITY 10.0

static void prepare(const int64_t *p, int32_t steps_per_year) {
    double solar = p[SOLAR_MILLI] / 1000.0 / 4, diffusion = p[DIFFUSION_MICRO] / 1e6;
    double ice_absorbed = p[ICE_ABSORBED_MICRO] / 1e6;
    double pace = 1.0 / (CAPACITY * steps_per_year);
    double width = 1.0 / cells;
    for (int32_t i = 0; i < cells; i++) {
        double x = (i + 0.5) * width, p2 = (3 * x * x - 1) / 2;
        double sun = solar * (1 + SUN_P2 * p2);
        free_absorbed_sun[i] = sun * (ABSORBED + ABSORBED_P2 * p2);
        ice_absorbed_sun[i] = sun * ice_absorbed;
        sun_free[i] = pace * free_absorbed_sun[i];
        sun_ice[i] = pace * ice_absorbed_sun[i];
    }
    for (int32_t i = 0; i <= cells; i++) { /* through the edge below cell i; none through the equator and the pole */
        double x = i * width;
        conduct[i] = i == 0 || i == cells ? 0 : pace * diffusion * (1 - x * x) / (width * width);
    }
    lost = pace * (p[A_MILLI] / 1000.0);
    lost_per_degree = pace * (p[B_MICRO] / 1e6);
    ice_temperature = p[ICE_TEMPERATURE_MILLI] / 1000.0;
}

static HOT void advance(int32_t steps) {
    double *t = state.temperature;
    for (int32_t step = 0; step < steps; step++) {
        double here = t[0], flow_in = 0;
        for (int32_t i = 0; i < cells; i++) {
            double next = t[i + 1];
            double flow_out = conduct[i + 1] * (here - next);
            double sun = here < ice_temperature ? sun_ice[i] : sun_free[i];
            t[i] = here + (sun - lost - lost_per_degree * here + flow_in - flow_out);
            flow_in = flow_out;
            here = next;
        }
    }
}

static void begin_member(void) {
    double mean = parameters[state.member][START_MILLI] / 1000.0;
    for (int32_t i = 0; i < cells; i++) {
        double x = (i + 0.5) / cells;
        state.temperature[i] = mean - START_P2 * (3 * x * x - 1) / 2;
    }
    state.step = 0;
}

/* Sine of the latitude where the ice begins, counted from the equator: 1 without ice, 0 all ice. */
static double ice_line(void) {
    const double *t = state.temperature;
    if (t[0] < ice_temperature) return 0;
    for (int32_t i = 1; i < cells; i++) {
        if (t[i] < ice_temperature) return (i - 0.5 + (t[i - 1] - ice_temperature) / (t[i - 1] - t[i])) / cells;
    }
    return 1;
}

static void end_member(void) {
    const int64_t *p = parameters[state.member];
    Outcome *o = &state.outcomes[state.member++];
    double mean = 0, absorbed = 0;
    for (int32_t i = 0; i < cells; i++) {
        mean += state.temperature[i];
        absorbed += state.temperature[i] < ice_temperature ? ice_absorbed_sun[i] : free_absorbed_sun[i];
    }
    o->mean = mean / cells;
    o->ice_line = ice_line();
    o->imbalance = absorbed / cells - p[A_MILLI] / 1000.0 - p[B_MICRO] / 1e6 * o->mean;
    o->hash = hash_bytes(HASH_START, state.temperature, cells * sizeof(double));
}

int main(void) {
    read_input(1 << 20);
    cells = (int32_t) integer_value("cells", 10, MOST_CELLS - 1);
    int32_t years = (int32_t) integer_value("years", 1, 100000);
    int32_t steps_per_year = (int32_t) integer_value("steps_per_year", 1, 100000);
    for (const char *line = find_value("member", 0); line; line = find_value("member", line)) {
        if (members == MOST_MEMBERS) fail("too many members");
        for (int32_t i = 0; i < PARAMETERS; i++) parameters[members][i] = parse_integer(&line);
        members++;
    }
    if (!members) fail("member");

    int64_t steps = (int64_t) years * steps_per_year;
    if (!load_checkpoint(&state, sizeof state)) begin_member();
    while (state.member < members) {
        prepare(parameters[state.member], steps_per_year);
        while (state.step < steps) {
            int64_t left = steps - state.step;
            int32_t stretch = left < STEPS_BETWEEN_REPORTS ? (int32_t) left : STEPS_BETWEEN_REPORTS;
            advance(stretch);
            state.step += stretch;
            report((state.member + (double) state.step / steps) / members, &state, sizeof state);
        }
        end_member();
        if (state.member < members) begin_member();
    }

    Text out = {0};
    put_key_integer(&out, "cells", cells);
    put_key_integer(&out, "years", years);
    put_key_integer(&out, "members", members);
    put_text(&out, "columns mean_temperature ice_line imbalance profile_hash\n");
    for (int32_t m = 0; m < members; m++) {
        const Outcome *o = &state.outcomes[m];
        put_text(&out, "member ");
        put_decimal(&out, o->mean);
        put_char(&out, ' ');
        put_decimal(&out, o->ice_line);
        put_char(&out, ' ');
        put_decimal(&out, o->imbalance);
        put_char(&out, ' ');
        put_hex(&out, o->hash, 16);
        put_char(&out, '\n');
    }
    write_output("out", &out);
    hearth_fraction_done(1);
    return 0;
}
