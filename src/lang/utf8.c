/* UTF-8, decoded by the table of well-formed byte sequences (Unicode 3-7). */
#include "lang/utf8.h"

#include <string.h>

#define REPLACEMENT 0xFFFDu

/* How many bytes begin with `lead`, and the range of the second of them. */
typedef struct {
    unsigned char first, last; /* lead bytes */
    unsigned char length;
    unsigned char low, high; /* second byte */
} Lead;

static const Lead leads[] = {
    {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF}, {0xED, 0xED, 3, 0x80, 0x9F},
    {0xEE, 0xEF, 3, 0x80, 0xBF}, {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
};

static const Lead *lead_find(unsigned char byte)
{
    static const unsigned char which[16] = {
        /* E0 */ 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 4, 4};
    if (byte >= 0xE0 && byte <= 0xEF)
        return &leads[which[byte - 0xE0]];
    for (size_t i = 0; i < sizeof leads / sizeof leads[0]; i++)
        if (byte >= leads[i].first && byte <= leads[i].last)
            return &leads[i];
    return NULL;
}

/* The length of the well-formed sequence at `text`, 0 where there is none. */
static size_t sequence_length(const unsigned char *text, size_t size)
{
    if (!size)
        return 0;
    if (text[0] < 0x80)
        return 1;
    const Lead *lead = lead_find(text[0]);
    if (!lead || size < lead->length || text[1] < lead->low ||
        text[1] > lead->high)
        return 0;
    for (size_t i = 2; i < lead->length; i++)
        if ((text[i] & 0xC0) != 0x80)
            return 0;
    return lead->length;
}

static uint32_t decode(const unsigned char *text, size_t length)
{
    static const unsigned char masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t code = text[0] & masks[length];
    for (size_t i = 1; i < length; i++)
        code = code << 6 | (text[i] & 0x3F);
    return code;
}

uint32_t utf8_next_wide(const char *text, size_t size, size_t *at)
{
    if (*at >= size)
        return 0;
    const unsigned char *here = (const unsigned char *)text + *at;
    if (size - *at > 2 && here[0] >= 0xE1 && here[0] <= 0xEC &&
        (here[1] & 0xC0) == 0x80 && (here[2] & 0xC0) == 0x80) {
        *at += 3;
        return (uint32_t)(here[0] & 0x0F) << 12 |
               (uint32_t)(here[1] & 0x3F) << 6 | (here[2] & 0x3F);
    }
    size_t length = sequence_length(here, size - *at);
    *at += length ? length : 1;
    return length ? decode(here, length) : REPLACEMENT;
}

uint32_t utf8_previous(const char *text, size_t size, size_t *at)
{
    size_t end = *at < size ? *at : size;
    if (!end) {
        *at = 0;
        return 0;
    }
    for (size_t back = 1; back <= 4 && back <= end; back++) {
        const unsigned char *here = (const unsigned char *)text + end - back;
        if ((*here & 0xC0) == 0x80)
            continue;
        if (sequence_length(here, back) != back)
            break;
        *at = end - back;
        return decode(here, back);
    }
    *at = end - 1;
    return REPLACEMENT;
}

size_t utf8_put(uint32_t code, char out[4])
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = REPLACEMENT;
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    static const unsigned char marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(marks[length] | code);
    return length;
}

void utf8_add(Buf *buf, uint32_t code)
{
    char bytes[4];
    size_t length = utf8_put(code, bytes);
    buf_add(buf, bytes, length);
}

/* The size of the run of ASCII at the beginning, eight bytes at a step. */
static size_t ascii_size(const char *text, size_t size)
{
    size_t at = 0;
    while (size - at >= 8) {
        uint64_t eight;
        memcpy(&eight, text + at, 8);
        if (eight & UINT64_C(0x8080808080808080))
            break;
        at += 8;
    }
    while (at < size && (unsigned char)text[at] < 0x80)
        at++;
    return at;
}

/* Eight bytes of ASCII without controls: none of 0x80 on, of 0x7F, and below
 * 0x20. Borrows between the bytes only ever make it say no. */
static inline bool is_visible(const char *text)
{
    const uint64_t ones = UINT64_MAX / 255, tops = ones << 7;
    uint64_t eight;
    memcpy(&eight, text, 8);
    return !((eight | (eight + ones) | (eight - ones * ' ')) & tops);
}

static inline bool is_plain(unsigned char byte)
{
    return byte < 0x80 ? byte >= ' ' && byte != 0x7F
                       : byte != 0xC2 && byte != 0xEF;
}

/* The like of sixteen in any script, all at once where the compiler can. */
static bool is_plain_block(const unsigned char *bytes)
{
    unsigned char bad = 0;
    for (size_t i = 0; i < 16; i++)
        bad |= (bytes[i] < ' ') | (bytes[i] == 0x7F) | (bytes[i] == 0xC2) |
               (bytes[i] == 0xEF);
    return !bad;
}

size_t utf8_plain_size(const char *text, size_t size)
{
    size_t at = 0;
    while (at < size) {
        while (size - at >= 8 && is_visible(text + at))
            at += 8;
        if (size - at >= 16 &&
            is_plain_block((const unsigned char *)text + at)) {
            at += 16;
            continue;
        }
        size_t stop = size - at > 16 ? at + 16 : size;
        while (at < stop && is_plain((unsigned char)text[at]))
            at++;
        if (at < stop)
            break;
    }
    return at;
}

/* The bytes of a character of two or three that looks well formed and needs no
 * closer look; 0 for others. */
static inline size_t usual_length(const unsigned char *here, size_t size)
{
    if (size > 1 && here[0] >= 0xC2 && here[0] <= 0xDF &&
        (here[1] & 0xC0) == 0x80)
        return 2;
    bool is_three = size > 2 && here[0] >= 0xE1 && here[0] <= 0xEC &&
                    (here[1] & 0xC0) == 0x80 && (here[2] & 0xC0) == 0x80;
    return is_three ? 3 : 0;
}

/* The bytes of the usual characters at the beginning, and how many they are. */
static size_t usual_size(const char *text, size_t size, size_t *count)
{
    size_t at = 0;
    for (size_t length;
         (length = usual_length((const unsigned char *)text + at, size - at));
         at += length)
        ++*count;
    return at;
}

size_t utf8_length(const char *text, size_t size)
{
    size_t at = ascii_size(text, size), count = at;
    while (at < size) {
        size_t usual = usual_size(text + at, size - at, &count);
        at += usual;
        if (!usual) {
            utf8_next(text, size, &at);
            count++;
        }
        size_t ascii = ascii_size(text + at, size - at);
        at += ascii;
        count += ascii;
    }
    return count;
}

size_t utf8_valid_size(const char *text, size_t size)
{
    size_t at = ascii_size(text, size);
    while (at < size) {
        size_t count = 0, length = usual_size(text + at, size - at, &count);
        if (!length)
            length =
                sequence_length((const unsigned char *)text + at, size - at);
        if (!length)
            return at;
        at += length;
        at += ascii_size(text + at, size - at);
    }
    return at;
}

bool utf8_is_valid(const char *text, size_t size)
{
    return utf8_valid_size(text, size) == size;
}

bool utf8_is_ascii(const char *text, size_t size)
{
    return ascii_size(text, size) == size;
}
