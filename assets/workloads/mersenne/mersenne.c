/*
 * Lucas-Lehmer test of Mersenne numbers 2^p - 1. Copyright the Hearth authors, Apache-2.0.
 *
 * s(0) = 4, s(i + 1) = s(i)^2 - 2 modulo 2^p - 1, which is prime exactly when s(p - 2) = 0 (D. H. Lehmer, Annals of
 * Mathematics 31 (1930) 419). The value is written to "states" at regular points, so that any stretch can be run again.
 *
 * Squares are multiplied out column by column in limbs of 26 bits: a product has 52 bits, so a 64-bit sum holds a column
 * of up to 4096 products without a carry. Beside the number stands a copy in reverse order: a column is then a sum of
 * products of neighbours, which compilers turn into vector instructions.
 */
#include "../hearth.h"

#define LIMB 26
#define LIMB_MASK ((1u << LIMB) - 1)
#define MOST_LIMBS 4096

static int32_t exponent, limbs;
static int32_t value[MOST_LIMBS + 1], backwards[MOST_LIMBS];
static uint32_t square[2 * MOST_LIMBS + 2];

static HOT int64_t dot(const int32_t *a, const int32_t *b, int32_t length) {
    int64_t sum = 0;
    for (int32_t i = 0; i < length; i++) sum += (int64_t) a[i] * b[i];
    return sum;
}

static HOT void make_square(void) {
    uint64_t carry = 0;
    for (int32_t i = 0; i < limbs; i++) backwards[i] = value[limbs - 1 - i];
    for (int32_t k = 0; k < 2 * limbs; k++) {
        /* Products i, k - i: each below the diagonal stands for two. */
        int32_t low = k < limbs ? 0 : k - limbs + 1, half = (k + 1) / 2;
        uint64_t column = half > low ? 2 * (uint64_t) dot(value + low, backwards + limbs - 1 - k + low, half - low) : 0;
        if (k % 2 == 0) column += (uint64_t) value[half] * value[half];
        /* A column may fill all 64 bits: its low limb and the rest are added apart. */
        uint64_t low_bits = (column & LIMB_MASK) + (carry & LIMB_MASK);
        square[k] = low_bits & LIMB_MASK;
        carry = (column >> LIMB) + (carry >> LIMB) + (low_bits >> LIMB);
    }
}

/* value = square modulo 2^p - 1: the bits from p up are added to those below, since 2^p = 1. */
static HOT void fold(void) {
    int32_t whole = exponent / LIMB, rest = exponent % LIMB;
    uint32_t top_mask = (1u << rest) - 1, carry = 0;
    for (int32_t j = 0; j < limbs; j++) {
        uint64_t pair = square[whole + j] | (uint64_t) square[whole + j + 1] << LIMB;
        uint32_t high = (uint32_t) (pair >> rest) & LIMB_MASK;
        uint32_t low = j < whole ? square[j] : square[j] & top_mask;
        uint32_t sum = low + high + carry;
        value[j] = sum & LIMB_MASK;
        carry = sum >> LIMB;
    }
    /* The sum may reach past bit p. */
    uint32_t over = value[whole] >> rest;
    value[whole] &= top_mask;
    for (int32_t j = 0; over; j = j + 1 < limbs ? j + 1 : 0) {
        uint32_t sum = value[j] + over;
        value[j] = sum & LIMB_MASK;
        over = sum >> LIMB;
        if (j == whole) {
            over = value[j] >> rest;
            value[j] &= top_mask;
        }
    }
}

static int is_all_ones(void) {
    int32_t whole = exponent / LIMB;
    for (int32_t j = 0; j < whole; j++) if ((uint32_t) value[j] != LIMB_MASK) return 0;
    return (uint32_t) value[whole] == (1u << exponent % LIMB) - 1;
}

static HOT void subtract_two(void) {
    uint32_t borrow = 2;
    for (int32_t j = 0; borrow && j < limbs; j++) {
        uint32_t difference = value[j] - borrow;
        value[j] = difference & LIMB_MASK;
        borrow = difference >> 31;
    }
    if (borrow) { /* below zero: add 2^p - 1, that is, cut at bit p and subtract one more */
        value[exponent / LIMB] &= (1u << exponent % LIMB) - 1;
        for (int32_t j = 0; borrow; j++) {
            uint32_t difference = value[j] - borrow;
            value[j] = difference & LIMB_MASK;
            borrow = difference >> 31;
        }
    }
    if (is_all_ones()) memset(value, 0, limbs * sizeof *value); /* 2^p - 1 is another name for 0 */
}

static void put_number(Text *out, const uint32_t *number) {
    for (int32_t digit = (exponent + 3) / 4 - 1; digit >= 0; digit--) {
        int32_t limb = digit * 4 / LIMB, shift = digit * 4 % LIMB;
        uint64_t pair = number[limb] | (limb + 1 < limbs ? (uint64_t) number[limb + 1] << LIMB : 0);
        put_hex(out, pair >> shift & 15, 1);
    }
}

static void read_number(const char *hex) {
    int32_t digits = 0;
    while ((hex[digits] >= '0' && hex[digits] <= '9') || (hex[digits] >= 'a' && hex[digits] <= 'f')) digits++;
    if (digits == 0 || digits > (exponent + 3) / 4) fail("state");
    for (int32_t digit = 0; digit < digits; digit++) {
        char c = hex[digits - 1 - digit];
        uint64_t bits = (uint64_t) (c <= '9' ? c - '0' : c - 'a' + 10) << digit * 4 % LIMB;
        value[digit * 4 / LIMB] |= bits & LIMB_MASK;
        value[digit * 4 / LIMB + 1] |= bits >> LIMB;
    }
}

int main(void) {
    read_input(1 << 20);
    exponent = (int32_t) integer_value("exponent", 127, LIMB * (MOST_LIMBS - 8));
    int32_t from = (int32_t) integer_value("from", 0, exponent - 2);
    int32_t to = (int32_t) integer_value("to", from + 1, exponent - 2);
    int32_t every = (int32_t) integer_value("every", 1, exponent);
    limbs = exponent / LIMB + 1;
    int32_t most_points = to / every - from / every + 1;

    /* One block to save: iteration, number of points, the value, the values at the points. */
    int32_t block_bytes = (2 + limbs * (1 + most_points)) * sizeof(uint32_t);
    uint32_t *block = calloc(1, block_bytes);
    if (!block) fail("out of memory");
    uint32_t *points = block + 2 + limbs;
    if (load_checkpoint(block, block_bytes)) {
        memcpy(value, block + 2, limbs * sizeof *value);
    } else {
        const char *start = find_value("state", 0);
        if (!start) fail("state");
        read_number(start);
        block[0] = from;
    }

    int32_t stretch = 1 + 40000000 / (limbs * limbs);
    int32_t iteration = block[0];
    while (iteration < to) {
        make_square();
        fold();
        subtract_two();
        iteration++;
        if (iteration % every == 0 || iteration == to) memcpy(points + block[1]++ * limbs, value, limbs * sizeof *value);
        if (iteration % stretch == 0) {
            block[0] = iteration;
            memcpy(block + 2, value, limbs * sizeof *value);
            report((double) (iteration - from) / (to - from), block, block_bytes);
        }
    }

    Text states = {0}, out = {0};
    for (int32_t i = from + 1, point = 0; i <= to; i++) {
        if (i % every != 0 && i != to) continue;
        put_integer(&states, i);
        put_char(&states, ' ');
        put_number(&states, points + point++ * limbs);
        put_char(&states, '\n');
    }
    write_output("states", &states);

    int zero = 1;
    for (int32_t j = 0; j < limbs; j++) if (value[j]) zero = 0;
    put_key_integer(&out, "exponent", exponent);
    put_key_integer(&out, "iterations", to);
    put_text(&out, to < exponent - 2 ? "result unfinished\n" : zero ? "result prime\n" : "result composite\n");
    put_text(&out, "residue ");
    put_hex(&out, value[0] | (uint64_t) value[1] << LIMB | (uint64_t) value[2] << 2 * LIMB, 16);
    put_char(&out, '\n');
    write_output("out", &out);
    hearth_fraction_done(1);
    return 0;
}
