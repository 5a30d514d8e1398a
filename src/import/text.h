/* Plain text as legal teams have it, into the block tree (blocks.h): titles in
 * capitals, heading lines, numbered clauses, bullets, nesting by indentation,
 * paragraphs that were wrapped by hand. */
#ifndef IMPORT_TEXT_H
#define IMPORT_TEXT_H

#include "base/context.h"
#include "import/blocks.h"

/* The source is UTF-8 with LF line ends (lang/encoding.h). `blocks` gets the
 * block tree, for xmlFreeDoc; `words` the source's words in reading order, one
 * per line, taken from its lines and not from `blocks` (loss.h). Bullets are
 * no words, numbers are.
 *
 * Told as notes: a heading that was typed as the last item of a list; rules
 * ("-----") that were left out; clauses that nest too deep. */
CodicilStatus text_to_blocks(CodicilContext *context, const SourceText *source,
                             xmlDoc **blocks, Buf *words);

#endif
