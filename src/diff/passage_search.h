/* What the parts of finding passages share; for diff/passages. */
#ifndef DIFF_PASSAGE_SEARCH_H
#define DIFF_PASSAGE_SEARCH_H

#include "diff/passages.h"

/* Where the words of a seed went, and came. */
typedef struct {
    uint64_t hash;
    uint32_t a, b; /* NOWHERE, SEVERAL */
} Seed;

typedef struct {
    Seed *slots;
    size_t count; /* a power of two */
} Seeds;

typedef struct {
    const WordRow *a, *b;
    Seeds seeds;
    uint32_t *grown; /* for each word of B: that of A it was grown with */
    bool *a_taken, *b_taken; /* words that are of a match */
    Match *matches;
    size_t count, room;
    bool failed;
} Search;

void search_clear(Search *search);

/* Finds the matches, in no order; no two of them share a word. False when
 * memory ran out. */
bool matches_find(Search *search);

/* Whether two places are in one run. */
bool is_in_run(const WordRow *row, size_t at, size_t other);

/* Whether the words at two places both have a flag. */
bool words_may(const Search *search, size_t a, size_t b, unsigned flag);

#endif
