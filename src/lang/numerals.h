/* Numerals: the ways in which provisions are counted, value to text and back:
 * digits of any script, Roman, Han, circled signs, and the letters of many
 * alphabets in the order in which lists use them. */
#ifndef LANG_NUMERALS_H
#define LANG_NUMERALS_H

#include "base/buf.h"

#include <stdint.h>

/* A way to count, by its place in the table: 0 is the digits 0 to 9. Of two
 * that fit as well, the one that comes first is likelier. */
typedef unsigned Numeral;

/* A set of them. */
typedef uint64_t Numerals;

size_t numeral_count(void);

/* All that read a text, whole: "c" is the third letter, and 100. */
Numerals numerals_of(const char *text, size_t size);

/* The value of a text, -1 where it is none: "iv" 4, "١٢" 12, "十二" 12, "bb" 28
 * (after z come aa, bb). */
long numeral_read(Numeral numeral, const char *text, size_t size);

/* Adds a value; false, and nothing added, where the way does not go so far. */
bool numeral_write(Numeral numeral, unsigned value, Buf *out);

/* Whether it is written in decimal digits; in letters (Roman ones too). */
bool numeral_is_digits(Numeral numeral);
bool numeral_is_letters(Numeral numeral);

#endif
