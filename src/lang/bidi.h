/* Which way a character runs (UAX #9). */
#ifndef LANG_BIDI_H
#define LANG_BIDI_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum { BIDI_NEUTRAL, BIDI_LTR, BIDI_RTL } BidiWay;

/* Letters run one way or the other (classes L; R and AL); digits, signs and
 * spaces go with what is around them. */
BidiWay bidi_way(uint32_t code);

/* Adds a value that is put into words of a direction. Where it would run into
 * them (letters of the other direction; in words from right to left also
 * digits, as of 2026-03-01) it is set apart: U+2068 before, U+2069 after. */
void bidi_add_value(bool is_rtl, const char *value, Buf *out);

#endif
