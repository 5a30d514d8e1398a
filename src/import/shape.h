/* The blocks of a tree take the shapes of the profile, in place: lists, items,
 * quotations, and the parts of provisions. */
#ifndef IMPORT_SHAPE_H
#define IMPORT_SHAPE_H

#include "base/context.h"

#include <libxml/tree.h>

/* Works on a tree whose headings have become clauses (nest.h), and leaves
 * elements by the names of the profile, still without namespace. A heading
 * where none may be becomes a bold paragraph, which is told as a note. False
 * when out of memory. */
bool shape_blocks(const CodicilContext *context, const char *file,
                  xmlNode *blocks);

#endif
