/* Makes a tree that CommonMark can say: what markdown.h writes of it is read
 * back by cmark as exactly this tree (neighbouring texts taken as one).
 *
 *  what stands in the tree         what it becomes
 *  ------------------------------  -------------------------------------------
 *  items numbered N. or N), each   an ordered list that starts with the first
 *  one more than the last          number; `<!-- -->` between two such lists
 *  any other number of an item     literal text at the start of its first
 *                                  paragraph, in a list of bullets
 *  list of paragraphs, each alone  a tight list; other lists are loose where
 *  or with such a list after it    cmark finds a blank line in them
 *  lists of bullets side by side   bullets `-` and `*` by turns
 *  heading below level 6           heading of level 6
 *  table of cells of one line,     a pipe table, which to CommonMark is a
 *  none wider than a column        paragraph with softbreaks; `|` is `\|` in
 *                                  it; without a header row it has an empty one
 *  any other table                 html_block <table>, one row a line
 *  caption                         a paragraph before the pipe table
 *  anchor                          html_inline <a id="…"></a>
 *  footnote                        html_inline <sup>, link to the note, </sup>;
 *                                  the mark in brackets, without a link where
 *                                  it stands in one
 *  note                            its blocks, at the end, after a thematic
 *                                  break; its anchor and mark come first
 *  ins, del, u, sub, sup           html_inline, around what is in them
 *  came, went, reformatted         the same: <ins class="moved" title="…">,
 *                                  <del …>, <span class="reformatted" …>
 *  boundary                        html_inline <ins data-codicil="label">, ¶;
 *                                  of the sign of an item nothing
 *  code with ]: in it, in a link   text
 *  emph, strong that `*` and `_`   html_inline <em>, <strong>
 *  cannot say here
 *
 * `*` and `_` say emphasis where the delimiter run can open and close (spec
 * 0.30, section 6.2) under every reading of a character that is neither a
 * letter nor ASCII, and touches no other run of its kind: `*` first, `_`
 * where `*` is taken and the run stands at the edge of a word. Beside a mark it
 * is HTML: the run has to mean the same where the marks are taken away.
 *
 * Provisions get an anchor where the stylesheet gives them one: every section
 * and article, and whatever is referred to. */
#ifndef RENDER_LOWER_H
#define RENDER_LOWER_H

#include "base/context.h"
#include "render/tree.h"

/* Lowers a tree as tree_read() leaves it, in place. */
CodicilStatus tree_lower(const CodicilContext *context, Tree *tree);

/* lower_inline.c: the inlines of a block. */
void inlines_lower(Tree *tree, Node *leaf);

/* lower_table.c: a table becomes a paragraph (a caption's before it) or an
 * HTML block. */
void table_lower(Tree *tree, Node *table);

/* lower_html.c: a table and all that is in it as HTML, without an empty line;
 * the tag of a span. */
void table_to_html(Node *table, Buf *out);
const char *html_tag(NodeKind kind);
void html_escape(Slice text, Buf *out);
/* The start tag of a mark; a boundary, which is a label. */
void html_open_mark(const Node *mark, Buf *out);
void html_boundary(const Node *boundary, Buf *out);

#endif
