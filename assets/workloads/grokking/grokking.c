/*
 * Grokking: a small network learns addition modulo p from a part of the table and, long after it knows that part by
 * heart, suddenly understands the rest. Copyright the Hearth authors, Apache-2.0.
 *
 * Found by A. Power et al., "Grokking: Generalization beyond overfitting on small algorithmic datasets",
 * arXiv:2201.02177. The network is that of A. Gromov, "Grokking modular arithmetic", arXiv:2301.02679: one hidden layer
 * with the square as its activation and squared error, which needs no exp or log:
 *   hidden k = (u[a][k] + v[b][k])^2,  output q = sum over k of w[q][k] hidden k
 * Trained on the whole training set at once with AdamW (Loshchilov, Hutter, arXiv:1711.05101).
 * The complete state is written to "points" at regular epochs, so that any stretch of training can be run again.
 */
#include "../hearth.h"

#define MOST_MODULUS 64
#define MOST_HIDDEN 128
#define MOST_RUNS 64
#define WEIGHTS (3 * modulus * hidden)
#define NUMBERS (3 * WEIGHTS + 2) /* weights, first and second moments, powers of the two betas */

static int32_t modulus, hidden, first_epoch, epochs, log_every, point_every, runs;
static struct {
    int64_t decay_micro, percent, seed;
} sweep[MOST_RUNS];

/* Saved as one block: where we are, the numbers, the texts so far, the points so far. */
typedef struct {
    int64_t run, epoch;
    int64_t curves, points; /* bytes of each so far */
} Place;
static char *block;
static int32_t block_bytes;
static Place *place;
static double *numbers; /* the current weights u[a][k], v[b][k], w[q][k], then the moments */
static char *curves, *points;
static int32_t curves_room;

static double gradient[3 * MOST_MODULUS * MOST_HIDDEN];
static double sum_in[MOST_HIDDEN], squared[MOST_HIDDEN], back[MOST_HIDDEN], error[MOST_MODULUS];
static uint16_t pairs[MOST_MODULUS * MOST_MODULUS]; /* the training set first, then the rest */
static int32_t training;

static HOT void forward_hidden(const double *u, const double *v) {
    for (int32_t k = 0; k < hidden; k++) {
        double s = u[k] + v[k];
        sum_in[k] = s;
        squared[k] = s * s;
    }
}

/* Four sums side by side, added at the end: a fixed order, so fixed bits, that keeps the processor busy. */
static HOT double dot(const double *a, const double *b, int32_t length) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    int32_t k = 0;
    /* Knowing that k is a multiple of 4, the compiler would write k | 1 for k + 1, and the JVM could not foresee its bounds. */
    __asm__("" : "+r"(k));
    for (; k < length; k += 4) {
        s0 += a[k] * b[k];
        s1 += a[k + 1] * b[k + 1];
        s2 += a[k + 2] * b[k + 2];
        s3 += a[k + 3] * b[k + 3];
    }
    return (s0 + s1) + (s2 + s3);
}

/* Adds e g to a row of the gradient and e w to what goes back to the hidden layer. */
static HOT void backward_row(double e, const double *w, double *gradient_row, int32_t length) {
    for (int32_t k = 0; k < length; k++) {
        gradient_row[k] += e * squared[k];
        back[k] += e * w[k];
    }
}

static HOT void backward_hidden(double *gradient_u, double *gradient_v) {
    for (int32_t k = 0; k < hidden; k++) {
        double d = 2 * back[k] * sum_in[k];
        gradient_u[k] += d;
        gradient_v[k] += d;
    }
}

/* Fills `error` for one pair; returns the squared error and tells whether the largest output is the right one. */
static HOT double forward(int32_t pair, int32_t *right) {
    int32_t a = pair / modulus, b = pair % modulus, sum = (a + b) % modulus;
    const double *w = numbers + 2 * modulus * hidden;
    forward_hidden(numbers + a * hidden, numbers + (modulus + b) * hidden);
    double loss = 0, best = -1e300;
    int32_t choice = -1;
    for (int32_t q = 0; q < modulus; q++) {
        double output = dot(w + q * hidden, squared, hidden);
        if (output > best) {
            best = output;
            choice = q;
        }
        error[q] = output - (q == sum ? 1 : 0);
        loss += error[q] * error[q];
    }
    *right += choice == sum;
    return loss;
}

static HOT void backward(int32_t pair) {
    int32_t a = pair / modulus, b = pair % modulus;
    const double *w = numbers + 2 * modulus * hidden;
    for (int32_t k = 0; k < hidden; k++) back[k] = 0;
    double scale = 2.0 / training;
    for (int32_t q = 0; q < modulus; q++) {
        backward_row(scale * error[q], w + q * hidden, gradient + (2 * modulus + q) * hidden, hidden);
    }
    backward_hidden(gradient + a * hidden, gradient + (modulus + b) * hidden);
}

#define RATE 0.01
#define BETA1 0.9
#define BETA2 0.98

static HOT void adamw(double decay) {
    double *first = numbers + WEIGHTS, *second = first + WEIGHTS, *powers = second + WEIGHTS;
    powers[0] *= BETA1;
    powers[1] *= BETA2;
    double rate = RATE / (1 - powers[0]), correct = 1 / (1 - powers[1]), keep = 1 - RATE * decay;
    for (int32_t i = 0; i < WEIGHTS; i++) {
        double g = gradient[i];
        first[i] = BETA1 * first[i] + (1 - BETA1) * g;
        second[i] = BETA2 * second[i] + (1 - BETA2) * (g * g);
        numbers[i] = keep * numbers[i] - rate * first[i] / (__builtin_sqrt(second[i] * correct) + 1e-8);
    }
}

static void put_curves(Text text) {
    if (place->curves + text.length > curves_room) fail("the curves are too long");
    memcpy(curves + place->curves, text.bytes, text.length);
    place->curves += text.length;
    free(text.bytes);
}

/* A line: run, epoch, training loss and accuracy before this epoch's step, loss and accuracy on the rest. */
static HOT void log_line(double training_loss, int32_t training_right) {
    int32_t all = modulus * modulus, right = 0;
    double loss = 0;
    for (int32_t i = training; i < all; i++) loss += forward(pairs[i], &right);
    Text line = {0};
    put_integer(&line, place->run);
    put_char(&line, ',');
    put_integer(&line, place->epoch);
    put_char(&line, ',');
    put_decimal(&line, training_loss / training);
    put_char(&line, ',');
    put_decimal(&line, (double) training_right / training);
    put_char(&line, ',');
    put_decimal(&line, loss / (all - training));
    put_char(&line, ',');
    put_decimal(&line, (double) right / (all - training));
    put_char(&line, '\n');
    put_curves(line);
}

static HOT double train_loss(int32_t *right, int with_gradient) {
    double loss = 0;
    for (int32_t i = 0; i < training; i++) {
        loss += forward(pairs[i], right);
        if (with_gradient) backward(pairs[i]);
    }
    return loss;
}

static HOT void epoch(void) {
    int32_t right = 0;
    memset(gradient, 0, sizeof gradient);
    double loss = train_loss(&right, 1);
    if (place->epoch % log_every == 0) log_line(loss, right);
    adamw(sweep[place->run].decay_micro / 1e6);
    place->epoch++;
}

/* The training set of a run: a shuffle drawn from its seed (Fisher, Yates), cut at the percentage. */
static HOT void divide_pairs(uint64_t random) {
    int32_t all = modulus * modulus;
    for (int32_t i = 0; i < all; i++) pairs[i] = i;
    for (int32_t i = all - 1; i > 0; i--) {
        int32_t j = (int32_t) ((next_random(&random) >> 32) * (uint64_t) (i + 1) >> 32);
        uint16_t swap = pairs[i];
        pairs[i] = pairs[j];
        pairs[j] = swap;
    }
    training = (int32_t) (all * sweep[place->run].percent / 100);
}

static HOT void begin_run(int resumed) {
    uint64_t random = (uint64_t) sweep[place->run].seed;
    if (!resumed) {
        place->epoch = first_epoch;
        if (first_epoch) {
            if (read_file("start", numbers, NUMBERS * 8 + 1) != NUMBERS * 8) fail("start");
        } else {
            memset(numbers, 0, NUMBERS * sizeof *numbers);
            for (int32_t i = 0; i < WEIGHTS; i++) numbers[i] = random_fraction(&random) - 0.5;
            numbers[3 * WEIGHTS] = numbers[3 * WEIGHTS + 1] = 1;
        }
    }
    divide_pairs(~(uint64_t) sweep[place->run].seed);
}

static void add_point(void) {
    memcpy(points + place->points, numbers, NUMBERS * sizeof *numbers);
    place->points += NUMBERS * sizeof *numbers;
}

static HOT void put_run(Text *out) {
    int32_t right = 0, rest_right = 0, all = modulus * modulus;
    double loss = train_loss(&right, 0), rest = 0;
    for (int32_t i = training; i < all; i++) rest += forward(pairs[i], &rest_right);
    put_text(out, "run ");
    put_integer(out, place->run);
    put_char(out, ' ');
    put_decimal(out, loss / training);
    put_char(out, ' ');
    put_integer(out, right);
    put_char(out, ' ');
    put_decimal(out, rest / (all - training));
    put_char(out, ' ');
    put_integer(out, rest_right);
    put_char(out, '\n');
}

static HOT void read_sweep(void) {
    for (const char *line = find_value("run", 0); line; line = find_value("run", line)) {
        if (runs == MOST_RUNS) fail("too many runs");
        sweep[runs].decay_micro = parse_integer(&line);
        sweep[runs].percent = parse_integer(&line);
        sweep[runs].seed = parse_integer(&line);
        if (sweep[runs].percent < 1 || sweep[runs].percent > 99) fail("run");
        runs++;
    }
    if (!runs) fail("run");
}

static HOT void lay_out(void) {
    int32_t point_bytes = NUMBERS * sizeof(double);
    int32_t point_count = runs * ((epochs - first_epoch) / point_every + 1);
    curves_room = runs * ((epochs - first_epoch) / log_every + 2) * 80;
    block_bytes = sizeof(Place) + point_bytes * (1 + point_count) + curves_room;
    block = calloc(1, block_bytes);
    if (!block) fail("out of memory");
    place = (Place *) block;
    numbers = (double *) (block + sizeof(Place));
    points = (char *) numbers + point_bytes;
    curves = points + (int64_t) point_bytes * point_count;
}

int main(void) {
    read_input(1 << 16);
    modulus = (int32_t) integer_value("modulus", 3, MOST_MODULUS);
    hidden = (int32_t) integer_value("hidden", 4, MOST_HIDDEN);
    if (hidden % 4) fail("hidden");
    epochs = (int32_t) integer_value("epochs", 1, 10000000);
    first_epoch = (int32_t) integer_value("first_epoch", 0, epochs - 1);
    log_every = (int32_t) integer_value("log_every", 1, 10000000);
    point_every = (int32_t) integer_value("point_every", 1, 10000000);
    read_sweep();
    lay_out();

    Text out = {0};
    put_key_integer(&out, "modulus", modulus);
    put_key_integer(&out, "hidden", hidden);
    put_key_integer(&out, "epochs", epochs);
    put_text(&out, "columns run training_loss training_right rest_loss rest_right\n");

    int resumed = load_checkpoint(block, block_bytes);
    int32_t stretch = 1 + 40000000 / (modulus * modulus * modulus * hidden * 6);
    for (;;) {
        begin_run(resumed);
        resumed = 0;
        while (place->epoch < epochs) {
            epoch();
            if (place->epoch % point_every == 0 || place->epoch == epochs) add_point();
            if (place->epoch % stretch == 0) {
                double share = (double) (place->epoch - first_epoch) / (epochs - first_epoch);
                report((place->run + share) / runs, block, block_bytes);
            }
        }
        if (place->run + 1 == runs) break;
        place->run++;
    }

    /* The last weights of each run are its last point: what is said of them is computed from there, resumed or not. */
    int32_t points_per_run = (int32_t) (place->points / (NUMBERS * 8) / runs);
    for (int32_t run = 0; run < runs; run++) {
        place->run = run;
        divide_pairs(~(uint64_t) sweep[run].seed);
        memcpy(numbers, points + ((int64_t) (run + 1) * points_per_run - 1) * NUMBERS * 8, NUMBERS * 8);
        put_run(&out);
    }
    write_output("out", &out);
    Text csv = {0};
    put_text(&csv, "run,epoch,training_loss,training_accuracy,rest_loss,rest_accuracy\n");
    for (int64_t i = 0; i < place->curves; i++) put_char(&csv, curves[i]);
    write_output("curves.csv", &csv);
    if (!write_file("points", points, (int32_t) place->points)) fail("the points could not be written");
    hearth_fraction_done(1);
    return 0;
}
