/* tidy: after edits by hand, meta from the facts, ids where they lack, eId and
 * wId anew, what a translation translates where it does not say, canonical
 * bytes. Published texts are left alone. */
#include "base/file.h"
#include "flows/binding.h"
#include "model/ident.h"
#include "model/meta.h"
#include "model/name.h"
#include "model/walk.h"
#include "store/texts.h"
#include "store/versions.h"

#include <stdio.h>
#include <string.h>

static CodicilStatus give_ids(const CodicilContext *context, xmlDoc *doc)
{
    TRY(ident_mint(context, doc));
    return ident_number(context, doc);
}

/* Notes what a translation translates, where it does not say so. */
static CodicilStatus bind(const Store *store, const Work *work,
                          const Version *version, const Text *text, xmlDoc *doc)
{
    Texts AUTO(texts_clear) texts = {0};
    xmlDoc *AUTO(free_doc) original = NULL;
    TRY(texts_read(store, work->name, version->label, &texts));
    const Text *source =
        work->original ? texts_find(&texts, work->original) : NULL;
    if (!source || strcmp(source->locale, text->locale) == 0)
        return CODICIL_OK;
    TRY(text_read(store, version, source, &original));
    Binding binding = {.store = store,
                       .work = work,
                       .version = version,
                       .locale = text->locale,
                       .original = original};
    return binding_make(&binding, doc);
}

static CodicilStatus tidy_text(const Store *store, const Work *work,
                               const Version *version, const Text *text,
                               size_t *changed)
{
    xmlDoc *AUTO(free_doc) doc = NULL;
    bool written;
    if (version_has_text(version, text->locale))
        return CODICIL_OK;
    TRY(text_read(store, version, text, &doc));
    Facts facts = text_facts(work, version, text);
    TRY(give_ids(store->context, doc));
    TRY(bind(store, work, version, text, doc));
    TRY(meta_write(store->context, &facts, doc));
    TRY(text_write(store, version, text, doc, &written));
    *changed += written;
    return CODICIL_OK;
}

static CodicilStatus tidy_version(const Store *store, const Work *work,
                                  Version *version, size_t *changed)
{
    Texts AUTO(texts_clear) texts = {0};
    bool written;
    TRY(texts_read(store, work->name, version->label, &texts));
    for (size_t i = 0; i < texts.count; i++)
        TRY(tidy_text(store, work, version, &texts.items[i], changed));
    TRY(version_write(store, version, &written));
    *changed += written;
    return CODICIL_OK;
}

/* A work, or one version of it (`label` not empty). */
static CodicilStatus tidy_work(const Store *store, const char *name,
                               const char *label, size_t *changed)
{
    Work *AUTO(free_work) work = NULL;
    bool written;
    TRY(work_read(store, name, &work));
    if (*label) {
        Version *AUTO(free_version) version = NULL;
        TRY(version_read(store, name, label, &version));
        return tidy_version(store, work, version, changed);
    }
    Versions AUTO(versions_clear) versions = {0};
    TRY(versions_read(store, name, &versions));
    for (size_t i = 0; i < versions.count; i++)
        TRY(tidy_version(store, work, versions.items[i], changed));
    TRY(work_write(store, work, &written));
    *changed += written;
    return CODICIL_OK;
}

static CodicilStatus tidy_store(const Store *store, size_t *changed)
{
    char **works = NULL;
    CodicilStatus status = store_list_works(store, &works);
    for (char **at = works; status == CODICIL_OK && *at; at++)
        status = tidy_work(store, *at, "", changed);
    names_free(works);
    return status;
}

/* An XML file by itself keeps its meta, or gets one of placeholders. */
static CodicilStatus tidy_file(CodicilContext *context, const char *path,
                               size_t *changed)
{
    Buf bytes AUTO(buf_clear) = {0};
    xmlDoc *AUTO(free_doc) doc = NULL;
    char locale[64];
    bool written;
    TRY(doc_read_file(context, path, &doc));
    TRY(doc_is_text(context, doc));
    const xmlNode *meta = doc_part(doc, EL_meta);
    snprintf(locale, sizeof(locale), "%s", doc_locale(doc));
    Facts facts = meta_placeholder(locale);
    TRY(give_ids(context, doc));
    if (!meta || !first_element(meta))
        TRY(meta_write(context, &facts, doc));
    TRY(doc_to_bytes(context, path, doc, &bytes));
    TRY(file_put(context, path, bytes.bytes, bytes.size, &written));
    *changed += written;
    return CODICIL_OK;
}

CodicilStatus codicil_tidy(CodicilContext *context, const char *name,
                           size_t *changed)
{
    size_t count = 0;
    Store AUTO(store_close) store = STORE_CLOSED;
    Name split;
    if (name && name_is_path(name)) {
        TRY(tidy_file(context, name, &count));
        *changed = count;
        return CODICIL_OK;
    }
    if (name)
        TRY(name_from_text(context, name, &split));
    TRY(store_open(context, &store));
    TRY(store_lock(&store));
    if (name)
        TRY(tidy_work(&store, split.work, split.version, &count));
    else
        TRY(tidy_store(&store, &count));
    *changed = count;
    return CODICIL_OK;
}
