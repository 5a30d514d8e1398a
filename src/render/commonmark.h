/* CommonMark as XML, in the form of `cmark -t xml` (0.30). */
#ifndef RENDER_COMMONMARK_H
#define RENDER_COMMONMARK_H

#include "render/render.h"
#include "render/tree.h"

/* What commonmark.xsl makes of a text, as a tree that is still to be cleared
 * when this fails. */
CodicilStatus commonmark_tree(CodicilContext *context, xmlDoc *text,
                              const RenderOptions *options, Tree *tree);

/* The same, lowered, with a comment before it that says what was asked for. */
CodicilStatus commonmark_lowered(CodicilContext *context, xmlDoc *text,
                                 const RenderOptions *options, Tree *tree);

/* Adds a lowered tree; neighbouring texts come as one. `out->failed` when out
 * of memory. */
void commonmark_write(Tree *tree, Buf *out);

#endif
