/* The words of a block while they are written: what text_inline.c keeps, and
 * what it leaves to text_links.c. */
#ifndef RENDER_TEXT_WRITER_H
#define RENDER_TEXT_WRITER_H

#include "render/text.h"
#include "render/text_marks.h"

#define MOST_MARKS 4 /* open at once: each kind stands in no other of it */

/* The link that the words so far are in, in one of the texts. */
typedef struct {
    Slice url;        /* empty: none */
    size_t start;     /* where its words begin in `out` */
    const Node *mark; /* around the last of them */
    bool is_due;      /* they are complete */
} LinkSide;

typedef struct {
    Buf *out;
    const TextWords *how;
    LinkSide now, former; /* of a marked text */
    size_t link;          /* where the words of the open link begin in `out` */
    size_t script;        /* where those of the open sub or sup begin */
    const Node *marks[MOST_MARKS]; /* open ones in the tree … */
    size_t depth;
    NodeKind open; /* … and the one in `out`; NODE_COUNT for none */
    Slice said;    /* the last label of a move; empty: none */
} LineWriter;

/* text_inline.c: ends the mark in `out` and begins another, NULL for none. */
void mark_turn(LineWriter *writer, const Node *mark);

/* text_links.c: says the address behind the words of a link, in a text that is
 * no marked one. */
void link_close(LineWriter *writer, const Node *link);
/* In a marked text, before and behind each run of words, and at the end. */
void links_enter(LineWriter *writer, const Node *run);
void links_leave(LineWriter *writer, const Node *run);
void links_end(LineWriter *writer, bool now, bool former);

#endif
