/* Tables of pipes, which CommonMark takes for paragraphs:
 *
 *      | Purpose | Ground   |        header row
 *      |---------|:--------:|        delimiter row: how columns are aligned
 *      | billing | contract |        rows
 *      : What for                    caption, or "Table: What for"
 *
 * as GitHub Flavored Markdown 0.29 (4.10) has them, with a caption as Pandoc
 * writes it: as the last line, or as the paragraph before or after. Cells are
 * split before their inlines are read; "\|" is a pipe within a cell. */
#ifndef IMPORT_PIPETABLE_H
#define IMPORT_PIPETABLE_H

#include "base/context.h"
#include "import/mended.h"

#include <cmark.h>

/* Looks for tables among the paragraphs of a tree. Where there are none, `out`
 * stays empty, else it is the text with a paragraph for each cell and
 * caption instead, marked so (MendedMark), each beginning with PIPETABLE_LEAD;
 * that text is to be parsed anew. Rows are filled up to the same number of
 * cells. */
CodicilStatus pipetable_spread(const CodicilContext *context, const char *file,
                               const Mended *source, cmark_node *root,
                               Mended *out);

/* Keeps a cell from beginning any other block: white space to CommonMark's
 * rules of emphasis, and yet not trimmed. */
#define PIPETABLE_LEAD "\xC2\xA0"

/* Takes the leads off the tree of such a text; false when out of memory. */
bool pipetable_trim(const Mended *source, cmark_node *root);

#endif
