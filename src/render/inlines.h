/* Puts the inlines of one block together: white space and line breaks where
 * they belong, no empty spans, neighbours of a kind as one. tree_reader.h says
 * what comes out.
 *
 * White space is not written when it comes but when something visible follows
 * it, and then before the spans that are empty so far:
 *
 *      in:   see ‹emph› note ‹/emph› 3
 *      out:  see_‹emph›note‹/emph›_3          (_ a space)
 *
 * In a mark, and before one, it is put where it came. */
#ifndef RENDER_INLINES_H
#define RENDER_INLINES_H

#include "render/tree.h"

#define XML_BLANKS " \t\n\r"

static inline bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

typedef struct {
    Tree *tree;
    Node *leaf;                /* the block; NULL when none is open */
    Node *at;                  /* the leaf, or the innermost open span */
    bool space;                /* white space came … */
    size_t breaks;             /* … or so many line breaks */
    bool is_begun;             /* something visible stands in the leaf */
    unsigned open[NODE_COUNT]; /* how often each kind of span is open */
    Node *parted; /* the came or went that the open ins or del parts */
} Inlines;

void inlines_start(Inlines *inlines, Node *leaf);
/* Goes on in a leaf that was closed, after a space. */
void inlines_reopen(Inlines *inlines, Node *leaf);
void inlines_stop(Inlines *inlines);

/* Spans: each enter has its leave. Of code nothing stays but its text; what
 * else stands in it comes out. */
void inlines_enter(Inlines *inlines, Node *span);
void inlines_leave(Inlines *inlines, NodeKind kind);

void inlines_add_text(Inlines *inlines, const char *text, size_t size);
void inlines_add_break(Inlines *inlines);
void inlines_add_image(Inlines *inlines, Node *image, const char *text,
                       size_t size);
void inlines_add_atom(Inlines *inlines, Node *atom);
void inlines_add_anchor(Inlines *inlines, Node *anchor);

#endif
