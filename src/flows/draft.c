/* draft: a new version that begins as a copy of another. */
#include "base/file.h"
#include "flows/release.h"
#include "store/batch.h"
#include "store/media.h"

#include <string.h>

typedef struct {
    Release from; /* the version that is copied */
    Version *version;
} Drafting;

static void drafting_clear(Drafting *drafting)
{
    version_free(drafting->version);
    release_close(&drafting->from);
}

/* ---------------------------------------------------------------- the version
 */

static CodicilStatus check_instant(const Drafting *drafting)
{
    const Version *own = drafting->version;
    const Versions *versions = &drafting->from.versions;
    for (size_t i = 0; own->in_force && i < versions->count; i++) {
        const Version *other = versions->items[i];
        if (other->in_force && other->in_force_at == own->in_force_at)
            return fault(drafting->from.context, CODICIL_REFUSED, NULL,
                         "%s@%s is in force from %s already; another instant "
                         "was expected for %s@%s",
                         other->work, other->label, other->in_force, own->work,
                         own->label);
    }
    return CODICIL_OK;
}

static CodicilStatus open_version(Drafting *drafting,
                                  const CodicilDraftOptions *options)
{
    const Store *store = &drafting->from.store;
    const char *in_force = options->in_force;
    Date date;
    char *AUTO(free_bytes) folder = store_path(store, options->work, NULL);
    if (!folder)
        return fault_memory(store->context);
    TRY(name_check_version(store->context, options->as));
    if (versions_find(&drafting->from.versions, options->as))
        return fault(store->context, CODICIL_REFUSED, NULL,
                     "%s@%s is there already; a label that is not used was "
                     "expected",
                     options->work, options->as);
    TRY(store_check_case(store, folder, options->as));
    TRY(version_new(store, options->work, options->as, &drafting->version));
    if (!in_force && date_from_text(options->as, &date)) {
        in_force = options->as;
        tell(store->context, CODICIL_NOTE, NULL,
             "%s@%s: in force from %s, as its label says", options->work,
             options->as, options->as);
    }
    if (in_force)
        TRY(version_set(store->context, drafting->version, "in-force",
                        in_force));
    return check_instant(drafting);
}

/* ------------------------------------------------------------------ the texts
 */

/* Whether a list, "nl, en" or "all", has a locale; it is taken out of those
 * that are left to be found. */
static bool take_locale(Buf *left, const char *locale)
{
    size_t size = strlen(locale);
    for (char *at = left->bytes; at && (at = strstr(at, locale)); at += size) {
        bool begins = at == left->bytes || at[-1] == ',';
        if (begins && (!at[size] || at[size] == ',')) {
            memmove(at, at + size + (at[size] == ','),
                    strlen(at + size) + (at[size] != ','));
            return true;
        }
    }
    return false;
}

static CodicilStatus read_list(const CodicilContext *context, const char *list,
                               Buf *out)
{
    while (*list) {
        size_t size = strcspn(list, ", ");
        char part[LOCALE_SIZE] = "", locale[LOCALE_SIZE];
        if (size) {
            memcpy(part, list, size < LOCALE_SIZE ? size : LOCALE_SIZE - 1);
            TRY(name_check_locale(context, part, locale));
            buf_add_format(out, "%s%s", out->size ? "," : "", locale);
        }
        list += size + strspn(list + size, ", ");
    }
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(context);
}

static CodicilStatus copy_text(const Drafting *drafting, const Text *text)
{
    const Store *store = &drafting->from.store;
    xmlDoc *AUTO(free_doc) doc = NULL;
    Text copy = *text;
    copy.revision = 0;
    TRY(text_read(store, drafting->from.version, text, &doc));
    Facts facts = text_facts(drafting->from.work, drafting->version, &copy);
    TRY(meta_write(store->context, &facts, doc));
    return text_write(store, drafting->version, &copy, doc, NULL);
}

static CodicilStatus copy_texts(const Drafting *drafting, const char *list)
{
    const Release *from = &drafting->from;
    Texts texts AUTO(texts_clear) = {0};
    Buf left AUTO(buf_clear) = {0};
    bool all = list && strcmp(list, "all") == 0;
    TRY(texts_read(&from->store, from->work->name, from->version->label,
                   &texts));
    if (!all)
        TRY(read_list(from->context, list ? list : from->work->original,
                      &left));
    for (size_t i = 0; i < texts.count; i++)
        if (all || take_locale(&left, texts.items[i].locale))
            TRY(copy_text(drafting, &texts.items[i]));
    if (all || !*buf_text(&left))
        return CODICIL_OK;
    Buf there AUTO(buf_clear) = {0};
    texts_tell(&texts, &there);
    return fault(from->context, CODICIL_NOT_FOUND, NULL,
                 "%s@%s has no text in '%s'; locales there: %s",
                 from->work->name, from->version->label, buf_text(&left),
                 buf_text(&there));
}

static CodicilStatus copy_pictures(const Drafting *drafting)
{
    const Store *store = &drafting->from.store;
    const Version *old = drafting->from.version, *new = drafting->version;
    char **AUTO(free_names) paths = NULL;
    TRY(media_list(store, old, &paths));
    for (char **at = paths; *at; at++) {
        Buf bytes AUTO(buf_clear) = {0};
        char *AUTO(free_bytes) to =
            store_path(store, new->work, new->label, *at, NULL);
        if (!to)
            return fault_memory(store->context);
        TRY(media_read(store, old, *at, &bytes));
        TRY(store_put(store, to, buf_text(&bytes), bytes.size, NULL));
    }
    return CODICIL_OK;
}

CodicilStatus codicil_draft(CodicilContext *context,
                            const CodicilDraftOptions *options)
{
    Drafting drafting AUTO(drafting_clear) = {.from = RELEASE_CLOSED};
    Store *store = &drafting.from.store;
    if (!options->work || !options->from || !options->as)
        return fault(context, CODICIL_MISUSE, NULL,
                     "a work, a version to begin from and a new label are "
                     "needed");
    TRY(release_open(context, options->work, options->from, &drafting.from));
    TRY(open_version(&drafting, options));
    TRY(store_begin(store));
    TRY(copy_texts(&drafting, options->locales));
    TRY(copy_pictures(&drafting));
    TRY(version_write(store, drafting.version, NULL));
    return store_commit(store);
}
