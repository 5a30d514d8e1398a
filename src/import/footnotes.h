/* Footnotes, which CommonMark takes for text:
 *
 *      Words[^1] go on.
 *
 *      [^1]: What is noted.
 */
#ifndef IMPORT_FOOTNOTES_H
#define IMPORT_FOOTNOTES_H

#include "base/context.h"
#include "import/mended.h"

#include <cmark.h>

/* Moves what a definition says to where it is meant: into a custom inline in
 * the text of a paragraph or heading. All else stays text: a reference without
 * definition, a definition without reference, a further reference to the same
 * note (told), and one in a note, link or picture. CODICIL_MEMORY only. */
CodicilStatus footnotes_take(const CodicilContext *context, const char *file,
                             const Mended *source, cmark_node *root);

/* The size of "[^label]" at the beginning of a text; 0 if it is none. */
size_t footnote_size(const char *text);

#endif
