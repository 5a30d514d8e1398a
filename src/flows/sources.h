/* The original of a work through its versions: which words a provision had in
 * which, by digest. So a translation's c:from names a version. */
#ifndef FLOWS_SOURCES_H
#define FLOWS_SOURCES_H

#include "base/table.h"
#include "store/texts.h"
#include "store/versions.h"

/* One version's: id of a provision → where its digest stands in `digests`. */
typedef struct {
    bool is_read, is_there;
    Table ids;
    Buf digests;
} Sources;

typedef struct {
    const Store *store;       /* borrowed */
    const Versions *versions; /* borrowed */
    const char *original;     /* borrowed; NULL: none is known */
    Sources *items;           /* one a version, read when first asked for */
} SourceHistory;

CodicilStatus sources_open(const Store *store, const Work *work,
                           const Versions *versions, SourceHistory *out);
void sources_close(SourceHistory *history);

typedef struct {
    const char *translates; /* label of the latest version, up to the one that
                               was asked about, whose words these are; NULL */
    const char *since;      /* label of the first one after it with others */
} SourceTrace;

/* Where a provision of the `index`th version had the words of `digest` (NULL:
 * any) last.
 * Where none of the versions had them, `since` is that version itself. */
CodicilStatus sources_trace(SourceHistory *history, size_t index,
                            const char *id, const char *digest,
                            SourceTrace *out);

#endif
