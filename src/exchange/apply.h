/* What came back from translators, put into the text. */
#ifndef EXCHANGE_APPLY_H
#define EXCHANGE_APPLY_H

#include "exchange/xliff.h"

typedef struct {
    size_t changed; /* units that say something else now */
    size_t same;
    size_t open; /* units of the file that are still to be translated */
} Applied;

/* Whether the file has words for a provision that the text does not have, or
 * has with other lines, so that it has to be made first (model/translating.h).
 */
bool apply_needs_more(const ReadFile *file, const Exchange *exchange);

/* Holds the file against the exchange of the text as it is now, unit for unit,
 * and puts into the text what is new. A target that is another one than the
 * text has is a translation of the source as it is; one that is the same counts
 * as such where its state says so. What the file does not cover stays.
 *
 * CODICIL_INVALID, with line and unit, and nothing of the text to be used,
 * where the file was made for another source, a unit is unknown or missing, a
 * target went, or has other codes or placeholders than its source. */
CodicilStatus exchange_apply(const CodicilContext *context,
                             const ReadFile *file, Exchange *exchange,
                             Applied *out);

#endif
