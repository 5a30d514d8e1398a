/* A tree as plain text, in lines.
 *
 *  title, heading  underlined with = (level 1), - (level 2), ~ (level 3);
 *                  deeper ones and those in lists stand bare
 *  items           a bullet or the literal number, and a hanging indent of 2
 *                  columns for bullets, of the widest number and a space for
 *                  numbers; 4 where a number is wider than 7
 *  quotation, code indented by 4
 *  link            its text, then the address: text <https://…>, without the
 *                  space in scripts that have none. No address where the text
 *                  says it, and where it leads within this text or has no
 *                  scheme
 *  footnote        [1] where it is meant, and before its words at the end
 *  picture         [its words]
 *  marks           {+…+} [-…-], as text_marks.h says; a bullet or a number
 *                  within the mark of its item; of a link that led elsewhere
 *                  both addresses
 *  u, sub, sup,    their words; digits raised or lowered after a digit as such
 *  emphasis, code  characters: 10⁶
 *  table           columns, in which cells wrap; where they would be narrower
 *                  than 10 columns or than a word, and for tables in cells,
 *                  lines of "header: value"
 *
 * The words are those of HTML and Markdown. What is more has its own form: an
 * address is <http:…>, <https:…>, <mailto:…>, <tel:…> or <ftp:…>, without white
 * space, and a space before it; lines of "header: value" say the words of the
 * header row again. Soft hyphens and byte order marks are left out. */
#ifndef RENDER_TEXT_H
#define RENDER_TEXT_H

#include "render/layout.h"

#define TEXT_WIDTH       72 /* where none is asked for */
#define TEXT_LEAST_WIDTH 20 /* narrower is not laid out */

/* Adds the blocks in `holder` (a tree's root, a cell). `lead`, an empty Buf,
 * is for numbers that go before a text. `out->failed` of the layout when out
 * of memory. */
void text_lay(Layout *layout, Node *holder);

/* Finds which lists need blank lines (is_loose), from the inside out. */
void lists_settle(Node *holder);

/* How the words of a block are written. */
typedef struct {
    bool is_marked;  /* the text is a marked one: its marks are spelled */
    char open;       /* '+', '-': such a mark is open before the words … */
    Slice said;      /* … and said which move it is of; empty: of none */
    bool stays_open; /* the mark that they end in is not closed */
    char side;       /* '+', '-': the words of the one text alone, unmarked */
} TextWords;

/* text_inline.c: adds the words of a block, LF for line breaks. */
void text_line(Node *leaf, const TextWords *how, Buf *out);
/* Those of the newer text, unmarked. */
void text_inlines(Node *leaf, Buf *out);

/* text_table.c: adds a table. */
void text_table(Layout *layout, Node *table);

#endif
