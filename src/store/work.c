/* work.xml, read and written. */
#include "store/work.h"

#include "base/file.h"
#include "store/defaults.h"
#include "store/form.h"

#include <string.h>

static const FormRow rows[] = {
    {"work", NULL, FORM_ONE, NULL, "a document in all its versions", {{0}}},
    {"kind", "work", FORM_ONE, "doc|statement", "document type", {{0}}},
    {"publisher", "work", FORM_MAYBE, "text", "who publishes it", {{0}}},
    {"country", "work", FORM_MAYBE, "country", "of the publisher", {{0}}},
    {"original", "work", FORM_ONE, "locale", "written first in", {{0}}},
    {"prevailing", "work", FORM_MAYBE, "locale", "prevails", {{0}}},
    {"promised", "work", FORM_MANY, "locale", "every version has", {{0}}},
    {"untranslated", "work", FORM_MAYBE, "serve|hold", "until then", {{0}}},
    {"fallback", "work", FORM_MANY, "locale", "served instead", {{0}}},
    {"sign-off", "work", FORM_MAYBE, "yes|no", "before publishing", {{0}}},
    {"numbering",
     "work",
     FORM_MANY,
     NULL,
     "how provisions are numbered",
     {{"for", "article|section|paragraph|point|item", true},
      {"level", "integer", false},
      {"xml:lang", "locale", false},
      {"style", "number", false}}},
    {"address",
     "work",
     FORM_MANY,
     NULL,
     "addresses that differ by language",
     {{"pattern", "text", true},
      {"form", "tag|lower|underscore|language", false}}},
    {"for",
     "address",
     FORM_MANY,
     "text",
     "what it is in a language",
     {{"xml:lang", "locale", true}}},
    {"imports",
     "work",
     FORM_MANY,
     NULL,
     "a work whose terms are used",
     {{"work", "name", true}, {"version", "label", false}}},
    {"term", "work", FORM_MANY, NULL, "a term", {{"id", "id", true}}},
    {"name",
     "term",
     FORM_MANY,
     "text",
     "what it is called",
     {{"xml:lang", "locale", true}}},
    {"variant",
     "term",
     FORM_MANY,
     "text",
     "another form of it",
     {{"xml:lang", "locale", true}}},
    {"window",
     "work",
     FORM_MAYBE,
     NULL,
     "older versions that what's new is told from",
     {{"days", "integer", false}, {"most", "integer", false}}},
};

static const Form form = {rows, sizeof(rows) / sizeof(rows[0])};

void work_free(Work *work)
{
    if (!work)
        return;
    free(work->promised);
    free(work->fallback);
    xmlFreeDoc(work->doc);
    free(work);
}

static void load_number(const xmlNode *node, const char *name, unsigned *out)
{
    const char *value = node ? doc_get(node, name) : NULL;
    if (value)
        *out = (unsigned)strtoul(value, NULL, 10);
}

static void load_window(Work *work)
{
    const xmlNode *window =
        form_first(xmlDocGetRootElement(work->doc), "window");
    work->window_days = WORK_WINDOW_DAYS;
    work->window_most = WORK_WINDOW_MOST;
    load_number(window, "days", &work->window_days);
    load_number(window, "most", &work->window_most);
}

/* Takes the values out of the tree. */
static CodicilStatus load(const CodicilContext *context, Work *work)
{
    const xmlDoc *doc = work->doc;
    const char *kind = form_get(doc, "kind");
    const char *untranslated = form_get(doc, "untranslated");
    work->kind = kind && !strcmp(kind, "statement") ? EL_statement : EL_doc;
    work->publisher = form_get(doc, "publisher");
    work->country = form_get(doc, "country");
    work->original = form_get(doc, "original");
    work->prevailing = form_get(doc, "prevailing");
    if (!work->prevailing)
        work->prevailing = work->original;
    work->untranslated =
        untranslated && !strcmp(untranslated, "hold") ? WORK_HOLD : WORK_SERVE;
    const char *sign_off = form_get(doc, "sign-off");
    work->sign_off = sign_off && !strcmp(sign_off, "yes");
    load_window(work);
    free(work->promised);
    free(work->fallback);
    work->promised = form_list(doc, "promised");
    work->fallback = form_list(doc, "fallback");
    return work->promised && work->fallback ? CODICIL_OK
                                            : fault_memory(context);
}

static Work *named(const char *name)
{
    Work *work = calloc(1, sizeof(*work));
    if (work)
        memcpy(work->name, name, strlen(name) + 1);
    return work;
}

CodicilStatus work_read(const Store *store, const char *name, Work **out)
{
    TRY(name_check_work(store->context, name));
    TRY(store_has_work(store, name));
    Work *AUTO(free_work) work = named(name);
    char *AUTO(free_bytes) path = store_path(store, name, "work.xml", NULL);
    if (!work || !path)
        return fault_memory(store->context);
    TRY(form_read(store->context, &form, path, &work->doc));
    TRY(load(store->context, work));
    *out = TAKE(work);
    return CODICIL_OK;
}

CodicilStatus work_new(const Store *store, const char *name,
                       const char *original, Work **out)
{
    const CodicilContext *context = store->context;
    TRY(name_check_work(context, name));
    Defaults defaults AUTO(defaults_clear) = {0};
    TRY(defaults_read(context, store->folder, &defaults));
    Work *AUTO(free_work) work = named(name);
    if (!work)
        return fault_memory(context);
    work->is_new = true;
    TRY(form_new(context, &form, &work->doc));
    TRY(form_set(context, &form, work->doc, "kind", "doc"));
    TRY(form_set(context, &form, work->doc, "publisher", defaults.publisher));
    TRY(form_set(context, &form, work->doc, "country", defaults.country));
    TRY(form_set(context, &form, work->doc, "original", original));
    TRY(load(context, work));
    *out = TAKE(work);
    return CODICIL_OK;
}

CodicilStatus work_set(const CodicilContext *context, Work *work,
                       const char *what, const char *value)
{
    TRY(form_set(context, &form, work->doc, what, value));
    return load(context, work);
}

CodicilStatus work_write(const Store *store, Work *work, bool *changed)
{
    char *AUTO(free_bytes) path =
        store_path(store, work->name, "work.xml", NULL);
    if (!path)
        return fault_memory(store->context);
    TRY(form_write(store, work->doc, path, changed));
    work->is_new = false;
    return CODICIL_OK;
}
