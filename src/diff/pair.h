/* Lines of either text that are one, flattened, and the edits between them; or
 * a line that came or went, alone. */
#ifndef DIFF_PAIR_H
#define DIFF_PAIR_H

#include "diff/level.h"
#include "diff/merge.h"

typedef struct Pair {
    Strand own, other;
    Edits edits; /* from other to own */
    Merge merge;
    bool is_old; /* `own` is of the older text */
} Pair;

void pair_clear(Pair *pair);
void pair_free(Pair *pair); /* NULL is fine */

/* Reads the lines of a group (of the older text where is_old is set) and finds
 * the edits. False when memory ran out. */
bool pair_read(const Level *level, const Group *group, Pair *out);

/* Reads a line that came or went alone. */
bool pair_read_alone(const Level *level, size_t line, Pair *out);

/* Merges it: the lines in `roots` are filled anew, which stays the caller's. */
CodicilStatus pair_merge(Marking *marking, Pair *pair, MergeStyle style,
                         xmlNode **roots);

DEFINE_CLEANUP(free_pair, Pair, pair_free)

#endif
