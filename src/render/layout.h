/* Lines of plain text, laid out: a text is broken into lines by UAX #14, each
 * behind the indents of the items around it.
 *
 *      indent ──┐ ┌── mark of the innermost indent, on its first line alone
 *               1. Lees de voorwaarden voordat u
 *                  de dienst gebruikt.
 *               ├──────── width ───────────────┤
 *
 * No line is wider than the width unless it holds one token that cannot be
 * broken, or a mark alone. Addresses (scheme://…, <scheme:…>) are such tokens.
 */
#ifndef RENDER_LAYOUT_H
#define RENDER_LAYOUT_H

#include "lang/breaker.h"
#include "render/tree.h"

typedef struct {
    Breaker *breaker; /* borrowed */
    size_t width;
    Buf *out;      /* gets the lines, each with its line end */
    size_t start;  /* where they begin in `out` */
    size_t indent; /* columns before a line … */
    Buf first;     /* … but before the next one this, when `is_marked` */
    bool is_marked;
    bool is_apart;  /* a blank line is due before the next one */
    size_t widest;  /* columns of the widest line of the last text */
    bool has_marks; /* lines are those of a marked text (text_marks.h) */
    char open;      /* '+', '-': such a mark was left open before the words that
                       come next … */
    Slice said;     /* … and said which move it is of; empty: of none */
} Layout;

Layout layout_begin(Breaker *breaker, size_t width, Buf *out);
void layout_clear(Layout *layout);

/* Indents what follows by so many columns; the first line gets the mark, with
 * a space after it; with a mark of NULL bytes it is not indented. No indent
 * leaves less than half the width to the lines. Gives the indent that was, for
 * layout_pop(). A number that got no line by then
 * gets one; a bullet alone is none. */
size_t layout_push(Layout *layout, Slice mark, size_t columns);
void layout_pop(Layout *layout, size_t indent);

/* Columns that are left for a line. */
size_t layout_room(const Layout *layout);

/* Puts a blank line before the next line, unless that is the first. */
void layout_part(Layout *layout);

/* Adds a text; LF ends a line in it. */
void layout_text(Layout *layout, const char *text, size_t size);

/* The widest token that cannot be broken, and the widest line where none is:
 * raises both to those of a text. */
void layout_measure(Layout *layout, Slice text, size_t *least, size_t *natural);

/* Adds a line as it stands. */
void layout_line(Layout *layout, const char *text, size_t size);

/* Adds a line of `c` as wide as the last text, none if that had no width; in
 * marks of `side` where that is '+' or '-'. */
void layout_underline(Layout *layout, char c, char side);

#endif
