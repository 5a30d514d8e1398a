/* The part of a page that is the document. */
#ifndef IMPORT_CHOSEN_H
#define IMPORT_CHOSEN_H

#include "import/dom.h"

/* Marks (dom_choose) what an XPath expression selects, or without one: the
 * only main there is, else the only article, else the only role="main", else
 * the body; which is told as a note. `root` is the page's <html>.
 *
 * CODICIL_MISUSE for an expression that is none, takes too long, or selects no
 * element. */
CodicilStatus chosen_mark(const CodicilContext *context, const char *file,
                          const char *select, xmlNode *root);

#endif
