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

/* The replica whose turn it is, laid out on the one board: at fixed addresses the JVM need not ask whether they are negative. */
static uint16_t at[MOST_RESIDUES];
static uint8_t residue[SITES]; /* number + 1 of the residue on each site, 0 for none */
static int32_t energy;

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

/* The site of a residue. */
static inline int32_t place(int32_t number) {
    return at[number & (MOST_RESIDUES - 1)];
}

/* 1 if the site holds one of the partners, a set of residue numbers, else 0: by arithmetic, as the outcome cannot be guessed. */
static inline int32_t contact(uint32_t number, uint64_t partners) {
    return (int32_t) (partners >> ((number - 1) & 63)) & (number + 63) >> 6;
}

/* How many of the four sites around this one hold one of the partners. */
static inline int32_t contacts(int32_t site, uint64_t partners) {
    return contact(residue[(site + 1) & WRAP], partners) + contact(residue[(site - 1) & WRAP], partners)
         + contact(residue[(site + ROW) & WRAP], partners) + contact(residue[(site - ROW) & WRAP], partners);
}

static inline uint64_t bit(int32_t number) {
    return (uint64_t) 1 << (number & 63);
}

/* The H residues that this residue, if it is H itself, may have contact with: not its neighbours on the chain. */
static inline uint64_t partners(int32_t number) {
    uint64_t own = bit(number);
    return h_numbers & own ? h_numbers & ~(own << 1 | own >> 1) : 0;
}

/* Whether two places an odd number of steps apart, at most three, are neighbours: the difference is one of -1, 1, -ROW, ROW. */
static inline int neighbours(int32_t a, int32_t b) {
    int32_t d = (a - b + ROW) & WRAP; /* one of ROW - 1, ROW + 1, 0, 2 ROW */
    return ((d - (ROW - 1)) & ~2) * (d & ~(2 * ROW)) == 0;
}

/* How many residues a pull of i moves, counted from i against `step`: until the chain hangs together again. */
static inline int32_t pull_length(int32_t i, int32_t step, int32_t corner) {
    int32_t moved = 2, j = i - 2 * step, next = corner;
    while ((uint32_t) j < (uint32_t) residues && !neighbours(place(j), next)) {
        next = place(j + 2 * step);
        j -= step;
        moved++;
    }
    return moved;
}

/*
 * How many contacts are lost when i goes to `to`, the one behind it to `corner`, and each of the others of `moved` residues to
 * where the residue two before it was. Counted on the board as it is: where residue m is now, m - 2 step will be, so the
 * sets of partners of those that follow are shifted by two.
 */
static HOT int32_t lost_by_pull(int32_t i, int32_t step, int32_t moved, int32_t to, int32_t corner) {
    int32_t pulled = i - step, other = i - step * (moved - 1);
    int32_t low = i < other ? i : other, high = i < other ? other : i;
    uint64_t all = ~(uint64_t) 0 >> (63 - high + low) << low, rest = all & ~(bit(i) | bit(pulled));
    uint64_t end = partners(i), second = partners(pulled);
    int32_t left = step > 0 ? 2 : 0, right = 2 - left;
    int32_t lost = -contacts(to, (end & ~all) | (end & rest) << left >> right)
                   - contacts(corner, (second & ~all) | (second & rest) << left >> right);
    for (int32_t m = low; m <= high; m++) {
        int32_t follower = m - 2 * step;
        uint64_t before = partners(m) & (~all | (bit(m) - 1)), after = 0;
        if (rest >> (follower & 63) & 1) {
            after = partners(follower);
            after = (after & ~all) | (after & rest & (bit(follower) - 1)) << left >> right;
        }
        if (!(before | after)) continue;
        int32_t site = place(m);
        uint32_t a = residue[(site + 1) & WRAP], b = residue[(site - 1) & WRAP];
        uint32_t c = residue[(site + ROW) & WRAP], d = residue[(site - ROW) & WRAP];
        lost += contact(a, before) - contact(a, after) + contact(b, before) - contact(b, after)
              + contact(c, before) - contact(c, after) + contact(d, before) - contact(d, after);
    }
    return lost;
}

static HOT void pull(int32_t i, int32_t step, int32_t moved, int32_t to, int32_t corner) {
    int32_t j = i - step * (moved - 1);
    for (int32_t m = j; m != i + step; m += step) residue[place(m)] = 0;
    for (; j != i - step; j += step) {
        at[j] = place(j + 2 * step);
        residue[at[j]] = j + 1;
    }
    at[j] = corner;
    residue[corner] = j + 1;
    at[i] = to;
    residue[to] = i + 1;
}

static inline int accepted(int32_t lost, const double *accept) {
    return lost <= 0 || random_fraction(&state.random) < accept[lost];
}

/* Tries to pull i to `to` and the one behind it to `corner`, both free. */
static HOT void try_pull(int32_t i, int32_t step, int32_t to, int32_t corner, const double *accept) {
    int32_t moved = pull_length(i, step, corner);
    int32_t lost = lost_by_pull(i, step, moved, to, corner);
    if (!accepted(lost, accept)) return;
    pull(i, step, moved, to, corner);
    energy += lost;
}

/* Tries to move i alone to a free place. */
static HOT void try_step(int32_t i, int32_t to, const double *accept) {
    int32_t here = place(i);
    uint64_t with = partners(i);
    int32_t lost = with ? contacts(here, with) - contacts(to, with) : 0;
    if (!accepted(lost, accept)) return;
    residue[here] = 0;
    residue[to] = i + 1;
    at[i] = to;
    energy += lost;
}

/* Tries one pull move, of a residue away from the side that `step` points to. */
static HOT void try_move(const double *accept) {
    uint64_t dice = next_random(&state.random);
    int32_t i = (int32_t) ((dice >> 32) * (uint64_t) residues >> 32);
    int32_t step = (int32_t) (dice & 1) * 2 - 1, choice = (int32_t) (dice >> 1 & 15);
    int32_t anchor = i + step, pulled = i - step, here = place(i);
    if ((uint32_t) anchor >= (uint32_t) residues) { /* an end: two new places in any direction, the rest follows */
        int32_t corner = (here + directions[choice & 3]) & WRAP, to = (corner + directions[choice >> 2 & 3]) & WRAP;
        if (!(residue[corner] | residue[to])) try_pull(i, step, to, corner, accept);
        return;
    }
    int32_t beside = place(anchor);
    int32_t across = (1 + (ROW - 1) * ((here - beside) & 1)) * (1 - 2 * (choice & 1)); /* at right angles to the link */
    int32_t to = (beside + across) & WRAP, corner = (here + across) & WRAP;
    uint32_t number = residue[corner], other = number ^ (uint32_t) (pulled + 1);
    if ((uint32_t) pulled >= (uint32_t) residues) other = 0;
    /* Free must be the place to go to, and the corner, unless the one behind is there already and can stay. */
    if (residue[to] | number * other) return;
    if (other) try_pull(i, step, to, corner, accept);
    else try_step(i, to, accept);
}

static void remember_best(void) {
    state.best_energy = energy;
    state.found_in_round = state.round;
    memcpy(state.best, at, sizeof at);
}

static void lay_out(const Replica *r) {
    energy = r->energy;
    memcpy(at, r->at, sizeof at);
    for (int32_t i = 0; i < residues; i++) residue[at[i]] = i + 1;
}

static void take_up(Replica *r) {
    r->energy = energy;
    memcpy(r->at, at, sizeof at);
    for (int32_t i = 0; i < residues; i++) residue[at[i]] = 0;
}

static HOT void run_replica(int32_t temperature) {
    Replica *r = &state.replicas[state.at_temperature[temperature]];
    const double *accept = acceptance[temperature];
    lay_out(r);
    for (int32_t move = 0; move < MOVES_PER_ROUND; move++) {
        try_move(accept);
        if (energy < state.best_energy) remember_best();
    }
    take_up(r);
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
        for (int32_t i = 0; i < residues; i++) r->at[i] = i; /* stretched out: energy 0 */
    }
    memcpy(state.best, state.replicas[0].at, sizeof state.best);
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
