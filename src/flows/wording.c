/* Holding texts against the lists in work.xml, and looking into other works. */
#include "flows/wording.h"

#include "base/file.h"
#include "model/walk.h"

#include <string.h>

void wording_close(WorkWording *wording)
{
    addresses_clear(&wording->addresses);
    glossary_clear(&wording->glossary);
    free(wording->imports);
    free(wording->key);
    xmlFreeDoc(wording->last);
    idset_clear(&wording->ids);
    *wording = WORDING_CLOSED;
}

static CodicilStatus read_imports(const CodicilContext *context,
                                  WorkWording *wording)
{
    const char *name, *version;
    size_t count = 0;
    const xmlNode *at = NULL;
    while ((at = work_next_import(wording->work, at, &name, &version)))
        count++;
    wording->imports = calloc(count + 1, sizeof(*wording->imports));
    if (!wording->imports)
        return fault_memory(context);
    count = 0;
    while ((at = work_next_import(wording->work, at, &name, &version)))
        wording->imports[count++] = name;
    return CODICIL_OK;
}

CodicilStatus wording_open(const Store *store, const Work *work,
                           WorkWording *out)
{
    *out = (WorkWording){.store = store, .work = work};
    TRY(work_addresses(store->context, work, &out->addresses));
    TRY(work_glossary(store->context, work, &out->glossary));
    return read_imports(store->context, out);
}

/* -------------------------------------------------------------- other works */

static bool has_work(const Store *store, const char *work, bool *failed)
{
    char **works = NULL;
    bool found = false;
    *failed = store_list_works(store, &works) != CODICIL_OK;
    for (char **at = works; !*failed && *at; at++)
        found |= strcmp(*at, work) == 0;
    if (!*failed)
        names_free(works);
    return found;
}

/* The version that is named, or imported, or in force; else the last. */
static const Version *choose_version(const WorkWording *wording,
                                     const Versions *versions, const char *work,
                                     const char *label)
{
    const char *name, *imported;
    const xmlNode *at = NULL;
    while (!label &&
           (at = work_next_import(wording->work, at, &name, &imported)))
        if (strcmp(name, work) == 0)
            label = imported;
    if (label)
        return versions_find(versions, label);
    const Version *found =
        versions_in_force(versions, context_now(wording->store->context));
    if (!found && versions->count)
        found = versions->items[versions->count - 1];
    return found;
}

static CodicilStatus read_there(WorkWording *wording, const char *work,
                                const char *label)
{
    const Store *store = wording->store;
    Versions AUTO(versions_clear) versions = {0};
    Texts AUTO(texts_clear) texts = {0};
    bool failed;
    wording->there = THERE_NO_WORK;
    if (!has_work(store, work, &failed))
        return failed ? CODICIL_IO : CODICIL_OK;
    TRY(versions_read(store, work, &versions));
    const Version *version = choose_version(wording, &versions, work, label);
    wording->there = THERE_NO_VERSION;
    if (!version)
        return CODICIL_OK;
    TRY(texts_read(store, work, version->label, &texts));
    const Text *text = texts_find(&texts, wording->locale);
    wording->there = THERE_NO_TEXT;
    if (!text && !texts.count)
        return CODICIL_OK;
    TRY(text_read(store, version, text ? text : texts.items, &wording->last));
    wording->there = THERE;
    Walk walk = walk_begin(doc_kind(wording->last));
    while (walk_next(&walk)) {
        const char *id = walk.enter && walk.node->type == XML_ELEMENT_NODE
                             ? doc_get(walk.node, "xml:id")
                             : NULL;
        if (id)
            idset_add(&wording->ids, id);
    }
    return wording->ids.failed ? fault_memory(store->context) : CODICIL_OK;
}

static CodicilStatus find_there(void *user, const char *work,
                                const char *version, const char *id, There *out)
{
    WorkWording *wording = user;
    Buf key AUTO(buf_clear) = {0};
    buf_add_format(&key, "%s@%s/%s", work, version ? version : "",
                   wording->locale);
    if (!buf_is_ok(&key))
        return fault_memory(wording->store->context);
    if (!wording->key || strcmp(wording->key, buf_text(&key)) != 0) {
        free(wording->key);
        xmlFreeDoc(wording->last);
        idset_clear(&wording->ids);
        wording->last = NULL;
        wording->key = buf_take(&key);
        idset_init(&wording->ids);
        TRY(read_there(wording, work, version));
    }
    *out = wording->there == THERE && !idset_has(&wording->ids, id)
               ? THERE_NO_ID
               : wording->there;
    return CODICIL_OK;
}

CodicilStatus wording_check(WorkWording *wording, const ParityText *original,
                            const ParityText *text, Findings *out)
{
    NumberingStyle *styles = NULL;
    size_t count = 0;
    wording->locale = doc_locale(text->text);
    TRY(work_numbering(wording->store->context, wording->work, wording->locale,
                       &styles, &count));
    Wording asked = {&wording->addresses,
                     &wording->glossary,
                     wording->imports,
                     styles,
                     count,
                     find_there,
                     wording};
    CodicilStatus status =
        check_wording(wording->store->context, &asked, original, text, out);
    free(styles);
    return status;
}
