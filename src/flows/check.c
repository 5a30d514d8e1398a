/* check: texts → findings → report. A work is checked in all its versions and
 * languages, a file by itself. */
#include "check/check.h"
#include "check/lineage.h"
#include "check/parity.h"
#include "check/phrases.h"
#include "check/translation.h"

#include "base/file.h"
#include "flows/former.h"
#include "flows/source.h"
#include "flows/wording.h"
#include "model/name.h"
#include "store/versions.h"

#include <string.h>

/* What is asked, of a store. */
typedef struct {
    const Store *store;
    const char *locale; /* the only one that is asked about; NULL: all */
    Findings *findings;
} Asked;

/* One version of a work, and its text in the original language. */
typedef struct {
    const Store *store;
    const Work *work;
    const Version *version, *before; /* before: NULL, the first one */
    WorkWording *wording;
    char *path; /* NULL: that text is not there */
    xmlDoc *original;
    bool is_original; /* and not what stands in for it */
} Stored;

/* Holds a text against that of the version before in its language, if any. */
static CodicilStatus check_before(const Stored *stored, const Text *text,
                                  const char *path, const xmlDoc *doc,
                                  Findings *findings)
{
    const Store *store = stored->store;
    xmlDoc *AUTO(free_doc) former = NULL;
    Texts AUTO(texts_clear) texts = {0};
    if (!stored->before)
        return CODICIL_OK;
    TRY(texts_read(store, stored->work->name, stored->before->label, &texts));
    const Text *same = texts_find(&texts, text->locale);
    if (!same)
        return CODICIL_OK;
    char *AUTO(free_bytes) whole =
        text_path(store, stored->work->name, stored->before->label, same);
    char *AUTO(free_bytes) name =
        whole ? path_join(stored->before->label, strrchr(whole, '/') + 1, NULL)
              : NULL;
    if (!name)
        return fault_memory(store->context);
    TRY(text_read(store, stored->before, same, &former));
    Lineage lineage = {name, stored->before->label, former};
    return check_lineage(store->context, &lineage, path, doc, findings);
}

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
    TRY(check_before(stored, text, path, doc, findings));
    const Addresses *addresses = &stored->wording->addresses;
    ParityText own = {path, doc, addresses};
    if (!stored->original) {
        TRY(wording_check(stored->wording, NULL, &own, findings));
        stored->original = TAKE(doc);
        stored->path = TAKE(path);
        return CODICIL_OK;
    }
    ParityText original = {stored->path, stored->original, addresses};
    TRY(wording_check(stored->wording, &original, &own, findings));
    TRY(check_parity(store->context, &original, &own, findings));
    if (!stored->is_original)
        return CODICIL_OK;
    return check_translation(store->context, &original, &own, findings);
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

static bool is_asked(const Asked *asked, const Text *text)
{
    return !asked->locale || strcmp(asked->locale, text->locale) == 0;
}

/* The original first, also where only a translation is asked about, which is
 * held against it. */
static CodicilStatus check_texts(const Asked *asked, Stored *stored,
                                 const Texts *texts)
{
    Findings *findings = asked->findings;
    size_t first = findings->count;
    const Text *original = choose_original(stored->work, texts);
    stored->is_original = original && stored->work->original &&
                          !strcmp(original->locale, stored->work->original);
    if (original)
        TRY(check_one(stored, original, findings));
    if (original && !is_asked(asked, original))
        findings_set_count(findings, first);
    for (size_t i = 0; i < texts->count; i++)
        if (&texts->items[i] != original && is_asked(asked, &texts->items[i]))
            TRY(check_one(stored, &texts->items[i], findings));
    findings_sort(findings, first);
    return CODICIL_OK;
}

static CodicilStatus check_stored(const Asked *asked, WorkWording *wording,
                                  const Version *version,
                                  const Versions *versions)
{
    const Work *work = wording->work;
    Texts AUTO(texts_clear) texts = {0};
    Stored stored = {.store = asked->store,
                     .work = work,
                     .version = version,
                     .wording = wording,
                     .before = former_find(versions, version)};
    TRY(texts_read(asked->store, work->name, version->label, &texts));
    CodicilStatus status = check_texts(asked, &stored, &texts);
    free(stored.path);
    xmlFreeDoc(stored.original);
    return status;
}

/* All versions of a work, or one (`label` not empty). */
static CodicilStatus check_work(const Asked *asked, const char *name,
                                const char *label)
{
    const Store *store = asked->store;
    Work *AUTO(free_work) work = NULL;
    TRY(work_read(store, name, &work));
    WorkWording AUTO(wording_close) wording = WORDING_CLOSED;
    TRY(wording_open(store, work, &wording));
    Versions AUTO(versions_clear) versions = {0};
    Version *AUTO(free_version) version = NULL;
    if (*label)
        TRY(version_read(store, name, label, &version));
    TRY(versions_read(store, name, &versions));
    if (version)
        return check_stored(asked, &wording, version, &versions);
    for (size_t i = 0; i < versions.count; i++)
        TRY(check_stored(asked, &wording, versions.items[i], &versions));
    return CODICIL_OK;
}

static CodicilStatus check_store(const Asked *asked)
{
    char **works = NULL;
    CodicilStatus status = store_list_works(asked->store, &works);
    for (char **at = works; status == CODICIL_OK && *at; at++)
        status = check_work(asked, *at, "");
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

static bool is_phrases(const char *name)
{
    size_t size = strlen(name);
    return size > 3 && strcmp(name + size - 3, ".po") == 0;
}

static CodicilStatus check_phrases_file(CodicilContext *context,
                                        const char *path, Findings *findings)
{
    const char *data = NULL;
    Phrases *english = NULL;
    TRY(context_data(context, &data));
    TRY(phrases_open(context, data, "en", &english));
    CodicilStatus status = check_phrases(context, path, english, findings);
    phrases_close(english);
    return status;
}

static CodicilStatus check_name(CodicilContext *context,
                                const CodicilCheckOptions *options,
                                const char *name, Findings *findings)
{
    Store AUTO(store_close) store = STORE_CLOSED;
    Asked asked = {.store = &store, .findings = findings};
    char locale[LOCALE_SIZE];
    Name split;
    if (name && is_phrases(name))
        return check_phrases_file(context, name, findings);
    if (name && name_is_path(name))
        return check_file(context, options, name, findings);
    if (options->locale) {
        TRY(name_check_locale(context, options->locale, locale));
        asked.locale = locale;
    }
    if (name)
        TRY(name_from_text(context, name, &split));
    TRY(store_open(context, &store));
    if (!findings_set_folder(findings, store.folder))
        return fault_memory(context);
    if (!name)
        return check_store(&asked);
    return check_work(&asked, split.work, split.version);
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
