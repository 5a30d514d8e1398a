/* What was typed as text and is meant as structure, in the block tree of
 * Markdown or of a page. */
#ifndef IMPORT_MEANT_H
#define IMPORT_MEANT_H

#include "base/context.h"

#include <libxml/tree.h>

/* Finds, in this order: lists (bullets.h), the copyright line that closes the
 * text, clauses (literal.h), headings that a list swallowed (swallowed.h),
 * headings in bold (runin.h). `locale` may be NULL. CODICIL_MEMORY only. */
CodicilStatus meant_find(CodicilContext *context, const char *file,
                         const char *locale, xmlNode *blocks);

#endif
