/* version.xml, read and written. */
#include "store/version.h"

#include "base/file.h"
#include "store/form.h"

#include <string.h>

DEFINE_CLEANUP(free_labels, char *, names_free)

static const FormRow rows[] = {
    {"version", NULL, FORM_ONE, NULL, "one state of a work", {{0}}},
    {"label", "version", FORM_ONE, "label", "name of its folder", {{0}}},
    {"change",
     "version",
     FORM_MAYBE,
     "editorial|inform|material",
     "what readers have to do",
     {{0}}},
    {"in-force", "version", FORM_MAYBE, "instant", "holds from", {{0}}},
    {"announce", "version", FORM_MAYBE, "instant", "told from", {{0}}},
    {"accept-from", "version", FORM_MAYBE, "instant", "accepted from", {{0}}},
    {"enforce", "version", FORM_MAYBE, "instant", "enforced from", {{0}}},
    {"notes", "version", FORM_MAYBE, NULL, "on what changed", {{0}}},
    {"note",
     "notes",
     FORM_MANY,
     NULL,
     "one, in one language",
     {{"for", "id", false}, {"xml:lang", "locale", true}}},
    {"p", "note", FORM_MANY, "text", "a paragraph", {{0}}},
    {"log", "version", FORM_MAYBE, NULL, "of publications", {{0}}},
    {"entry",
     "log",
     FORM_MANY,
     NULL,
     "one publication",
     {{"kind", "publish|add|correct|withdraw", true},
      {"at", "instant", true},
      {"by", "text", false},
      {"before", "sha256", false}}},
    {"reason", "entry", FORM_MAYBE, "text", "why", {{0}}},
    {"text",
     "entry",
     FORM_MANY,
     NULL,
     "a text that it put out",
     {{"locale", "locale", true},
      {"revision", "integer", true},
      {"sha256", "sha256", true}}},
    {"rendition",
     "text",
     FORM_MANY,
     NULL,
     "a rendition of it",
     {{"format", "html|markdown|text|rtf|xml", true},
      {"sha256", "sha256", true}}},
};

static const Form form = {rows, sizeof(rows) / sizeof(rows[0])};

static const char *const changes[] = {
    [CHANGE_OPEN] = NULL,
    [CHANGE_EDITORIAL] = "editorial",
    [CHANGE_INFORM] = "inform",
    [CHANGE_MATERIAL] = "material",
};

const char *change_to_text(Change change)
{
    return changes[change];
}

void version_free(Version *version)
{
    if (!version)
        return;
    xmlFreeDoc(version->doc);
    free(version);
}

static xmlNode *first_entry(const Version *version)
{
    const xmlNode *root = xmlDocGetRootElement(version->doc);
    return form_first(form_first(root, "log"), "entry");
}

/* Takes the values out of the tree. */
static void load(Version *version)
{
    const char *change = form_get(version->doc, "change");
    version->change = CHANGE_OPEN;
    for (Change i = CHANGE_EDITORIAL; change && i <= CHANGE_MATERIAL; i++)
        if (!strcmp(change, changes[i]))
            version->change = i;
    version->in_force = form_get(version->doc, "in-force");
    if (version->in_force)
        instant_from_text(version->in_force, &version->in_force_at);
    version->is_published = version->is_withdrawn = false;
    for (const xmlNode *at = first_entry(version); at; at = form_next(at)) {
        const char *kind = doc_get(at, "kind");
        version->is_published = true;
        version->is_withdrawn = kind && !strcmp(kind, "withdraw");
    }
}

static Version *named(const char *work, const char *label)
{
    Version *version = calloc(1, sizeof(*version));
    if (!version)
        return NULL;
    memcpy(version->work, work, strlen(work) + 1);
    memcpy(version->label, label, strlen(label) + 1);
    return version;
}

static CodicilStatus check_is_there(const Store *store, const char *work,
                                    const char *label, const char *path)
{
    TRY(store_has_work(store, work));
    TRY(store_check_path(store, path));
    if (file_is_there(path))
        return CODICIL_OK;
    char **AUTO(free_labels) labels = NULL;
    TRY(store_list_labels(store, work, &labels));
    Buf names AUTO(buf_clear) = {0};
    store_tell_names(labels, &names);
    return fault(store->context, CODICIL_NOT_FOUND,
                 &(Place){.file = store->documents},
                 "has no version '%s' of '%s'; versions there: %s", label, work,
                 buf_text(&names));
}

CodicilStatus version_read(const Store *store, const char *work,
                           const char *label, Version **out)
{
    TRY(name_check_work(store->context, work));
    TRY(name_check_version(store->context, label));
    Version *AUTO(free_version) version = named(work, label);
    char *AUTO(free_bytes) path =
        store_path(store, work, label, "version.xml", NULL);
    if (!version || !path)
        return fault_memory(store->context);
    TRY(check_is_there(store, work, label, path));
    TRY(form_read(store->context, &form, path, &version->doc));
    const char *said = form_get(version->doc, "label");
    if (strcmp(said, label) != 0)
        return fault(store->context, CODICIL_INVALID, &(Place){.file = path},
                     "<label> is '%s'; expected was the folder's name, '%s'",
                     said, label);
    load(version);
    *out = TAKE(version);
    return CODICIL_OK;
}

CodicilStatus version_new(const Store *store, const char *work,
                          const char *label, Version **out)
{
    const CodicilContext *context = store->context;
    TRY(name_check_work(context, work));
    TRY(name_check_version(context, label));
    Version *AUTO(free_version) version = named(work, label);
    if (!version)
        return fault_memory(context);
    version->is_new = true;
    TRY(form_new(context, &form, &version->doc));
    TRY(form_set(context, &form, version->doc, "label", label));
    load(version);
    *out = TAKE(version);
    return CODICIL_OK;
}

CodicilStatus version_set(const CodicilContext *context, Version *version,
                          const char *what, const char *value)
{
    TRY(form_set(context, &form, version->doc, what, value));
    load(version);
    return CODICIL_OK;
}

CodicilStatus version_write(const Store *store, Version *version, bool *changed)
{
    char *AUTO(free_bytes) path =
        store_path(store, version->work, version->label, "version.xml", NULL);
    if (!path)
        return fault_memory(store->context);
    TRY(form_write(store, version->doc, path, changed));
    version->is_new = false;
    return CODICIL_OK;
}

bool version_has_text(const Version *version, const char *locale)
{
    for (const xmlNode *at = first_entry(version); at; at = form_next(at))
        for (const xmlNode *text = form_first(at, "text"); text;
             text = form_next(text))
            if (!strcmp(doc_get(text, "locale"), locale))
                return true;
    return false;
}
