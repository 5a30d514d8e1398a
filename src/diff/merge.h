/* Two flattened lines and the edits between them, as one marked line. */
#ifndef DIFF_MERGE_H
#define DIFF_MERGE_H

#include "diff/marking.h"
#include "diff/strand.h"

typedef struct {
    Mark mark;       /* of what only `own` has */
    bool shows_gone; /* what only `other` has stands there, too; else all is
                        in a move (mark.move), and only what is new marked */
} MergeStyle;

/* A footnote that stands in both, for a comparison of its own. */
typedef struct {
    xmlNode *other, *own, *marked;
} NotePair;

typedef struct {
    Strand *other, *own;
    const Edits *edits; /* from other to own */
    MergeStyle style;
    xmlNode **roots; /* for each line of `own`, that in the marked text */
    /* what was found: */
    NotePair *notes; /* free() */
    size_t note_count;
    /* the first words that look otherwise, link targets aside, and the first
     * that lead elsewhere: frames; FRAME_NONE */
    size_t format_other, format_own, link_other, link_own;
} Merge;

/* Fills the lines in the marked text anew. Elements of `own` are never split;
 * those of `other` that have none like them come with their words. */
CodicilStatus merge_lines(Marking *marking, Merge *merge);

#endif
