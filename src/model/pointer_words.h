/* The counts in the words of a reference. */
#ifndef MODEL_POINTER_WORDS_H
#define MODEL_POINTER_WORDS_H

#include "lang/numerals.h"

#include <stdbool.h>
#include <stddef.h>

#define MENTIONS_MOST 12

/* One of them, by offsets. */
typedef struct {
    size_t start, end, tail; /* of the count; where its branch ends */
    Numerals ways;
    unsigned branch;
    bool is_letter; /* a letter by itself: perhaps a word */
    bool is_bracketed;
    bool is_joined; /* by a dot to the one before: 2 in 4.2 */
    bool is_listed; /* goes on with a list or a range */
} Count;

/* The counts in the words, in order. */
size_t counts_read(const char *words, size_t size, Count out[MENTIONS_MOST]);

#endif
