/* Units of a plain text: paragraphs, items and numbered clauses, each a run
 * of lines. */
#ifndef IMPORT_UNITS_H
#define IMPORT_UNITS_H

#include "import/plain.h"

/* Gathers the lines, and decides which bullets and numbers are some. */
CodicilStatus units_gather(Plain *plain);

/* Whether a line ends as a sentence or a phrase does: . : ; , ! ? and their
 * like in other scripts, before a closing quote or bracket too. */
bool line_has_end(const char *text, size_t size);

#endif
