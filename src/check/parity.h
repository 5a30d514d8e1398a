/* The languages of a version held against each other. */
#ifndef CHECK_PARITY_H
#define CHECK_PARITY_H

#include "base/context.h"
#include "check/findings.h"
#include "model/addresses.h"
#include "model/doc.h"

typedef struct {
    const char *file; /* how findings name it */
    const xmlDoc *text;
    const Addresses *addresses; /* that differ by language; NULL: unknown */
} ParityText;

/* Adds what a text has otherwise than the text in the original language, all
 * in the file of `text`, unsorted: provisions that are missing, are too many,
 * of another kind, elsewhere or in another order; other numbers, dates, links
 * and references in a provision. Texts that are no texts have no parity. */
CodicilStatus check_parity(const CodicilContext *context,
                           const ParityText *original, const ParityText *text,
                           Findings *out);

#endif
