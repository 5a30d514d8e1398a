/* The last step of building: what came from the block tree becomes part of the
 * text it was moved into. */
#ifndef IMPORT_SETTLE_H
#define IMPORT_SETTLE_H

#include "base/context.h"

#include <libxml/tree.h>

/* Gives every element without a namespace ours, its row of the vocabulary and
 * its line, and its attributes their names: id, alias, lang. What is no id, or
 * stands twice, goes, and so does a class that is none of ours; each is told
 * as a note. Pieces of text that stand side by side become one.
 *
 * CODICIL_INVALID where the text nests deeper than BLOCKS_DEPTH. */
CodicilStatus settle_text(const CodicilContext *context, const char *file,
                          xmlDoc *text);

#endif
