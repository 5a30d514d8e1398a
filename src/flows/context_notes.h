/* What a translator is told of a provision that was translated before: how the
 * original and the translation were then, and what changed since. */
#ifndef FLOWS_CONTEXT_NOTES_H
#define FLOWS_CONTEXT_NOTES_H

#include "exchange/unit.h"
#include "flows/earlier.h"
#include "flows/sources.h"

typedef struct {
    SourceHistory *history;
    size_t index; /* of the version in it */
    const Work *work;
    const Earlier *earlier; /* the version before with the language */
} ContextNotes;

/* Fills `former`, `old_…` and `changed` of the units that are stale or still to
 * be translated. */
CodicilStatus context_notes_make(const ContextNotes *notes, Exchange *exchange);

#endif
