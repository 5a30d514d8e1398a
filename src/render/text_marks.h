/* How plain text writes the marks of a marked text, and what is in it that
 * looks like one. codicil-marked(5) says it for those who read it back.
 *
 * Words are put together with a byte for each mark that XML texts cannot hold,
 * and spelled when their block is complete: only then is it known what stands
 * beside what. */
#ifndef RENDER_TEXT_MARKS_H
#define RENDER_TEXT_MARKS_H

#include "render/tree.h"

enum {
    BYTE_INS = 1,  /* {+ */
    BYTE_INS_END,  /* +} */
    BYTE_DEL,      /* [- */
    BYTE_DEL_END,  /* -] */
    BYTE_BOUNDARY, /* the sign of an end of a paragraph */
};

static inline bool is_mark_byte(char c)
{
    return c >= BYTE_INS && c <= BYTE_BOUNDARY;
}

/* Spells the marks in `out` from `start` on, and puts a backslash into what
 * would be read as one. */
void marks_spell(size_t start, Buf *out);

/* '+' or '-' where all of a block came or went, '\0' for all others; moved
 * words count as well. That a heading ends where its line went on before says
 * nothing of it. */
char marks_around(const Node *leaf);
/* The same of all the blocks in a holder; '\0' where there are none. */
char marks_around_all(Node *holder);
bool marks_within(Node *holder); /* whether there are any */

/* Runs of words: whether a node is one, whether the newer ('+') or the older
 * ('-') text has it, where it leads there (empty: nowhere), and which one comes
 * next there in the block. */
bool is_run(const Node *node);
bool run_is_of(const Node *run, char side);
Slice run_link(const Node *run, char side);
const Node *run_next(const Node *run, char side);
/* Whether a link goes on behind a run; whether a run is a space that may be in
 * the link around it or not, which is not said of links of the older text. */
bool run_goes_on(const Node *run, char side, Slice url);
bool run_is_between(const Node *run, char side);

/* Where a line of spelled text ends that UAX #14 lets end at `at`: there, or
 * behind the mark that ends there, so that the line end stands for a space of
 * each text that it is in; 0 where it must not. */
size_t marks_break(const char *text, size_t size, size_t at);

/* Ends marks at each line end, and opens them again on the next: the lines
 * stand beside others. */
void marks_close_lines(Buf *lines);

#endif
