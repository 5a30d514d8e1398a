/* A text held against that of the version before, in the same language: an id
 * that both have names the same provision. */
#ifndef CHECK_LINEAGE_H
#define CHECK_LINEAGE_H

#include "base/context.h"
#include "check/findings.h"
#include "model/doc.h"

typedef struct {
    const char *file;  /* of the text before; findings name it */
    const char *label; /* of its version */
    const xmlDoc *before;
} Lineage;

/* Adds, in `file` and unsorted, ids of `text` that named other words before,
 * while those words have another id now (id-reused), and ids whose words have
 * little in common with those before (id-doubtful). A provision whose c:meant
 * has the label is left out. Texts that are no texts have no lineage. */
CodicilStatus check_lineage(const CodicilContext *context,
                            const Lineage *lineage, const char *file,
                            const xmlDoc *text, Findings *out);

#endif
