/* Which children an element may have, and in which order: the content
 * expressions of the vocabulary, compiled to position automata (Glushkov).
 *
 * A position is one place where an element is named in an expression, classes
 * written out. A set of positions is a bit set:
 *
 *      num? heading? (content | intro? …)
 *      p0   p1        p2        p3           first = {p0 p1 p2 p3 …}
 *                                            follow[p0] = {p1 p2 p3 …}
 *
 * One child is one step, so that a list of children is matched in the time of
 * its length. */
#ifndef MODEL_CONTENT_H
#define MODEL_CONTENT_H

#include "base/buf.h"
#include "base/context.h"
#include "model/vocab.h"

#include <stdint.h>

/* All automata, compiled; read only, so that threads may share it. */
typedef struct ContentTable ContentTable;

/* CODICIL_MEMORY, or CODICIL_INVALID where a row of the table is no
 * expression, which a test holds from happening. */
CodicilStatus content_new(const CodicilContext *context, ContentTable **out);
void content_free(ContentTable *table);

/* Matching the children of one element. */
typedef struct {
    const ContentTable *table;
    Element parent;
    uint64_t next; /* positions that the next child may have */
    int reached;   /* the last position so far, -1 at the start */
    bool complete; /* whether the children so far are enough */
} ContentMatch;

/* `parent` is an element of the profile. */
ContentMatch content_begin(const ContentTable *table, Element parent);

/* Takes the next child. False where it may not stand here: it is then passed
 * over, or, where it may stand further on, taken as if what lacks before it
 * were there, so that one fault is not told many times. */
bool content_next(ContentMatch *match, Element child);

/* Whether no element at all may stand in an element. */
bool content_is_empty(const ContentTable *table, Element parent);

/* Adds what may stand next, in words: "heading, content or intro"; "nothing
 * more" where only the end may. `text`: text may stand there too. */
void content_expected(const ContentMatch *match, bool text, Buf *out);

#endif
