/* HTML as it was saved from a website, through libxml2, into the block tree
 * (blocks.h).
 *
 * Read is what a reader sees of the part that is the document (chosen.h).
 * Dropped, and told: scripts, frames, forms' fields, hidden elements, passages
 * that were struck out, empty paragraphs, links that lead nowhere (sweep.h). */
#ifndef IMPORT_WEBPAGE_H
#define IMPORT_WEBPAGE_H

#include "base/context.h"
#include "import/blocks.h"

typedef struct {
    const char *select; /* XPath of the part to read, or NULL */
    bool has_title;     /* a title is given from outside */
} WebpageOptions;

/* `blocks` gets the block tree, for xmlFreeDoc; `words` the words of the part
 * in reading order, one per line, taken from the page's tree and not from
 * `blocks` (loss.h). Where the part has no title, it is the only h1 that
 * stands outside of it, or what <title> says.
 *
 * CODICIL_INVALID for nesting deeper than BLOCKS_DEPTH; CODICIL_MISUSE for a
 * `select` that selects nothing. */
CodicilStatus webpage_to_blocks(CodicilContext *context,
                                const SourceText *source,
                                const WebpageOptions *options, xmlDoc **blocks,
                                Buf *words);

#endif
