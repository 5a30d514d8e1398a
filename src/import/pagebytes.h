/* The bytes of a page as libxml2's parser of HTML 4 is given them. */
#ifndef IMPORT_PAGEBYTES_H
#define IMPORT_PAGEBYTES_H

#include "import/blocks.h"

/* Adds a page without the marks of conditional sections, and with the
 * character references that the parser does not know as it knows them (WHATWG
 * HTML, 13.2.5.73): "&copy 2024", "&nbsp" without semicolon, names that came
 * with HTML 5. Lines stay where they are. `out` is asked whether there was
 * memory. */
void pagebytes_add(const SourceText *source, Buf *out);

#endif
