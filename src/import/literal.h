/* Literal numbers of paragraphs and items, as lawyers write them in Markdown:
 *
 *      1.1 In these terms:           a paragraph
 *
 *      (a) "site" means …            a line of a paragraph
 *      (b) "you" means …
 *
 *      - 1.2 We may …                an item
 *
 * CommonMark knows none of these, and breaks a list where a paragraph that is
 * not indented stands between two items. */
#ifndef IMPORT_LITERAL_H
#define IMPORT_LITERAL_H

#include "base/context.h"

#include <libxml/tree.h>
#include <stdbool.h>

/* Works on the blocks at the top of the tree; tells what it did as a note.
 *
 *  - What counts on (series.h) becomes clauses, nested by the forms of their
 *    numbers, each with what follows up to the next: paragraphs; items of
 *    bullets with decimal numbers; items of numbered lists that such stand
 *    between or within. A number alone that counts nowhere stays a word.
 *  - Items of bullets that count on get their numbers as such.
 *  - A p with `joined` ("space" or "break") that is no clause becomes part of
 *    the p before it again.
 *
 * CODICIL_MEMORY only. */
CodicilStatus literal_find(CodicilContext *context, const char *file,
                           const char *locale, xmlNode *blocks);

/* Whether a line of a paragraph may be such a clause. */
bool literal_begins(const char *text, const char *locale);

#endif
