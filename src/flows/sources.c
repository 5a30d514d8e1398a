/* The original of a work through its versions. */
#include "flows/sources.h"

#include "model/own_lines.h"
#include "model/source_digest.h"

#include <string.h>

CodicilStatus sources_open(const Store *store, const Work *work,
                           const Versions *versions, SourceHistory *out)
{
    Sources *items = calloc(versions->count + 1, sizeof(*items));
    if (!items)
        return fault_memory(store->context);
    *out = (SourceHistory){store, versions, work->original, items};
    return CODICIL_OK;
}

void sources_close(SourceHistory *history)
{
    for (size_t i = 0; history->items && i < history->versions->count; i++) {
        table_clear(&history->items[i].ids);
        buf_clear(&history->items[i].digests);
    }
    free(history->items);
    *history = (SourceHistory){0};
}

static CodicilStatus read_digests(const CodicilContext *context,
                                  const xmlDoc *text, Sources *sources)
{
    xmlNode *at = NULL;
    while ((at = own_lines_next(text, at))) {
        char digest[SOURCE_DIGEST_SIZE];
        const char *id = own_lines_id(at);
        if (!id)
            continue;
        TRY(source_digest(context, at, digest));
        size_t *value = table_add(&sources->ids, id, strlen(id));
        if (value && !*value) {
            *value = sources->digests.size + 1;
            buf_add(&sources->digests, digest, SOURCE_DIGEST_SIZE);
        }
    }
    return sources->ids.failed || !buf_is_ok(&sources->digests)
               ? fault_memory(context)
               : CODICIL_OK;
}

static CodicilStatus read_sources(SourceHistory *history, size_t index)
{
    Sources *sources = &history->items[index];
    const Version *version = history->versions->items[index];
    xmlDoc *AUTO(free_doc) text = NULL;
    Texts AUTO(texts_clear) texts = {0};
    if (sources->is_read)
        return CODICIL_OK;
    sources->is_read = true;
    TRY(texts_read(history->store, version->work, version->label, &texts));
    const Text *found =
        history->original ? texts_find(&texts, history->original) : NULL;
    if (!found)
        return CODICIL_OK;
    TRY(text_read(history->store, version, found, &text));
    sources->is_there = true;
    return read_digests(history->store->context, text, sources);
}

static bool has_digest(const Sources *sources, const char *id,
                       const char *digest)
{
    const size_t *at = table_find(&sources->ids, id, strlen(id));
    return at &&
           (!digest || strcmp(sources->digests.bytes + *at - 1, digest) == 0);
}

CodicilStatus sources_trace(SourceHistory *history, size_t index,
                            const char *id, const char *digest,
                            SourceTrace *out)
{
    const char *since = history->versions->items[index]->label;
    for (size_t i = index + 1; i-- > 0;) {
        const char *label = history->versions->items[i]->label;
        TRY(read_sources(history, i));
        if (has_digest(&history->items[i], id, digest)) {
            *out = (SourceTrace){label, since};
            return CODICIL_OK;
        }
        if (history->items[i].is_there)
            since = label;
    }
    *out = (SourceTrace){NULL, history->versions->items[index]->label};
    return CODICIL_OK;
}
