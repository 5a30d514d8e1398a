/* Two texts compared: one text with what changed marked in it, and the changes
 * as data. */
#ifndef DIFF_COMPARE_H
#define DIFF_COMPARE_H

#include "diff/changes.h"

typedef struct {
    const xmlDoc *a, *b; /* the older text and the newer one */
    const char *locale;  /* of their words; NULL: und */
    bool ids_are_minted; /* of one of them at least: made up on reading, so that
                            the same id says little */
} CompareInput;

/* The marked text is `b` with:
 *  - ins and del around words that came and went;
 *  - c:change ("inserted", "deleted", "moved-to", "moved-from") on the
 *    outermost element of what came or went as a whole, and all its lines in
 *    ins or del; what went stands before what came in its place, without eId
 *    and wId, its xml:id as c:was where the newer text has that id;
 *  - c:move, the number of a move, on both ends of it, and on the ins and del
 *    of class "moved" around their lines: within these, only words that came
 *    or went with the move are in an ins or del of their own;
 *  - an empty ins of class "boundary" at the end of the first part of a line
 *    that was split, with c:change="split" on the other parts; an empty del of
 *    that class where lines were joined;
 *  - a span of class "reformatted" with c:former, the inline elements that the
 *    words stood in, around words that look otherwise or lead elsewhere,
 *    and around those that went out of a link and led elsewhere;
 *  - c:number and c:former-number on items of an ol whose ordinals differ, and
 *    on footnotes where their marks do.
 * To drop each del and take each ins for what it holds, elements of c:change
 * "deleted" and "moved-from" with all that is in them, gives `b`; the other
 * way about, `a`. */
typedef struct {
    xmlDoc *marked;
    Changes changes; /* in reading order; none: the texts are the same */
} Comparison;

/* The texts are borrowed; the changes name nodes of them. */
CodicilStatus compare_texts(CodicilContext *context, const CompareInput *input,
                            Comparison **out);
void comparison_free(Comparison *comparison);

DEFINE_CLEANUP(free_comparison, Comparison, comparison_free)

#endif
