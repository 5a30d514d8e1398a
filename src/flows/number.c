/* number: numbers and the words of references made anew, in the drafts of a
 * work or in a file. */
#include "base/file.h"
#include "flows/former.h"
#include "model/ident.h"
#include "model/name.h"
#include "model/renew.h"
#include "store/batch.h"
#include "store/languages.h"
#include "store/texts.h"
#include "store/versions.h"

#include <string.h>

typedef struct {
    const CodicilContext *context;
    const CodicilNumberOptions *options;
    Buf *report;
    const char *file; /* as the report names it */
    size_t texts;     /* that were looked at */
} Job;

static void add_change(Job *job, const xmlNode *node, const char *was,
                       const char *now)
{
    const char *id = NULL;
    for (; node && !id && node->type == XML_ELEMENT_NODE; node = node->parent)
        id = doc_get(node, "xml:id");
    buf_add_format(job->report, "%s: %s: %s → %s\n", job->file, id ? id : "-",
                   *was ? was : "(none)", now);
}

static void add_reference(void *user, const xmlNode *ref, const char *was,
                          const char *now)
{
    Job *job = user;
    if (now)
        add_change(job, ref, was, now);
    else
        tell(job->context, CODICIL_WARNING,
             &(Place){job->file, doc_line(ref), 0},
             "the reference \"%.80s\" to %.80s says a number that is not its "
             "target's, nor was; left as it is",
             was, doc_get(ref, "href"));
}

/* Numbers a text in memory. */
static CodicilStatus number_text(Job *job, NumberingWish *wish, xmlDoc *doc)
{
    Numbering numbering AUTO(numbering_clear) = {0};
    wish->is_consecutive = job->options->consecutive;
    TRY(numbering_read(job->context, doc, &numbering));
    TRY(numbering_plan(job->context, wish, &numbering));
    for (size_t i = 0; i < numbering.count; i++) {
        const Numbered *item = &numbering.items[i];
        if (strcmp(buf_text(&item->text), buf_text(&item->plan)) != 0)
            add_change(job, item->node, buf_text(&item->text),
                       buf_text(&item->plan));
    }
    Renewal renewal = {doc, &numbering, wish->former, add_reference, job};
    TRY(renew_references(job->context, &renewal));
    TRY(numbering_apply(job->context, &numbering));
    return ident_number(job->context, doc);
}

/* ---------------------------------------------------------------- the store */

typedef struct {
    Job *job;
    Store *store;
    const Work *work;
    const Version *version, *before; /* before: NULL, it is the first */
} Stored;

static CodicilStatus number_stored(const Stored *stored, const Text *text)
{
    Job *job = stored->job;
    const Store *store = stored->store;
    xmlDoc *AUTO(free_doc) doc = NULL;
    xmlDoc *AUTO(free_doc) former = NULL;
    char *AUTO(free_bytes) styles = NULL;
    NumberingWish wish = {0};
    NumberingStyle *list = NULL;
    TRY(work_numbering(job->context, stored->work, text->locale, &list,
                       &wish.style_count));
    styles = (char *)list;
    wish.styles = list;
    TRY(text_read(store, stored->version, text, &doc));
    TRY(former_read(store, stored->before, text->locale, &former));
    wish.former = former;
    char *AUTO(free_bytes) path =
        text_path(store, stored->work->name, stored->version->label, text);
    if (!path)
        return fault_memory(job->context);
    job->file = path + strlen(store->folder) + 1;
    job->texts++;
    TRY(number_text(job, &wish, doc));
    if (job->options->dry_run)
        return CODICIL_OK;
    return text_write(store, stored->version, text, doc, NULL);
}

/* Published texts are passed over, unless they are asked for. */
static CodicilStatus number_version(const Stored *stored, bool is_named)
{
    const char *locale = stored->job->options->locale;
    Texts AUTO(texts_clear) texts = {0};
    const Version *version = stored->version;
    TRY(texts_read(stored->store, stored->work->name, version->label, &texts));
    for (size_t i = 0; i < texts.count; i++) {
        const Text *text = &texts.items[i];
        if (locale && strcmp(locale, text->locale) != 0)
            continue;
        if (!version_has_text(version, text->locale))
            TRY(number_stored(stored, text));
        else if (is_named)
            return fault(stored->job->context, CODICIL_REFUSED, NULL,
                         "%s@%s (%s) is published and never changes; number a "
                         "draft of a new version",
                         stored->work->name, version->label, text->locale);
    }
    return CODICIL_OK;
}

static CodicilStatus number_work(Job *job, Store *store, const Name *name)
{
    Work *AUTO(free_work) work = NULL;
    Versions AUTO(versions_clear) versions = {0};
    TRY(work_read(store, name->work, &work));
    Version *AUTO(free_version) asked = NULL;
    if (*name->version)
        TRY(version_read(store, name->work, name->version, &asked));
    TRY(versions_read(store, name->work, &versions));
    for (size_t i = 0; i < versions.count; i++) {
        Version *version = versions.items[i];
        Stored stored = {job, store, work, version,
                         former_find(&versions, version)};
        if (!asked || strcmp(asked->label, version->label) == 0)
            TRY(number_version(&stored, asked != NULL));
    }
    if (!job->texts)
        return fault(job->context, CODICIL_NOT_FOUND, NULL,
                     "%s%s%s has no draft%s%s to number", name->work,
                     *name->version ? "@" : "", name->version,
                     job->options->locale ? " in " : "",
                     job->options->locale ? job->options->locale : "");
    return CODICIL_OK;
}

static CodicilStatus number_drafts(CodicilContext *context, Job *job)
{
    Store AUTO(store_close) store = STORE_CLOSED;
    Name name;
    TRY(name_from_text(context, job->options->name, &name));
    TRY(store_open(context, &store));
    if (job->options->dry_run)
        return number_work(job, &store, &name);
    TRY(store_lock(&store));
    TRY(store_begin(&store));
    TRY(number_work(job, &store, &name));
    return store_commit(&store);
}

/* ------------------------------------------------------------------- a file */

static CodicilStatus number_file(CodicilContext *context, Job *job)
{
    const char *path = job->options->name;
    Buf bytes AUTO(buf_clear) = {0};
    xmlDoc *AUTO(free_doc) doc = NULL;
    NumberingWish wish = {0};
    TRY(doc_read_file(context, path, &doc));
    TRY(doc_is_text(context, doc));
    job->file = path;
    TRY(number_text(job, &wish, doc));
    TRY(doc_to_bytes(context, path, doc, &bytes));
    if (job->options->dry_run)
        return CODICIL_OK;
    return file_put(context, path, bytes.bytes, bytes.size, NULL);
}

CodicilStatus codicil_number(CodicilContext *context,
                             const CodicilNumberOptions *options, char **report)
{
    Buf lines AUTO(buf_clear) = {0};
    char locale[LOCALE_SIZE];
    CodicilNumberOptions own = *options;
    Job job = {.context = context, .options = &own, .report = &lines};
    if (own.locale) {
        TRY(name_check_locale(context, own.locale, locale));
        own.locale = locale;
    }
    if (name_is_path(own.name))
        TRY(number_file(context, &job));
    else
        TRY(number_drafts(context, &job));
    buf_add(&lines, "", 0);
    *report = lines.size ? buf_take(&lines) : strdup("");
    return *report ? CODICIL_OK : fault_memory(context);
}
