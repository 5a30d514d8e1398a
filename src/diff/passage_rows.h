/* What came and what went of two aligned trees, as rows of words. */
#ifndef DIFF_PASSAGE_ROWS_H
#define DIFF_PASSAGE_ROWS_H

#include "diff/pair.h"
#include "diff/passages.h"

/* Where a run of words stands. */
typedef struct {
    size_t line;       /* of the newer text where is_paired, else of its own */
    bool is_paired;    /* the strand is one of a pair of that line */
    size_t start, end; /* tokens */
} RunPlace;

/* All that came, or all that went. */
typedef struct {
    const Level *level;
    bool is_old;
    WordRow row;      /* its tokens are those of the strands */
    RunPlace *places; /* of each run */
    size_t count, room;
} PassageSide;

void passage_side_clear(PassageSide *side);

/* Reads them: of pairs what their edits tell, and lines that came or went. What
 * is no text (a picture, a footnote) parts a run. False when memory ran out. */
bool passage_side_read(PassageSide *side);

#endif
