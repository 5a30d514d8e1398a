/* What a reader of a stale translation is told above it. */
#ifndef FLOWS_STALE_H
#define FLOWS_STALE_H

#include "flows/notices.h"
#include "flows/sources.h"

/* All borrowed. */
typedef struct {
    const Store *store;
    const Work *work;
    const Version *version;
    const char *locale;     /* of the text */
    const char *prevailing; /* NULL: the original */
    const xmlDoc *text;
    SourceHistory *history; /* of the work, for several texts; NULL: it is
                               opened where it is asked for */
} StaleText;

/* Adds a banner "stale" where provisions of a translation translate other words
 * than the original of its version has, in the language of the text: under
 * which headings these stand, which version they follow where one has those
 * words, and which language prevails. */
CodicilStatus notices_stale(CodicilContext *context, const StaleText *text,
                            Notices *notices);

#endif
