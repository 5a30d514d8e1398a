/* Headings that a list of Markdown swallowed:
 *
 *      - the first item;
 *      - the second one.
 *      - **Your choice**
 *
 *        It is entirely yours. */
#ifndef IMPORT_SWALLOWED_H
#define IMPORT_SWALLOWED_H

#include "base/context.h"

#include <libxml/tree.h>
#include <stdbool.h>

/* Works on the lists at the top of the tree. The last item is a heading, of the
 * level of the one before, where it begins with a line that is all bold, and it
 * alone has paragraphs of its own, and none of at least two items before it is
 * bold. It says so (risen, bold: blocks.h), and is told. False when out of
 * memory. */
bool swallowed_find(const CodicilContext *context, const char *file,
                    xmlNode *blocks);

#endif
