/* A delta as JSON, as codicil-delta(5) says field by field. */
#ifndef DIFF_REPORT_H
#define DIFF_REPORT_H

#include "diff/summary.h"

/* One of the two texts, as it is named. */
typedef struct {
    const char *name;    /* as it was asked for */
    const char *work;    /* of a stored text; NULL of a file */
    const char *version; /* likewise */
    const char *locale;
    const Buf *bytes; /* canonical */
} DeltaSide;

typedef struct {
    DeltaSide from, to;
    const Summary *summary;
    const Changes *changes;
    bool brief; /* without changes and patch */
} DeltaReport;

/* Adds it to `out`, which fails where memory runs out. */
void delta_to_json(const DeltaReport *report, Buf *out);

#endif
