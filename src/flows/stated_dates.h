/* The dates that a text states of itself. */
#ifndef FLOWS_STATED_DATES_H
#define FLOWS_STATED_DATES_H

#include "import/blocks.h"
#include "model/doc.h"

#define STATED_DATES 4

/* YYYY-MM-DD, the one that makes the version first: that from which the text
 * holds, as its front matter or its lines say, before that of its writing. */
typedef struct {
    char days[STATED_DATES][11];
    size_t count;
    char other[11]; /* the first one, read the other way (03/04/2020); "" where
                       there is no doubt */
} StatedDates;

/* `source` is Markdown, `text` what was made of it. Looked at are the front
 * matter, the title, and short lines at the beginning and the end. */
CodicilStatus stated_dates_find(const CodicilContext *context,
                                const SourceText *source, const xmlDoc *text,
                                StatedDates *out);

#endif
