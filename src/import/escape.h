/* Escapes what Markdown would take for a mark and the author meant as text. */
#ifndef IMPORT_ESCAPE_H
#define IMPORT_ESCAPE_H

#include "base/buf.h"

/* One line, without its line end, outside of code. See mend.h for what is
 * escaped. `locale` (or NULL) knows the months; `counted` is the number
 * that a line began with last, 0 at first. */
void escape_line(const char *locale, long *counted, Buf *line);

#endif
