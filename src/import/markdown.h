/* Markdown as legal teams write it: CommonMark (spec 0.30) through cmark, with
 * the attribute lists of Python-Markdown, into the block tree (blocks.h).
 *
 * Mended on the way, each told as a note with its line: link destinations and
 * headings that were wrapped by hand, strong emphasis that closes nowhere, bold
 * around whole headings, bold paragraphs that are headings, run-in headings.
 * Dropped, and told: comments, thematic breaks, HTML tags of which we have no
 * like; their words stay. */
#ifndef IMPORT_MARKDOWN_H
#define IMPORT_MARKDOWN_H

#include "base/context.h"
#include "import/blocks.h"

/* `blocks` gets the block tree, for xmlFreeDoc; `words` the source's words in
 * reading order, one per line, taken from cmark's tree and not from `blocks`
 * (loss.h). What was dropped or mended on purpose is not among them.
 *
 * CODICIL_INVALID for nesting deeper than BLOCKS_DEPTH. */
CodicilStatus markdown_to_blocks(CodicilContext *context,
                                 const SourceText *source, xmlDoc **blocks,
                                 Buf *words);

#endif
