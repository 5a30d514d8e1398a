/* What the parts of merging share; for diff/merge. */
#ifndef DIFF_MERGER_H
#define DIFF_MERGER_H

#include "diff/merge.h"

#define MOST_STEPS 600 /* two nestings, and marks between */

typedef enum {
    STEP_OWN,    /* an element of `own`, or its line */
    STEP_OTHER,  /* one of `other`, with words that went */
    STEP_MOVED,  /* around all of a moved line */
    STEP_MARK,   /* around what only `own` has */
    STEP_GONE,   /* around what only `other` has */
    STEP_FORMER, /* around words that looked otherwise */
} StepKind;

typedef struct {
    StepKind kind;
    size_t frame; /* of `own`; of `other` for STEP_OTHER and STEP_FORMER; of
                     STEP_MARK and STEP_GONE the number of a move, or 0 */
    xmlNode *node;
} Step;

typedef struct {
    Step steps[MOST_STEPS];
    size_t count;
} Path;

/* Frames from the line inwards. */
typedef struct {
    size_t frames[MOST_STEPS];
    size_t count;
} Chain;

typedef struct {
    Marking *marking;
    Merge *merge;
    Path open;     /* what is open now */
    Path path;     /* of the next atom */
    Chain before;  /* of the last kept atom, as far as kept */
    Chain after;   /* of the next atom of `own`, as far as kept */
    size_t shared; /* how much of these is the same */
    size_t before_room, after_least; /* see gone_path() */
    size_t note_room;
    bool failed;
} Merger;

/* Bytes that stand in one stretch of either side. */
typedef struct {
    const Stretch *own, *other;
    size_t own_start, size;
} Atom;

/* Where the kept bytes lie, and how far they are walked. */
typedef struct {
    size_t own, own_end, other;
    size_t own_stretch, other_stretch;
} Kept;

/* ------------------------------------------------------------------- atoms */

/* The stretch that a byte stands in; `hint` is one not behind it. */
size_t stretch_at(const Strand *strand, size_t hint, size_t byte);

/* Where a token begins; the end of the text for the one after the last. */
size_t token_start(const Strand *strand, size_t token);

/* What is kept before an edit, or after the last one. */
Kept kept_before(const Merge *merge, size_t edit);
bool kept_next(const Merge *merge, Kept *kept, Atom *out);

/* Finds which elements hold kept words, and which of one side are those of
 * the other. */
void frames_mate(Merge *merge);

/* ------------------------------------------------------------------- paths */

/* Frames around a frame, and it; only those that hold something kept, when
 * `kept_only`. */
void chain_read(const Strand *strand, size_t frame, bool kept_only, Chain *out);

/* The path of the line itself. */
void path_begin(Merger *merger, size_t line);
void path_add(Path *path, StepKind kind, size_t frame);

/* Cuts the path back to what is around its last step of a kind. */
void path_out_of(Merger *merger, StepKind kind);

/* The path of an atom of `own` that both have; of one that the other lacks. */
void path_own(Merger *merger, size_t frame);
void path_new(Merger *merger, size_t frame, Carried carried);

/* Says that words went before a byte of `own`; and the path of these. */
void path_gone_begin(Merger *merger, size_t own_at);
void path_gone(Merger *merger, size_t frame, Carried carried);

/* Whether the run of words that looked otherwise goes on. */
bool path_former_goes_on(const Merger *merger, size_t frame);

/* Closes and opens elements until the path is open; gives the innermost. */
xmlNode *path_open(Merger *merger);

/* The number of a line among those of its strand. */
size_t line_number(const Strand *strand, size_t frame);

#endif
