/* Putting a draft into the store. */
#include "store/draft.h"

#include "base/file.h"
#include "store/batch.h"

#include <string.h>

void draft_free(Draft *draft)
{
    if (!draft)
        return;
    work_free(draft->work);
    version_free(draft->version);
    xmlFreeDoc(draft->replaced);
    xmlFreeDoc(draft->predecessor);
    xmlFreeDoc(draft->original);
    free(draft);
}

/* Whether `file` is in the folder of a work or a version. */
static bool is_there(const Store *store, const char *work, const char *version,
                     const char *file)
{
    char *AUTO(free_bytes) path =
        version ? store_path(store, work, version, file, NULL)
                : store_path(store, work, file, NULL);
    return path && file_is_there(path);
}

/* ------------------------------------------------------------------ the work
 */

static CodicilStatus set_kind(const CodicilContext *context, Work *work,
                              const char *kind)
{
    if (!kind)
        return CODICIL_OK;
    const char *old = work->kind == EL_statement ? "statement" : "doc";
    if (!work->is_new && strcmp(kind, old) != 0)
        return fault(context, CODICIL_REFUSED, NULL,
                     "'%s' is of kind %s (work.xml says so); '%s' was asked "
                     "for",
                     work->name, old, kind);
    return work_set(context, work, "kind", kind);
}

static CodicilStatus
open_work(const Store *store, const CodicilImportOptions *options, Draft *draft)
{
    const char *name = options->work;
    TRY(store_check_case(store, store->documents, name));
    if (is_there(store, name, NULL, "work.xml"))
        TRY(work_read(store, name, &draft->work));
    else
        TRY(work_new(store, name, draft->text.locale, &draft->work));
    return set_kind(store->context, draft->work, options->kind);
}

/* --------------------------------------------------------------- the version
 */

static CodicilStatus check_instant(const Store *store, const Versions *versions,
                                   const Version *version)
{
    for (size_t i = 0; i < versions->count; i++) {
        const Version *other = versions->items[i];
        if (other->in_force && other->in_force_at == version->in_force_at &&
            strcmp(other->label, version->label) != 0)
            return fault(store->context, CODICIL_REFUSED, NULL,
                         "%s@%s is in force from %s already; another instant "
                         "was expected for %s@%s",
                         other->work, other->label, other->in_force,
                         version->work, version->label);
    }
    return CODICIL_OK;
}

static CodicilStatus set_in_force(const Store *store, const char *in_force,
                                  const Versions *versions, Draft *draft)
{
    Version *version = draft->version;
    if (!in_force ||
        (version->in_force && !strcmp(in_force, version->in_force)))
        return CODICIL_OK;
    if (version->is_published)
        return fault(store->context, CODICIL_REFUSED, NULL,
                     "%s@%s is published and in force from %s; that never "
                     "changes",
                     version->work, version->label,
                     version->in_force ? version->in_force : "no date");
    TRY(version_set(store->context, version, "in-force", in_force));
    draft->is_moved = !version->is_new;
    return check_instant(store, versions, version);
}

/* What was asked for; of a new version whose label is a date, that. */
static const char *choose_in_force(const Store *store,
                                   const CodicilImportOptions *options,
                                   const Draft *draft)
{
    Date date;
    const Version *version = draft->version;
    if (options->in_force || !version->is_new ||
        !date_from_text(version->label, &date))
        return options->in_force;
    tell(store->context, CODICIL_NOTE, NULL,
         "%s@%s: in force from %s, as its label says", version->work,
         version->label, version->label);
    return version->label;
}

static CodicilStatus open_version(const Store *store,
                                  const CodicilImportOptions *options,
                                  const Versions *versions, Draft *draft)
{
    const char *work = options->work, *label = options->version;
    char *AUTO(free_bytes) folder = store_path(store, work, NULL);
    if (!folder)
        return fault_memory(store->context);
    TRY(store_check_path(store, folder));
    TRY(store_check_case(store, folder, label));
    if (versions_find(versions, label))
        TRY(version_read(store, work, label, &draft->version));
    else
        TRY(version_new(store, work, label, &draft->version));
    return set_in_force(store, choose_in_force(store, options, draft), versions,
                        draft);
}

/* ---------------------------------------------------------------- the texts */

/* The text of a locale, where it is there. */
static CodicilStatus read_if_there(const Store *store, const Version *version,
                                   const char *locale, xmlDoc **out)
{
    Texts texts AUTO(texts_clear) = {0};
    TRY(texts_read(store, version->work, version->label, &texts));
    const Text *text = texts_find(&texts, locale);
    return text ? text_read(store, version, text, out) : CODICIL_OK;
}

static CodicilStatus open_text(const Store *store, Draft *draft)
{
    const Version *version = draft->version;
    const char *locale = draft->text.locale;
    Texts texts AUTO(texts_clear) = {0};
    TRY(texts_read(store, version->work, version->label, &texts));
    char *AUTO(free_bytes) folder =
        store_path(store, version->work, version->label, NULL);
    Buf file AUTO(buf_clear) = {0};
    buf_add_format(&file, "%s.xml", locale);
    if (!folder || !buf_is_ok(&file))
        return fault_memory(store->context);
    TRY(store_check_case(store, folder, file.bytes));
    if (version_has_text(version, locale))
        return fault(store->context, CODICIL_REFUSED, &(Place){.file = folder},
                     "its text in '%s' is published and never changes", locale);
    const Text *old = texts_find(&texts, locale);
    if (!old)
        return CODICIL_OK;
    draft->text.revision = old->revision;
    return text_read(store, version, old, &draft->replaced);
}

static CodicilStatus open_others(const Store *store, const Versions *versions,
                                 Draft *draft)
{
    const char *locale = draft->text.locale;
    const char *original = draft->work->original;
    const Version *before = versions_before(versions, draft->version);
    if (before)
        TRY(read_if_there(store, before, locale, &draft->predecessor));
    if (strcmp(locale, original) != 0)
        TRY(read_if_there(store, draft->version, original, &draft->original));
    return CODICIL_OK;
}

CodicilStatus draft_open(Store *store, const CodicilImportOptions *options,
                         Draft **out)
{
    const CodicilContext *context = store->context;
    Draft *AUTO(free_draft) draft = calloc(1, sizeof(*draft));
    if (!draft)
        return fault_memory(context);
    if (!options->work || !options->version || !options->locale)
        return fault(context, CODICIL_MISUSE, NULL,
                     "a work, a version and a locale are needed");
    TRY(name_check_work(context, options->work));
    TRY(name_check_version(context, options->version));
    TRY(name_check_locale(context, options->locale, draft->text.locale));
    TRY(store_lock(store));
    TRY(open_work(store, options, draft));
    Versions versions AUTO(versions_clear) = {0};
    if (!draft->work->is_new)
        TRY(versions_read(store, options->work, &versions));
    TRY(open_version(store, options, &versions, draft));
    TRY(open_text(store, draft));
    TRY(open_others(store, &versions, draft));
    draft->facts = text_facts(draft->work, draft->version, &draft->text);
    *out = TAKE(draft);
    return CODICIL_OK;
}

/* -------------------------------------------------------------------- writing
 */

/* The other drafts of a version whose instant was moved get their new meta. */
static CodicilStatus move_others(const Store *store, const Draft *draft)
{
    const Version *version = draft->version;
    Texts texts AUTO(texts_clear) = {0};
    if (!draft->is_moved)
        return CODICIL_OK;
    TRY(texts_read(store, version->work, version->label, &texts));
    for (size_t i = 0; i < texts.count; i++) {
        const Text *text = &texts.items[i];
        xmlDoc *AUTO(free_doc) doc = NULL;
        if (!strcmp(text->locale, draft->text.locale))
            continue;
        TRY(text_read(store, version, text, &doc));
        Facts facts = text_facts(draft->work, version, text);
        TRY(meta_write(store->context, &facts, doc));
        TRY(text_write(store, version, text, doc, NULL));
    }
    return CODICIL_OK;
}

CodicilStatus draft_put(const Store *store, Draft *draft, const xmlDoc *text)
{
    TRY(text_write(store, draft->version, &draft->text, text, NULL));
    TRY(version_write(store, draft->version, NULL));
    TRY(work_write(store, draft->work, NULL));
    return move_others(store, draft);
}

CodicilStatus draft_write(Store *store, Draft *draft, const xmlDoc *text)
{
    TRY(store_begin(store));
    CodicilStatus status = draft_put(store, draft, text);
    if (status == CODICIL_OK)
        status = store_commit(store);
    store_drop(store);
    return status;
}
