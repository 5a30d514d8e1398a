/* The digest of a provision's own words, to which its translations are bound
 * (c:from).
 *
 * It tells of the lines (model/own_lines.h) whether they are headings, captions
 * or other words, their text with white space collapsed, and their inlines with
 * name and attributes: where a link leads counts. What says only where a
 * provision stands does not count: num, ids, eId and wId, digits in the words
 * of a reference, signs of footnotes, sizes of pictures; nor what codicil
 * notes (c:…). The same words have the same digest in every version. */
#ifndef MODEL_SOURCE_DIGEST_H
#define MODEL_SOURCE_DIGEST_H

#include "base/context.h"
#include "model/own_lines.h"

#define SOURCE_DIGEST_SIZE 17 /* 16 hexadecimal digits and a NUL */

/* "" where the provision has no words of its own. */
CodicilStatus source_digest(const CodicilContext *context,
                            const xmlNode *provision,
                            char out[SOURCE_DIGEST_SIZE]);

#endif
