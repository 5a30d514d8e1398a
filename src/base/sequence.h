/* What has to be deleted and inserted so that one row of symbols becomes
 * another. Where the rows differ little, the script is a shortest one; where
 * they differ much, it hangs on symbols that are rare, as a reader would, and
 * stays near the shortest. Time is linear in the rows times a bound, whatever
 * they hold; memory is linear. */
#ifndef BASE_SEQUENCE_H
#define BASE_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A run of A goes, a run of B comes in its place; either may be empty, not
 * both. Between two edits at least one symbol is kept. */
typedef struct {
    size_t a, a_size; /* from where in A, how many */
    size_t b, b_size;
} Edit;

/* A growing list in order. It remembers its own failure, as a Buf. */
typedef struct {
    Edit *items;
    size_t count, room;
    bool failed;
} Edits;

/* Two rows of at most 2^30 symbols. A symbol is a small number, as that of an
 * entry in a Table: memory is taken for the largest. */
typedef struct {
    const uint32_t *a, *b;
    size_t a_size, b_size;
} Sequences;

/* Adds the edits from A to B. The same input gives the same edits. False when
 * memory ran out. */
bool sequence_diff(const Sequences *sequences, Edits *out);

/* Adds one; joined with the last where nothing is kept between them. */
void edits_add(Edits *edits, Edit edit);
void edits_clear(Edits *edits); /* frees; empty and usable again */

/* Adds the edits that two rows of flags tell: what goes of A, what comes of B;
 * the rest of either is kept, one for one. */
void edits_from_flags(const bool *gone, size_t a_size, const bool *come,
                      size_t b_size, Edits *out);

#endif
