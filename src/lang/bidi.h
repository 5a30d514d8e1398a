/* Which way a character runs (UAX #9). */
#ifndef LANG_BIDI_H
#define LANG_BIDI_H

#include <stdint.h>

typedef enum { BIDI_NEUTRAL, BIDI_LTR, BIDI_RTL } BidiWay;

/* Letters run one way or the other (classes L; R and AL); digits, signs and
 * spaces go with what is around them. */
BidiWay bidi_way(uint32_t code);

#endif
