/* Bold that is meant as a heading, found in a block tree from Markdown. */
#ifndef IMPORT_RUNIN_H
#define IMPORT_RUNIN_H

#include "base/context.h"

#include <libxml/tree.h>
#include <stdbool.h>

/* Works on the blocks at the top of the tree; tells what it did as notes.
 *
 *  - Bold around a whole heading goes.
 *  - A bold paragraph whose text is that of a heading which stands more than
 *    once in the document is such a heading.
 *  - A paragraph that begins with bold ending in a full stop ("**Devices.**
 *    After …") has a run-in heading, if two such follow each other in a
 *    section, or the bold is italic as well. It becomes a clause
 *    (el="paragraph" class="run-in") that holds the heading, the rest and what
 *    follows, up to the next run-in heading or heading.
 *
 * False when out of memory. */
bool runin_find(const CodicilContext *context, const char *file,
                xmlNode *blocks);

/* Whether all words of a line are bold. */
bool runin_is_bold(const xmlNode *line);

/* Takes bold away that is around all of a line, which says so then
 * (bold="yes"). False when out of memory. */
bool runin_strip(xmlNode *line);

#endif
