/* The pieces that numbers of provisions (number.h) are made of, read from a
 * cursor. A reader that finds nothing leaves the cursor where it was. */
#ifndef MODEL_NUMBER_VALUE_H
#define MODEL_NUMBER_VALUE_H

#include "lang/utf8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const char *text;
    size_t size, at;
} Cursor;

/* Scripts of digits and letters; SCRIPT_DIGITS and above: further digits. */
enum {
    SCRIPT_LATIN,
    SCRIPT_WIDE,
    SCRIPT_HAN,
    SCRIPT_CIRCLED,
    SCRIPT_CYRILLIC,
    SCRIPT_GREEK,
    SCRIPT_HANGUL,
    SCRIPT_HEBREW,
    SCRIPT_DIGITS,
};

/* The character at the cursor, 0 at the end; going past it; going past it if
 * it is `code`. */
static inline uint32_t cursor_peek(const Cursor *cursor)
{
    size_t at = cursor->at;
    return utf8_next(cursor->text, cursor->size, &at);
}

static inline void cursor_step(Cursor *cursor)
{
    utf8_next(cursor->text, cursor->size, &cursor->at);
}

static inline bool cursor_take(Cursor *cursor, uint32_t code)
{
    Cursor ahead = *cursor;
    if (utf8_next(ahead.text, ahead.size, &ahead.at) != code)
        return false;
    *cursor = ahead;
    return true;
}

bool cursor_skip_spaces(Cursor *cursor); /* whether there were any */

/* Whether white space, the end or an eastern character comes next. */
bool cursor_is_at_end(const Cursor *cursor);

bool number_is_space(uint32_t code);
/* Han, Kana, Hangul and their punctuation, which need no space. */
bool number_is_eastern(uint32_t code);

/* 1 to 3 digits of one script without a leading zero ("0" itself is fine). */
bool read_digits(Cursor *cursor, unsigned *value, unsigned *script);

/* Han digits with or without 十 and 百: 三, 十二, 二〇, 一百零三. */
bool read_han(Cursor *cursor, unsigned *value);

/* A circled, bracketed or dotted digit: ① ⑴ ⒈. */
bool read_circled(Cursor *cursor, unsigned *value);

/* A run of letters A-Z, or of a-z, in small letters; how many, at most 13. */
size_t read_latin(Cursor *cursor, char out[16], bool *is_upper);

/* One letter of another alphabet: its place, from 1; 0 if there is none. */
unsigned read_letter(Cursor *cursor, unsigned *script, bool *is_upper);

/* Small letters as a Roman number: one letter of ivxlcdm, or a well-formed
 * number below 400. */
bool roman_of(const char *letters, size_t size, unsigned *value);

/* The letter, from 1, that a Roman number of one letter is as well; 0. */
unsigned roman_letter(unsigned value);

/* A run of anything but white space, digits and ASCII punctuation. */
size_t read_word(Cursor *cursor);

/* Whether the words behind the number "5." make it a day of a date:
 * "November" (with a year, where the locale has no dotted days), "11. 2025". */
bool cursor_is_month(Cursor cursor, unsigned day, const char *locale);

#endif
