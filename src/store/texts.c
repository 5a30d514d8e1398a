/* The texts of a version, as files. */
#include "store/texts.h"

#include "base/file.h"
#include "store/batch.h"

#include <stdio.h>
#include <string.h>

#define ENDING        ".xml"
#define ENDING_SIZE   (sizeof(ENDING) - 1)
#define REVISION_SIZE 6 /* digits, at most */

void texts_clear(Texts *texts)
{
    free(texts->items);
    *texts = (Texts){0};
}

/* ----------------------------------------------------------------- file names
 *
 *      name     = locale [ "~" revision ] ".xml"
 *      revision = nonzero *5digit
 */

static bool revision_from_text(const char *text, size_t size, unsigned *out)
{
    if (!size || size > REVISION_SIZE || *text == '0' ||
        strspn(text, "0123456789") < size)
        return false;
    unsigned revision = 0;
    for (size_t i = 0; i < size; i++)
        revision = revision * 10 + (unsigned)(text[i] - '0');
    *out = revision;
    return true;
}

/* False, and why in `reason`, where a name with our ending is no text. */
static bool text_from_name(const char *name, Text *out, char *reason)
{
    size_t size = strlen(name) - ENDING_SIZE;
    const char *tilde = memchr(name, '~', size);
    size_t tag = tilde ? (size_t)(tilde - name) : size;
    char locale[LOCALE_SIZE] = "";
    *out = (Text){0};
    snprintf(reason, LOCALE_REASON_SIZE,
             "LOCALE.xml or LOCALE~N.xml, N from "
             "1, was expected");
    if (tag >= LOCALE_SIZE ||
        (tilde &&
         !revision_from_text(tilde + 1, size - tag - 1, &out->revision)))
        return false;
    memcpy(locale, name, tag);
    if (!locale_from_text(locale, out->locale, reason))
        return false;
    snprintf(reason, LOCALE_REASON_SIZE, "the locale is written '%s'",
             out->locale);
    return !strcmp(out->locale, locale);
}

static bool has_ending(const char *name)
{
    size_t size = strlen(name);
    return size > ENDING_SIZE && !strcmp(name + size - ENDING_SIZE, ENDING);
}

/* ------------------------------------------------------------------- listing
 */

static int compare(const void *a, const void *b)
{
    const Text *left = a, *right = b;
    int order = strcmp(left->locale, right->locale);
    if (order)
        return order;
    return left->revision < right->revision   ? -1
           : left->revision > right->revision ? 1
                                              : 0;
}

/* Leaves the highest revision of each locale. */
static void keep_highest(Texts *texts)
{
    qsort(texts->items, texts->count, sizeof(*texts->items), compare);
    size_t kept = 0;
    for (size_t i = 0; i < texts->count; i++) {
        const char *next =
            i + 1 < texts->count ? texts->items[i + 1].locale : "";
        if (strcmp(texts->items[i].locale, next) != 0)
            texts->items[kept++] = texts->items[i];
    }
    texts->count = kept;
}

static void add_file(const Store *store, const char *folder, const char *name,
                     Texts *texts)
{
    char reason[LOCALE_REASON_SIZE];
    if (*name == '.' || !has_ending(name) || !strcmp(name, "version.xml"))
        return;
    if (text_from_name(name, &texts->items[texts->count], reason))
        texts->count++;
    else
        tell(store->context, CODICIL_WARNING, &(Place){.file = folder},
             "%s is passed over, being no text: %s", name, reason);
}

CodicilStatus texts_read(const Store *store, const char *work,
                         const char *version, Texts *out)
{
    char *AUTO(free_bytes) folder = store_path(store, work, version, NULL);
    if (!folder)
        return fault_memory(store->context);
    TRY(store_check_path(store, folder));
    *out = (Texts){0};
    if (!file_is_there(folder))
        return CODICIL_OK;
    char **AUTO(free_names) names = NULL;
    TRY(folder_read(store->context, folder, &names));
    size_t count = 0;
    while (names[count])
        count++;
    Texts texts = {calloc(count + 1, sizeof(*texts.items)), 0};
    if (!texts.items)
        return fault_memory(store->context);
    for (size_t i = 0; i < count; i++)
        add_file(store, folder, names[i], &texts);
    keep_highest(&texts);
    *out = texts;
    return CODICIL_OK;
}

CodicilStatus texts_published(const CodicilContext *context,
                              const Version *version, Instant at, Texts *out)
{
    const Log *log = &version->log;
    size_t room = 0;
    for (size_t i = 0; i < log->count; i++)
        room += log->items[i].text_count;
    Texts texts = {calloc(room + 1, sizeof(*texts.items)), 0};
    if (!texts.items)
        return fault_memory(context);
    for (size_t i = 0; i < log->count; i++)
        for (size_t j = 0; j < log->items[i].text_count; j++) {
            const LogText *text = &log->items[i].texts[j];
            if (i && log->items[i].at_instant > at)
                continue;
            Text *own = &texts.items[texts.count++];
            snprintf(own->locale, LOCALE_SIZE, "%s", text->locale);
            own->revision = text->revision;
        }
    keep_highest(&texts);
    *out = texts;
    return CODICIL_OK;
}

const Text *texts_find(const Texts *texts, const char *locale)
{
    for (size_t i = 0; i < texts->count; i++)
        if (!strcmp(texts->items[i].locale, locale))
            return &texts->items[i];
    return NULL;
}

void texts_tell(const Texts *texts, Buf *out)
{
    for (size_t i = 0; i < texts->count; i++)
        buf_add_format(out, "%s%s", i ? ", " : "", texts->items[i].locale);
    if (!texts->count)
        buf_add_text(out, "none");
}

/* ------------------------------------------------------------ reading, writing
 */

char *text_path(const Store *store, const char *work, const char *version,
                const Text *text)
{
    Buf path = {0};
    buf_add_format(&path, "%s/%s/%s/%s", store->documents, work, version,
                   text->locale);
    if (text->revision)
        buf_add_format(&path, "~%u", text->revision);
    buf_add_text(&path, ENDING);
    return buf_take(&path);
}

static CodicilStatus read_text(const Store *store, const Version *version,
                               const Text *text, bool is_bare, xmlDoc **out)
{
    const CodicilContext *context = store->context;
    char *AUTO(free_bytes) path =
        text_path(store, version->work, version->label, text);
    if (!path)
        return fault_memory(context);
    TRY(store_check_path(store, path));
    xmlDoc *AUTO(free_doc) doc = NULL;
    Buf bytes AUTO(buf_clear) = {0};
    TRY(file_read(context, path, &bytes));
    TRY((is_bare ? doc_read_bare : doc_read)(context, path, bytes.bytes,
                                             bytes.size, &doc));
    TRY(doc_is_text(context, doc));
    *out = TAKE(doc);
    return CODICIL_OK;
}

CodicilStatus text_read(const Store *store, const Version *version,
                        const Text *text, xmlDoc **out)
{
    return read_text(store, version, text, false, out);
}

CodicilStatus text_read_bare(const Store *store, const Version *version,
                             const Text *text, xmlDoc **out)
{
    return read_text(store, version, text, true, out);
}

/* A fault where a published text would change. */
static CodicilStatus check_unchanged(const Store *store, const char *path,
                                     const Buf *bytes)
{
    Buf there AUTO(buf_clear) = {0};
    TRY(file_read(store->context, path, &there));
    if (there.size == bytes->size &&
        !memcmp(there.bytes, bytes->bytes, bytes->size))
        return CODICIL_OK;
    return fault(store->context, CODICIL_REFUSED, &(Place){.file = path},
                 "is published and never changes");
}

CodicilStatus text_write(const Store *store, const Version *version,
                         const Text *text, const xmlDoc *doc, bool *changed)
{
    char *AUTO(free_bytes) path =
        text_path(store, version->work, version->label, text);
    Buf bytes AUTO(buf_clear) = {0};
    if (!path)
        return fault_memory(store->context);
    TRY(doc_to_bytes(store->context, path, doc, &bytes));
    TRY(store_check_path(store, path));
    if (version_has_text(version, text->locale))
        TRY(check_unchanged(store, path, &bytes));
    return store_put(store, path, bytes.bytes, bytes.size, changed);
}

static bool is_published(const Version *version, const Text *text)
{
    const LogText *out = log_find(&version->log, text->locale, INSTANT_MOST);
    return out && text->revision <= out->revision;
}

/* What was published stays, whatever work.xml says since. */
Facts text_facts(const Work *work, const Version *version, const Text *text)
{
    Facts facts = {
        .work = work->name,
        .version = version->label,
        .locale = text->locale,
        .original = work->original,
        .prevailing = work->prevailing,
        .publisher = work->publisher,
        .country = work->country,
        .in_force = version->in_force,
        .is_draft = !is_published(version, text),
        .record = version->doc,
    };
    if (version->is_published && version->facts) {
        facts.original = version_fact(version, "original");
        facts.prevailing = version_fact(version, "prevailing");
        facts.publisher = version_fact(version, "publisher");
        facts.country = version_fact(version, "country");
    }
    return facts;
}
