/*
 * What the four workloads share: Hearth's host functions, files without stdio (small modules start faster),
 * checkpoints, and one random number generator. Copyright the Hearth authors, Apache-2.0.
 *
 * Everything here and in the programs uses only + - * / sqrt and integer operations, never the C library's exp, log or
 * sin, whose last bits differ from system to system. So two computers give the same bytes for the same job.
 */
#ifndef HEARTH_H
#define HEARTH_H

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Host functions. A program that imports none of them runs as well. ---- */

#ifdef __wasm__
#define HEARTH_IMPORT(name) __attribute__((import_module("hearth"), import_name(#name)))
/* Tells the share of the job that is done, 0 to 1. Cheap; call it a few times a second. */
HEARTH_IMPORT(fraction_done) void hearth_fraction_done(double fraction);
/* Not 0 when it is time to write a checkpoint. */
HEARTH_IMPORT(time_to_checkpoint) int32_t hearth_time_to_checkpoint(void);
/* Tells that the checkpoint is complete in its file. */
HEARTH_IMPORT(checkpoint_completed) void hearth_checkpoint_completed(void);
#else
static inline void hearth_fraction_done(double fraction) { (void) fraction; }
static inline int32_t hearth_time_to_checkpoint(void) { return 0; }
static inline void hearth_checkpoint_completed(void) { }
#endif

static inline void fail(const char *reason) {
    (void) !write(2, reason, strlen(reason));
    (void) !write(2, "\n", 1);
    exit(1);
}

/*
 * On functions where the time goes. Left to itself the compiler makes one large function of main and all it calls; the JVM
 * compiles none that is over 8000 bytes of bytecode, and compiles best what is small.
 */
#define HOT __attribute__((noinline))

/* ---- Files ---- */

/* Reads a whole file; -1 when it cannot be read or is longer than the room given. */
static inline int32_t read_file(const char *name, void *to, int32_t room) {
    int file = open(name, O_RDONLY);
    if (file < 0) return -1;
    int32_t length = 0;
    for (;;) {
        ssize_t got = read(file, (char *) to + length, room - length);
        if (got <= 0) {
            close(file);
            return got == 0 && length < room ? length : -1;
        }
        length += got;
    }
}

static inline int write_file(const char *name, const void *from, int32_t length) {
    int file = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file < 0) return 0;
    int32_t done = 0;
    while (done < length) {
        ssize_t put = write(file, (const char *) from + done, length - done);
        if (put <= 0) {
            close(file);
            return 0;
        }
        done += put;
    }
    return close(file) == 0;
}

/* FNV-1a, 64 bits (Fowler, Noll, Vo): a checksum against damage, not against malice. */
static inline uint64_t hash_bytes(uint64_t hash, const void *bytes, int32_t length) {
    for (int32_t i = 0; i < length; i++) hash = (hash ^ ((const uint8_t *) bytes)[i]) * 0x100000001b3u;
    return hash;
}
#define HASH_START 0xcbf29ce484222325u

/*
 * ---- Checkpoints: written to two files in turn, so that a kill in the middle of writing leaves the one before. ----
 * (The usual way, a temporary file that is renamed, needs path_rename, which not every WASI host has: Endive 1.0.0 answers
 * ENOTSUP.) The head names the input and carries a serial number and a checksum; the newest whole file counts.
 */

static uint64_t input_hash;
static uint64_t checkpoint_serial;

typedef struct {
    uint64_t input_hash, serial, checksum;
} CheckpointHead;

static inline const char *checkpoint_file(uint64_t serial) {
    return serial & 1 ? "checkpoint.1" : "checkpoint.0";
}

static inline int save_checkpoint(void *state, int32_t length) {
    char *whole = malloc(sizeof(CheckpointHead) + length);
    if (!whole) return 0;
    CheckpointHead head = {input_hash, checkpoint_serial + 1, hash_bytes(HASH_START, state, length)};
    memcpy(whole, &head, sizeof head);
    memcpy(whole + sizeof head, state, length);
    int written = write_file(checkpoint_file(head.serial), whole, sizeof head + length);
    free(whole);
    if (!written) return 0;
    checkpoint_serial++;
    hearth_checkpoint_completed();
    return 1;
}

/* Fills the state from the newest whole checkpoint of this same input; 0, with the state unchanged, when there is none. */
static inline int load_checkpoint(void *state, int32_t length) {
    int32_t room = sizeof(CheckpointHead) + length + 1;
    char *whole = malloc(room);
    if (!whole) fail("out of memory");
    for (uint64_t i = 0; i < 2; i++) {
        CheckpointHead head;
        if (read_file(checkpoint_file(i), whole, room) != room - 1) continue;
        memcpy(&head, whole, sizeof head);
        if (head.input_hash != input_hash || head.serial <= checkpoint_serial) continue;
        if (head.checksum != hash_bytes(HASH_START, whole + sizeof head, length)) continue;
        memcpy(state, whole + sizeof head, length);
        checkpoint_serial = head.serial;
    }
    free(whole);
    return checkpoint_serial > 0;
}

/* Call after each stretch of work (tenths of a second). */
static inline void report(double fraction, void *state, int32_t length) {
    hearth_fraction_done(fraction);
    if (hearth_time_to_checkpoint() && !save_checkpoint(state, length)) fail("the checkpoint could not be written");
}

/* ---- Input: lines of a key and its values, separated by spaces ---- */

static char *input_text;

static inline void read_input(int32_t room) {
    input_text = malloc(room + 1);
    if (!input_text) fail("out of memory");
    int32_t length = read_file("in", input_text, room);
    if (length < 0) fail("the input file is missing or too long");
    input_text[length] = 0;
    input_hash = hash_bytes(HASH_START, input_text, length);
}

/* The text after the key at the start of a line, or null. Lines before `from` are skipped; null means the first. */
static inline const char *find_value(const char *key, const char *from) {
    size_t length = strlen(key);
    for (const char *line = from ? from : input_text; line && *line;) {
        if (strncmp(line, key, length) == 0 && line[length] == ' ') return line + length + 1;
        line = strchr(line, '\n');
        if (line) line++;
    }
    return 0;
}

static inline int64_t parse_integer(const char **text) {
    const char *at = *text;
    while (*at == ' ') at++;
    int negative = *at == '-';
    if (negative) at++;
    if (*at < '0' || *at > '9') fail("the input has no number where one belongs");
    uint64_t value = 0;
    for (; *at >= '0' && *at <= '9'; at++) value = value * 10 + (*at - '0');
    *text = at;
    return negative ? -(int64_t) value : (int64_t) value;
}

static inline int64_t integer_value(const char *key, int64_t least, int64_t most) {
    const char *text = find_value(key, 0);
    if (!text) fail(key);
    int64_t value = parse_integer(&text);
    if (value < least || value > most) fail(key);
    return value;
}

/* ---- Output: text collected in memory, written once at the end ---- */

typedef struct {
    char *bytes;
    int32_t length, room;
} Text;

static inline void put_char(Text *text, char c) {
    if (text->length == text->room) {
        text->room = text->room ? 2 * text->room : 4096;
        text->bytes = realloc(text->bytes, text->room);
        if (!text->bytes) fail("out of memory");
    }
    text->bytes[text->length++] = c;
}

static inline void put_text(Text *text, const char *from) {
    while (*from) put_char(text, *from++);
}

static inline void put_integer(Text *text, int64_t value) {
    char digits[24];
    int count = 0;
    uint64_t rest = value < 0 ? 0 - (uint64_t) value : (uint64_t) value;
    do digits[count++] = '0' + rest % 10; while (rest /= 10);
    if (value < 0) put_char(text, '-');
    while (count) put_char(text, digits[--count]);
}

static inline void put_hex(Text *text, uint64_t value, int digits) {
    while (digits--) put_char(text, "0123456789abcdef"[value >> (4 * digits) & 15]);
}

/* A number with six decimals. Rounding is by integer arithmetic: the same text on every machine. */
static inline void put_decimal(Text *text, double value) {
    if (!(value > -1e12 && value < 1e12)) {
        put_text(text, "nan");
        return;
    }
    int64_t millionths = (int64_t) (value * 1e6 + (value < 0 ? -0.5 : 0.5));
    if (millionths < 0) {
        put_char(text, '-');
        millionths = -millionths;
    }
    put_integer(text, millionths / 1000000);
    put_char(text, '.');
    int64_t rest = millionths % 1000000;
    for (int64_t unit = 100000; unit; unit /= 10) put_char(text, '0' + rest / unit % 10);
}

static inline void put_key_integer(Text *text, const char *key, int64_t value) {
    put_text(text, key);
    put_char(text, ' ');
    put_integer(text, value);
    put_char(text, '\n');
}

static inline void write_output(const char *name, Text *text) {
    if (!write_file(name, text->bytes, text->length)) fail("the output file could not be written");
}

/* ---- Random numbers: SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014) ---- */

static inline uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

/* Even in [0, 1). */
static inline double random_fraction(uint64_t *state) {
    return (double) (next_random(state) >> 11) * 0x1p-53;
}

#endif
