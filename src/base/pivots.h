/* Where two rows surely meet: symbols that occur once on either side of a box,
 * of these the heaviest run that increases in both. For base/sequence. */
#ifndef BASE_PIVOTS_H
#define BASE_PIVOTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A part of A against a part of B, ends exclusive. */
typedef struct {
    uint32_t a, a_end, b, b_end;
    int level; /* how often it was cut at pivots */
} Box;

typedef struct {
    Box *items;
    size_t count, room;
    bool failed;
} Boxes;

void boxes_push(Boxes *boxes, Box box);
void boxes_clear(Boxes *boxes);

/* How often a symbol occurs (two counts as many), and where at last. */
typedef struct {
    uint8_t in_a, in_b;
    uint32_t b;
} Rarity;

typedef struct {
    uint32_t a, b;
    uint32_t weight; /* of the heaviest run that ends here */
    uint32_t before; /* the one before it in that run; 0 none */
} Pivot;

typedef struct {
    Rarity *symbols;    /* by symbol; all zero between calls */
    Pivot *items;       /* from 1 */
    uint32_t *heaviest; /* a Fenwick tree over B: the run to lean on */
    uint32_t last;      /* the end of the run that was found */
} Pivots;

/* Room for that many symbols, pivots and places in B; false without memory. */
bool pivots_open(Pivots *pivots, size_t symbols, size_t most, size_t places);
void pivots_clear(Pivots *pivots);

/* Finds the run in a box: from `last` by `before`, backwards. False when there
 * is none. */
bool pivots_find(Pivots *pivots, const uint32_t *a, const uint32_t *b,
                 const Box *box);

#endif
