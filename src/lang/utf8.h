/* UTF-8 (RFC 3629), a code point at a time. Any bytes are safe to pass:
 * what is not well formed comes out as U+FFFD, one for each bad byte. */
#ifndef LANG_UTF8_H
#define LANG_UTF8_H

#include "base/buf.h"

#include <stdint.h>

/* For utf8_next(), where no character of one or two bytes begins at *at. */
uint32_t utf8_next_wide(const char *text, size_t size, size_t *at);

/* The code point that begins at *at, and moves *at past it. 0 at the end of
 * the text, where *at stays. */
static inline uint32_t utf8_next(const char *text, size_t size, size_t *at)
{
    size_t begin = *at;
    uint32_t lead = begin < size ? (unsigned char)text[begin] : 0xFF;
    if (lead < 0x80) {
        *at = begin + 1;
        return lead;
    }
    if (lead >= 0xC2 && lead <= 0xDF && size - begin > 1) {
        uint32_t rest = (unsigned char)text[begin + 1];
        if ((rest & 0xC0) == 0x80) {
            *at = begin + 2;
            return (lead & 0x1F) << 6 | (rest & 0x3F);
        }
    }
    return utf8_next_wide(text, size, at);
}

/* The code point that ends at *at, and moves *at to its first byte. 0 at the
 * beginning of the text. */
uint32_t utf8_previous(const char *text, size_t size, size_t *at);

/* Writes a code point's 1 to 4 bytes and gives their number; what is no
 * Unicode scalar value is written as U+FFFD. */
size_t utf8_put(uint32_t code, char out[4]);
void utf8_add(Buf *buf, uint32_t code);

/* The number of code points. */
size_t utf8_length(const char *text, size_t size);

/* How many bytes from the beginning are well formed: `size` if all are. */
size_t utf8_valid_size(const char *text, size_t size);
bool utf8_is_valid(const char *text, size_t size);

/* How many bytes from the beginning are ASCII that is no control, or of others
 * but 0xC2 and 0xEF: behind these two are controls and what is no character,
 * too. */
size_t utf8_plain_size(const char *text, size_t size);

/* Whether no byte is above 0x7F. */
bool utf8_is_ascii(const char *text, size_t size);

#endif
