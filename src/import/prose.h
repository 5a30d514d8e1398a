/* Lines of a unit as inlines of the block tree. */
#ifndef IMPORT_PROSE_H
#define IMPORT_PROSE_H

#include "import/plain.h"

/* Adds the words of a unit's lines from `from` up to, not with, `to` (counted
 * within the unit) to a node, without the bullet or number: joined where they
 * were wrapped, br where a line ends on purpose, addresses as links. Marks the
 * lines that it glues. False when out of memory. */
bool prose_add(Plain *plain, const Unit *unit, size_t from, size_t to,
               xmlNode *node);

/* The same words with spaces for breaks, as plain text. */
void prose_text(Plain *plain, const Unit *unit, size_t from, size_t to,
                Buf *out);

#endif
