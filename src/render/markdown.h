/* A lowered tree as CommonMark, byte for byte such that cmark reads it back as
 * the same tree. Lines are not wrapped. */
#ifndef RENDER_MARKDOWN_H
#define RENDER_MARKDOWN_H

#include "render/tree.h"

/* Adds a tree as tree_lower() leaves it. `out->failed` when out of memory. */
void markdown_write(Tree *tree, Buf *out);

/* markdown_escape.c: where a text stands, for what it asks to be escaped. */
typedef struct {
    bool starts_block;   /* it begins its paragraph … */
    bool starts_line;    /* … or one of its lines */
    bool is_linked;      /* within the text of a link or picture */
    bool is_before_link; /* a link that begins with [ follows right after it */
    bool ends_heading;   /* it is the last of a heading */
    bool is_cell;        /* in a pipe table */
} Spot;

/* Adds a text with what would be misread in it escaped, and little more. */
void markdown_escape(Slice text, const Spot *spot, Buf *out);

/* Adds the destination and title of a link or picture. */
void markdown_target(const Node *link, Buf *out);

/* Whether a link is its own address, so that <address> says it. */
bool markdown_is_autolink(const Node *link);

#endif
