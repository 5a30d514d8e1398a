/* Mends Markdown before it is parsed: what wrapping by hand, converters and
 * habits of writing break. Works on lines; knows fenced code and leaves it. */
#ifndef IMPORT_MEND_H
#define IMPORT_MEND_H

#include "base/context.h"
#include "import/blocks.h"
#include "import/front.h"
#include "import/mended.h"

/* The source behind its front matter, which may be empty. Joined, and told as
 * notes: link destinations that were wrapped, ATX headings
 * that were wrapped within brackets or strong emphasis.
 *
 * Escaped, so that cmark takes for text what is meant as text: an asterisk
 * alone in quotation marks; dates that look like the number of a list item
 * ("5. November 2025"); definitions of footnotes, and of links that are none
 * ("[Note]: important"); years that begin a line and count on from no item
 * ("2024. was good"); what would be emphasis within an attribute list.
 *
 * CODICIL_INVALID for a line with more than BLOCKS_DEPTH nested quotes and
 * lists. */
CodicilStatus mend_source(const CodicilContext *context,
                          const SourceText *source, const Front *front,
                          Mended *out);

#endif
