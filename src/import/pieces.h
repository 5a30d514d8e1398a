/* Brings together the HTML of Markdown and what stands within it. cmark ends
 * most HTML blocks at a blank line, and knows no element that goes on behind
 * it; here the blocks from one that opens an element to the one that closes it
 * become one. */
#ifndef IMPORT_PIECES_H
#define IMPORT_PIECES_H

#include "import/mended.h"

#include <cmark.h>

/* Afterwards each HTML block of the tree stands in a CUSTOM_BLOCK: alone, or
 * with all the blocks up to the one that closes what it opens. A tag such as
 * <td> or <p> among the inlines of a paragraph parts it; what is made of it
 * has no line of its own. False when out of memory. */
bool pieces_join(const Mended *source, cmark_node *root);

#endif
