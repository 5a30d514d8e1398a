/* What an import and an edit share: the ids of a text that becomes a draft. */
#ifndef FLOWS_IMPORT_H
#define FLOWS_IMPORT_H

#include "flows/intake.h"
#include "store/draft.h"

/* Gives the provisions of `doc` ids, first that fits: what they have, those of
 * the draft that is replaced, of the predecessor, of the original language, new
 * ones; then eId, wId and meta. An id that may be another provision's is told,
 * with its place in `file`. */
CodicilStatus import_give_ids(const CodicilContext *context, const char *file,
                              const Draft *draft, xmlDoc *doc);

/* A document: what it is, and its bytes. */
typedef struct {
    Intake *intake;
    const Buf *bytes;
} ImportSource;

/* The text that a document becomes as that draft: read, with its ids, its
 * references, and what it translates. */
CodicilStatus import_make(CodicilContext *context, const Store *store,
                          const ImportSource *source, const Draft *draft,
                          xmlDoc **out);

#endif
