/* Grains: a text cut coarsely and fast, to tell how much two texts may have in
 * common before any of them is cut into tokens (lang/tokens.h), which costs
 * ten times as much. A grain is a word between blanks and marks, a mark, or,
 * in the scripts that are written without spaces, each pair of neighbours. */
#ifndef LANG_GRAINS_H
#define LANG_GRAINS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GRAIN_WORD 4 /* the weight of a word */

typedef struct {
    uint32_t hash;
    uint8_t weight; /* as of a fourth of a token; a mark half */
    bool is_figure; /* a word of ASCII digits alone */
} Grain;

/* A growing list. It remembers its own failure, as a Buf. */
typedef struct {
    Grain *items;
    size_t count, room;
    bool failed;
} Grains;

/* Adds the grains of a text in order. Bad bytes do no harm. */
void grains_read(const char *text, size_t size, Grains *out);
void grains_clear(Grains *grains); /* frees; empty and usable again */

uint64_t grains_weight(const Grains *grains);

/* The share, 0 to 100, that what both have, as often, is of both, figures
 * aside. Sorts them. */
unsigned grains_share(Grains *a, Grains *b);

/* The hash of the grains that end at `at` and weigh `weight` at least, or as
 * many as there are back to `first`: then it says how few. */
uint32_t grains_stretch(const Grains *grains, size_t first, size_t at,
                        unsigned weight);

#endif
