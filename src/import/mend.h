/* Mends Markdown before it is parsed: what wrapping by hand, converters and
 * habits of writing break. Works on lines; knows fenced code and leaves it. */
#ifndef IMPORT_MEND_H
#define IMPORT_MEND_H

#include "base/buf.h"
#include "base/context.h"
#include "import/blocks.h"

/* Mended text, and where its lines stood. */
typedef struct {
    Buf text;
    long *lines;    /* the source's line of each line of the text */
    size_t *starts; /* where each line begins in the text */
    size_t count, room;
} Mended;

void mended_clear(Mended *mended);

/* Joined, and told as notes: link destinations that were wrapped, ATX headings
 * that were wrapped within brackets or strong emphasis.
 *
 * Escaped, so that cmark takes for text what is meant as text: an asterisk
 * alone in quotation marks; dates that look like the number of a list item
 * ("5. November 2025"); definitions of footnotes, and of links that are none
 * ("[Note]: important"); what would be emphasis within an attribute list.
 *
 * CODICIL_INVALID for a line with more than BLOCKS_DEPTH nested quotes and
 * lists. */
CodicilStatus mend_source(const CodicilContext *context,
                          const SourceText *source, Mended *out);

/* The source's line of a line of the text, both from 1. */
long mended_line(const Mended *mended, long line);

/* The bytes of the lines `first` to `last`, counted from 1. */
const char *mended_bytes(const Mended *mended, long first, long last,
                         size_t *size);

#endif
