/* check: texts → findings → report. A work is checked in all its versions and
 * languages, a file by itself. */
#include "check/check.h"
#include "check/parity.h"

#include "base/file.h"
#include "flows/source.h"
#include "model/name.h"
#include "store/versions.h"

#include <string.h>

/* One version of a work, and its text in the original language. */
typedef struct {
    const Store *store;
    const Work *work;
    const Version *version;
    char *path; /* NULL: that text is not there */
    xmlDoc *original;
} Stored;

static CodicilStatus check_one(Stored *stored, const Text *text,
                               Findings *findings)
{
    const Store *store = stored->store;
    xmlDoc *AUTO(free_doc) doc = NULL;
    char *AUTO(free_bytes) path =
        text_path(store, stored->work->name, stored->version->label, text);
    if (!path)
        return fault_memory(store->context);
    Facts facts = text_facts(stored->work, stored->version, text);
    TRY(text_read(store, stored->version, text, &doc));
    TRY(check_text(store->context, path, doc, &facts, findings));
    if (!stored->original) {
        stored->original = TAKE(doc);
        stored->path = TAKE(path);
        return CODICIL_OK;
    }
    ParityText original = {stored->path, stored->original};
    ParityText own = {path, doc};
    return check_parity(store->context, &original, &own, findings);
}

/* The text in the original language first; without it there is nothing to
 * hold the others against but the prevailing one, or the first. */
static const Text *choose_original(const Work *work, const Texts *texts)
{
    const Text *text =
        work->original ? texts_find(texts, work->original) : NULL;
    if (!text && work->prevailing)
        text = texts_find(texts, work->prevailing);
    return text || !texts->count ? text : texts->items;
}

static CodicilStatus check_stored(const Store *store, const Work *work,
                                  const Version *version, Findings *findings)
{
    Texts AUTO(texts_clear) texts = {0};
    Stored stored = {.store = store, .work = work, .version = version};
    size_t first = findings->count;
    TRY(texts_read(store, work->name, version->label, &texts));
    const Text *original = choose_original(work, &texts);
    CodicilStatus status = CODICIL_OK;
    if (original)
        status = check_one(&stored, original, findings);
    for (size_t i = 0; status == CODICIL_OK && i < texts.count; i++)
        if (&texts.items[i] != original)
            status = check_one(&stored, &texts.items[i], findings);
    findings_sort(findings, first);
    free(stored.path);
    xmlFreeDoc(stored.original);
    return status;
}

/* All versions of a work, or one (`label` not empty). */
static CodicilStatus check_work(const Store *store, const char *name,
                                const char *label, Findings *findings)
{
    Work *AUTO(free_work) work = NULL;
    TRY(work_read(store, name, &work));
    if (*label) {
        Version *AUTO(free_version) version = NULL;
        TRY(version_read(store, name, label, &version));
        return check_stored(store, work, version, findings);
    }
    Versions AUTO(versions_clear) versions = {0};
    TRY(versions_read(store, name, &versions));
    for (size_t i = 0; i < versions.count; i++)
        TRY(check_stored(store, work, versions.items[i], findings));
    return CODICIL_OK;
}

static CodicilStatus check_store(const Store *store, Findings *findings)
{
    char **works = NULL;
    CodicilStatus status = store_list_works(store, &works);
    for (char **at = works; status == CODICIL_OK && *at; at++)
        status = check_work(store, *at, "", findings);
    names_free(works);
    return status;
}

static CodicilStatus check_file(CodicilContext *context,
                                const CodicilCheckOptions *options,
                                const char *path, Findings *findings)
{
    Source AUTO(source_close) source = {0};
    CodicilSource asked = {.name = path,
                           .locale = options->locale,
                           .from = options->from,
                           .select = options->select};
    TRY(source_open(context, &asked, &source));
    return check_text(context, path, source.text, NULL, findings);
}

static CodicilStatus check_name(CodicilContext *context,
                                const CodicilCheckOptions *options,
                                const char *name, Findings *findings)
{
    Store AUTO(store_close) store = STORE_CLOSED;
    Name split;
    if (name && name_is_path(name))
        return check_file(context, options, name, findings);
    if (name)
        TRY(name_from_text(context, name, &split));
    TRY(store_open(context, &store));
    if (!findings_set_folder(findings, store.folder))
        return fault_memory(context);
    if (!name)
        return check_store(&store, findings);
    return check_work(&store, split.work, split.version, findings);
}

static CodicilStatus hand_over(const CodicilContext *context, Buf *bytes,
                               char **out)
{
    *out = buf_take(bytes);
    return *out ? CODICIL_OK : fault_memory(context);
}

CodicilStatus codicil_check(CodicilContext *context,
                            const CodicilCheckOptions *options, char **report)
{
    Findings findings AUTO(findings_clear);
    Buf bytes AUTO(buf_clear) = {0};
    findings_init(&findings);
    if (options->count == 0)
        TRY(check_name(context, options, NULL, &findings));
    for (size_t i = 0; i < options->count; i++)
        TRY(check_name(context, options, options->names[i], &findings));
    if (options->report == CODICIL_SARIF_REPORT)
        findings_to_sarif(&findings, &bytes);
    else if (options->report == CODICIL_JSON_REPORT)
        findings_to_json(&findings, &bytes);
    else
        findings_to_text(&findings, &bytes);
    TRY(hand_over(context, &bytes, report));
    return findings.weights[WEIGHT_ERROR] ? CODICIL_NO : CODICIL_OK;
}

CodicilStatus codicil_check_rules(CodicilContext *context, CodicilReport report,
                                  char **rules)
{
    Buf bytes AUTO(buf_clear) = {0};
    const Findings none = {0};
    if (report == CODICIL_SARIF_REPORT)
        findings_to_sarif(&none, &bytes);
    else if (report == CODICIL_JSON_REPORT)
        check_rules_to_json(&bytes);
    else
        check_rules_to_text(&bytes);
    return hand_over(context, &bytes, rules);
}
