/*
 * Protein folding on the square lattice (HP model) by replica-exchange Monte Carlo with pull moves.
 * Copyright the Hearth authors, Apache-2.0.
 *
 * Model: K. A. Dill, Biochemistry 24 (1985) 1501. Residues are H (avoid water) or P; the energy is minus the number
 * of pairs of H that are neighbours on the lattice but not along the chain.
 * Method: C. Thachuk, A. Shmygelska, H. H. Hoos, BMC Bioinformatics 8 (2007) 342; their 2D settings are five replicas,
 * 500 moves between exchanges, 160 to 220 kelvin, that is kT from 0.32 to 0.44 of one contact.
 * Moves: N. Lesh, M. Mitzenmacher, S. Whitesides, RECOMB 2003 ("pull moves").
 */
#include "../hearth.h"

#define MOST_RESIDUES 64
#define MOST_REPLICAS 16
#define MOVES_PER_ROUND 500
/*
 * Sites are numbered row by row in rows of 128 and the numbers wrap. No two residues of a chain of up to 64 are more than
 * 63 apart in x or y, so different places always have different numbers, wherever the chain drifts.
 */
#define ROW 128
#define SITES (ROW * ROW)
#define WRAP (SITES - 1)

typedef struct {
    int32_t energy;
    uint16_t at[MOST_RESIDUES];
    uint8_t residue[SITES]; /* number + 1 of the residue on each site, 0 for none */
} Replica;

static struct {
    int64_t round;
    uint64_t random;
    int64_t found_in_round;
    int32_t best_energy;
    uint16_t best[MOST_RESIDUES];
    int32_t at_temperature[MOST_REPLICAS]; /* which replica holds which temperature */
    Replica replicas[MOST_REPLICAS];
} state;

static int32_t residues, replicas;
static uint64_t h_numbers; /* bit i: residue i is H */
static double beta[MOST_REPLICAS];
static double acceptance[MOST_REPLICAS][MOST_RESIDUES * 4];
static const int32_t directions[4] = {1, ROW, -1, -ROW};

/* exp by its series after halving the argument ten times: the same bits on every machine. */
static double exponential(double x) {
    double y = x / 1024, sum = 1, term = 1;
    for (int i = 1; i < 20; i++) {
        term = term * y / i;
        sum += term;
    }
    for (int i = 0; i < 10; i++) sum *= sum;
    return sum;
}

static int neighbours(int32_t a, int32_t b) {
    int32_t d = (a - b) & WRAP;
    return d == 1 || d == WRAP || d == ROW || d == SITES - ROW;
}

/* 1 if the site holds one of the partners, a set of residue numbers, else 0: by arithmetic, as the outcome cannot be guessed. */
static inline int32_t contact(const Replica *r, int32_t site, uint64_t partners) {
    uint32_t number = r->residue[site & WRAP];
    return (int32_t) (partners >> ((number - 1) & 63)) & (number + 63) >> 6;
}

/* Contacts that have a part in the residues low..high. Those between two of them are counted from the later one. */
static HOT int32_t contacts(const Replica *r, int32_t low, int32_t high) {
    int32_t count = 0;
    uint64_t outside = ~(~(uint64_t) 0 >> (63 - high + low) << low);
    for (int32_t i = low; i <= high; i++) {
        uint64_t own = (uint64_t) 1 << i;
        if (!(h_numbers & own)) continue;
        uint64_t partners = h_numbers & (outside | (own - 1)) & ~(own >> 1 | own << 1);
        int32_t site = r->at[i];
        count += contact(r, site + 1, partners) + contact(r, site - 1, partners)
               + contact(r, site + ROW, partners) + contact(r, site - ROW, partners);
    }
    return count;
}

static uint16_t target[MOST_RESIDUES];

/*
 * Plans one pull move of residue i away from the side that `step` points to; fills `target` and returns how many residues,
 * counted from i against `step`, would move; 0 when the move is not possible.
 */
static HOT int32_t plan(const Replica *r, int32_t i, int32_t step, int32_t choice) {
    int32_t anchor = i + step, pulled = i - step, here = r->at[i];
    int32_t to, corner;
    if (anchor < 0 || anchor >= residues) { /* an end: two new places in any direction, the rest follows */
        corner = (here + directions[choice & 3]) & WRAP;
        to = (corner + directions[choice >> 2 & 3]) & WRAP;
        if (r->residue[corner] || r->residue[to]) return 0;
    } else {
        int32_t along = (here - r->at[anchor]) & WRAP;
        int32_t across = along == 1 || along == WRAP ? ROW : 1;
        if (choice & 1) across = -across;
        to = (r->at[anchor] + across) & WRAP;
        if (r->residue[to]) return 0;
        target[i] = to;
        if (pulled < 0 || pulled >= residues) return 1;
        corner = (here + across) & WRAP;
        if (r->at[pulled] == corner) return 1;
        if (r->residue[corner]) return 0;
    }
    target[i] = to;
    target[pulled] = corner;
    int32_t moved = 2;
    for (int32_t j = pulled - step; j >= 0 && j < residues && !neighbours(r->at[j], target[j + step]); j -= step) {
        target[j] = r->at[j + 2 * step];
        moved++;
    }
    return moved;
}

static HOT void swap_places(Replica *r, int32_t low, int32_t high) {
    for (int32_t j = low; j <= high; j++) r->residue[r->at[j]] = 0;
    for (int32_t j = low; j <= high; j++) {
        uint16_t old = r->at[j];
        r->at[j] = target[j];
        target[j] = old;
        r->residue[r->at[j]] = j + 1;
    }
}

static HOT void try_move(Replica *r, const double *accept) {
    uint64_t dice = next_random(&state.random);
    int32_t i = (int32_t) ((dice >> 32) * (uint64_t) residues >> 32);
    int32_t step = dice & 1 ? 1 : -1;
    int32_t moved = plan(r, i, step, (int32_t) (dice >> 1 & 15));
    if (!moved) return;
    int32_t other = i - step * (moved - 1);
    int32_t low = i < other ? i : other, high = i < other ? other : i;
    int32_t before = contacts(r, low, high);
    swap_places(r, low, high);
    int32_t lost = before - contacts(r, low, high);
    if (lost > 0 && random_fraction(&state.random) >= accept[lost]) swap_places(r, low, high);
    else r->energy += lost;
}

static void remember_best(const Replica *r) {
    state.best_energy = r->energy;
    state.found_in_round = state.round;
    memcpy(state.best, r->at, sizeof r->at);
}

static HOT void run_replica(int32_t temperature) {
    Replica *r = &state.replicas[state.at_temperature[temperature]];
    const double *accept = acceptance[temperature];
    for (int32_t move = 0; move < MOVES_PER_ROUND; move++) {
        try_move(r, accept);
        if (r->energy < state.best_energy) remember_best(r);
    }
}

static void exchange(void) {
    for (int32_t t = state.round & 1; t + 1 < replicas; t += 2) {
        int32_t cold = state.at_temperature[t], warm = state.at_temperature[t + 1];
        double x = (beta[t] - beta[t + 1]) * (state.replicas[cold].energy - state.replicas[warm].energy);
        if (x >= 0 || random_fraction(&state.random) < exponential(x)) {
            state.at_temperature[t] = warm;
            state.at_temperature[t + 1] = cold;
        }
    }
}

static void start(uint64_t seed) {
    state.random = seed;
    for (int32_t t = 0; t < replicas; t++) {
        Replica *r = &state.replicas[t];
        state.at_temperature[t] = t;
        for (int32_t i = 0; i < residues; i++) { /* stretched out: energy 0 */
            r->at[i] = i;
            r->residue[i] = i + 1;
        }
    }
    remember_best(&state.replicas[0]);
}

static void put_moves(Text *out) {
    for (int32_t i = 1; i < residues; i++) {
        int32_t d = (state.best[i] - state.best[i - 1]) & WRAP;
        put_char(out, d == 1 ? 'R' : d == WRAP ? 'L' : d == ROW ? 'U' : 'D');
    }
}

int main(void) {
    read_input(1 << 16);
    const char *sequence = find_value("sequence", 0);
    if (!sequence) fail("sequence");
    while (sequence[residues] == 'H' || sequence[residues] == 'P') {
        if (residues == MOST_RESIDUES) fail("sequence");
        h_numbers |= (uint64_t) (sequence[residues] == 'H') << residues;
        residues++;
    }
    if (residues < 4) fail("sequence");
    int64_t seed = integer_value("seed", 0, INT64_MAX);
    int64_t rounds = integer_value("rounds", 1, 1000000000);
    replicas = (int32_t) integer_value("replicas", 2, MOST_REPLICAS);

    for (int32_t t = 0; t < replicas; t++) {
        beta[t] = 1 / (0.32 + 0.12 * t / (replicas - 1));
        for (int32_t lost = 0; lost < MOST_RESIDUES * 4; lost++) acceptance[t][lost] = exponential(-lost * beta[t]);
    }
    if (!load_checkpoint(&state, sizeof state)) start((uint64_t) seed);
    while (state.round < rounds) {
        for (int32_t t = 0; t < replicas; t++) run_replica(t);
        exchange();
        state.round++;
        if (state.round % 256 == 0) report((double) state.round / rounds, &state, sizeof state);
    }

    Text out = {0};
    put_text(&out, "sequence ");
    for (int32_t i = 0; i < residues; i++) put_char(&out, h_numbers >> i & 1 ? 'H' : 'P');
    put_char(&out, '\n');
    put_key_integer(&out, "seed", seed);
    put_key_integer(&out, "moves_tried", rounds * replicas * MOVES_PER_ROUND);
    put_key_integer(&out, "energy", state.best_energy);
    put_key_integer(&out, "found_in_round", state.found_in_round);
    put_text(&out, "conformation ");
    put_moves(&out);
    put_text(&out, "\nrandom_state ");
    put_hex(&out, state.random, 16);
    put_char(&out, '\n');
    write_output("out", &out);
    hearth_fraction_done(1);
    return 0;
}
