/* The anchors that Markdown sites give to headings by themselves: "A.
 * Definitions" is #a-definitions. */
#ifndef IMPORT_ANCHORS_H
#define IMPORT_ANCHORS_H

#include <libxml/tree.h>
#include <stdbool.h>

/* Works on a tree whose headings have become clauses (nest.h). Where a
 * reference leads to such an anchor and nothing else has it, the clause of the
 * heading gets it: as its id, or as a former anchor where it has an id or a
 * number, which is no part of an id. False when out of memory. */
bool anchors_find(xmlNode *blocks);

#endif
