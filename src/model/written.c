/* Taking written numbers apart. */
#include "model/written.h"

#include "lang/utf8.h"
#include "lang/words.h"
#include "model/number_value.h"

#include <string.h>

static const char *const latin[] = {"bis",       "ter",    "quater",
                                    "quinquies", "sexies", "septies",
                                    "octies",    "novies", "decies"};
#define LATIN_COUNT (sizeof(latin) / sizeof(latin[0]))

static const char *const joints[] = {"の", "之", "의"};

static bool is_letter(uint32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           (code >= 0xC0 && code < 0x2000 && code != 0xD7 && code != 0xF7 &&
            code != 0x60C && code != 0x61B) ||
           (code >= 0x3041 && code < 0x3100) ||
           (code >= 0x3131 && code < 0x3190) ||
           (code >= 0x3400 && code < 0xA000) ||
           (code >= 0xAC00 && code < 0xD7B0);
}

static uint32_t code_at(const char *text, size_t size, size_t at)
{
    return utf8_next(text, size, &at);
}

static size_t digits_size(const char *text, size_t size, size_t at)
{
    size_t end = at;
    for (size_t next = at; end < size; end = next)
        if (words_digit(utf8_next(text, size, &next)) < 0)
            break;
    return end - at;
}

/* ----------------------------------------------------------------- branches */

static size_t latin_branch(const char *text, size_t size, unsigned *branch)
{
    for (unsigned i = 0; i < LATIN_COUNT; i++) {
        size_t length = strlen(latin[i]);
        if (length <= size && memcmp(text, latin[i], length) == 0 &&
            !is_letter(code_at(text, size, length))) {
            *branch = i + 1;
            return length;
        }
    }
    return 0;
}

/* の2, 之二: as 3a is the first behind 3, so is 3の2. */
static size_t joint_branch(const char *text, size_t size, unsigned *branch)
{
    for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++) {
        size_t at = strlen(joints[i]);
        if (size <= at || memcmp(text, joints[i], at) != 0)
            continue;
        Cursor cursor = {text, size, at};
        unsigned script, value = 0;
        if ((read_digits(&cursor, &value, &script) ||
             read_han(&cursor, &value)) &&
            value > 1) {
            *branch = value - 1;
            return cursor.at;
        }
    }
    return 0;
}

/* The size of the branch at `at`; 0: none. */
static size_t branch_size(const char *text, size_t size, size_t at,
                          unsigned *branch)
{
    const char *from = text + at;
    size_t left = size - at;
    bool is_small = left && *from >= 'a' && *from <= 'z';
    *branch = 0;
    if (is_small && !is_letter(code_at(from, left, 1))) {
        *branch = (unsigned)(*from - 'a') + 1;
        return 1;
    }
    if (left > 1 && *from == '/' && from[1] >= 'A' && from[1] <= 'Z' &&
        !is_letter(code_at(from, left, 2))) {
        *branch = (unsigned)(from[1] - 'A') + 1;
        return 2;
    }
    size_t sign = left && strchr("-/ ", *from) ? 1 : 0;
    size_t found = latin_branch(from + sign, left - sign, branch);
    if (found)
        return sign + found;
    return joint_branch(from, left, branch);
}

static size_t ordinal_size(const char *text, size_t size)
{
    static const char *const ends[] = {"er", "re", "º", "ª", "°"};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        size_t length = strlen(ends[i]);
        if (length <= size && memcmp(text, ends[i], length) == 0 &&
            !is_letter(code_at(text, size, length)))
            return length;
    }
    return 0;
}

void written_add_branch(const char *text, const Written *written,
                        unsigned number, Buf *out)
{
    const char *from = text + written->end;
    size_t size = written->tail - written->end;
    if (number == written->branch || !size) {
        buf_add(out, from, size);
        return;
    }
    bool is_bare = (unsigned char)*from < 0x80 && size < 3;
    if (is_bare) {
        buf_add(out, from, size - 1);
        buf_add_char(
            out, (char)(from[size - 1] - (char)written->branch + (char)number));
    } else if ((unsigned char)*from < 0x80) {
        buf_add(out, from, strchr("-/ ", *from) ? 1 : 0);
        buf_add_text(out, latin[(number - 1) % LATIN_COUNT]);
    } else {
        size_t joint = 0;
        utf8_next(from, size, &joint);
        Numerals ways = numerals_of(from + joint, size - joint);
        Numeral way = 0;
        while (way + 1 < numeral_count() && !(ways >> way & 1))
            way++;
        buf_add(out, from, joint);
        numeral_write(way, number + 1, out);
    }
}

/* ------------------------------------------------------------------ reading */

/* The ordinal and the words behind it: 第3条の2 has its branch there. */
static void finish(const char *text, size_t size, Written *out)
{
    static const char *const units[] = {"条", "條", "조"};
    out->rest = out->tail + ordinal_size(text + out->tail, size - out->tail);
    for (size_t i = 0; i < 3 && !out->branch; i++)
        if (size - out->rest > 3 && !memcmp(text + out->rest, units[i], 3))
            joint_branch(text + out->rest + 3, size - out->rest - 3,
                         &out->branch);
}

/* A letter behind the last dot: 4.a */
static void take_letter(const char *text, size_t size, Written *out)
{
    size_t at = out->tail;
    bool is_one = at + 1 < size && text[at] == '.' && text[at + 1] >= 'a' &&
                  text[at + 1] <= 'z' &&
                  !is_letter(code_at(text, size, at + 2)) &&
                  out->depth < WRITTEN_DEPTH;
    if (!is_one)
        return;
    long value = numeral_read(0, text + out->last, out->end - out->last);
    out->leading[out->depth - 1] = value < 0 ? 0 : (unsigned)value;
    out->depth++;
    out->last = at + 1;
    out->end = out->tail = at + 2;
    out->branch = 0;
}

static unsigned digits_value(const char *text, size_t size)
{
    unsigned value = 0;
    for (size_t at = 0; at < size && value < 100000;)
        value = value * 10 + (unsigned)words_digit(utf8_next(text, size, &at));
    return value;
}

bool written_read_digits(const char *text, size_t size, size_t at, Written *out)
{
    *out = (Written){.start = at, .last = at, .depth = 1};
    for (;;) {
        size_t length = digits_size(text, size, out->last);
        if (!length)
            return false;
        out->end = out->last + length;
        out->tail = out->end + branch_size(text, size, out->end, &out->branch);
        if (out->tail >= size || text[out->tail] != '.' ||
            !digits_size(text, size, out->tail + 1) ||
            out->depth == WRITTEN_DEPTH)
            break;
        out->leading[out->depth - 1] =
            digits_value(text + out->last, out->end - out->last);
        out->depth++;
        out->last = out->tail + 1;
    }
    take_letter(text, size, out);
    finish(text, size, out);
    out->ways = numerals_of(text + out->last, out->end - out->last);
    return out->ways != 0;
}

static bool is_han(const char *text, size_t size, size_t at)
{
    Cursor cursor = {text, size, at};
    unsigned value;
    return read_han(&cursor, &value);
}

/* The Han number that begins at `at`, unless a word goes on behind it. */
static bool read_han_count(const char *text, size_t size, size_t at,
                           Written *out)
{
    Cursor cursor = {text, size, at};
    unsigned value;
    if (!read_han(&cursor, &value))
        return false;
    *out = (Written){.start = at, .last = at, .end = cursor.at, .depth = 1};
    out->tail = out->end + branch_size(text, size, out->end, &out->branch);
    finish(text, size, out);
    out->ways = numerals_of(text + at, out->end - at);
    return out->ways != 0;
}

/* The last run of letters. */
static bool read_letters(const char *text, size_t size, Written *out)
{
    size_t start = size, end = size;
    for (size_t at = size; at;) {
        uint32_t code = utf8_previous(text, size, &at);
        bool is_part = is_letter(code) || (code >= 0x2460 && code <= 0x249B);
        if (is_part && end == size && start == size) {
            end = at;
            utf8_next(text, size, &end);
            start = at;
        } else if (is_part) {
            start = at;
        } else if (start < size) {
            break;
        }
    }
    if (start == size)
        return false;
    *out = (Written){.start = start,
                     .last = start,
                     .end = end,
                     .tail = end,
                     .rest = end,
                     .depth = 1};
    out->ways = numerals_of(text + start, end - start);
    return out->ways != 0;
}

bool written_read(const char *text, size_t size, Written *out)
{
    for (size_t at = 0; at < size;) {
        if (digits_size(text, size, at))
            return written_read_digits(text, size, at, out);
        utf8_next(text, size, &at);
    }
    for (size_t at = 0; at < size;) {
        if (is_han(text, size, at))
            return read_han_count(text, size, at, out);
        utf8_next(text, size, &at);
    }
    return read_letters(text, size, out);
}

unsigned written_value(const char *text, const Written *written,
                       Numeral numeral)
{
    long value = numeral_read(numeral, text + written->last,
                              written->end - written->last);
    return value < 0 ? 0 : (unsigned)value;
}
