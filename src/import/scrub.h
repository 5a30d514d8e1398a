/* What is left in cmark's tree that nobody meant to say. */
#ifndef IMPORT_SCRUB_H
#define IMPORT_SCRUB_H

#include "base/context.h"
#include "import/mend.h"

#include <cmark.h>

/* Drops from the text of a tree: "**" that opens strong emphasis and closes
 * nowhere in its block (told as a note), and control characters that came as
 * numeric references; those of Windows-1252 become what they were meant for,
 * as in HTML (WHATWG HTML, 13.2.5.80). */
CodicilStatus scrub_tree(const CodicilContext *context, const char *file,
                         const Mended *source, cmark_node *root);

/* Adds a text without control characters in the same way. False when out of
 * memory. */
bool scrub_text(const char *text, Buf *out);

#endif
