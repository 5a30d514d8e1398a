/* version.xml, read and written. */
#include "store/version.h"

#include "base/file.h"
#include "store/form.h"
#include "store/work.h"

#include <string.h>

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
    {"work", "version", FORM_MAYBE, NULL, "facts as published", {{0}}},
    {"kind", "work", FORM_ONE, "doc|statement", "document type", {{0}}},
    {"publisher", "work", FORM_MAYBE, "text", "who publishes it", {{0}}},
    {"country", "work", FORM_MAYBE, "country", "of the publisher", {{0}}},
    {"original", "work", FORM_ONE, "locale", "written first in", {{0}}},
    {"prevailing", "work", FORM_ONE, "locale", "prevails", {{0}}},
    {"promised", "work", FORM_MANY, "locale", "it is to have", {{0}}},
    {"untranslated", "work", FORM_ONE, "serve|hold", "until then", {{0}}},
    {"fallback", "work", FORM_MANY, "locale", "served instead", {{0}}},
    {"notes", "version", FORM_MAYBE, NULL, "on what changed", {{0}}},
    {"note",
     "notes",
     FORM_MANY,
     NULL,
     "one, in one language",
     {{"for", "id", false}, {"xml:lang", "locale", true}}},
    {"p", "note", FORM_MANY, "text", "a paragraph", {{0}}},
    {"approval",
     "version",
     FORM_MANY,
     NULL,
     "of a draft",
     {{"locale", "locale", true},
      {"by", "text", true},
      {"at", "instant", true},
      {"sha256", "sha256", true}}},
    {"history", "version", FORM_MAYBE, NULL, "where it came from", {{0}}},
    {"state",
     "history",
     FORM_MANY,
     NULL,
     "of a file in a git repository",
     {{"locale", "locale", true},
      {"commit", "text", true},
      {"at", "instant", true},
      {"path", "text", true},
      {"blob", "text", true},
      {"sha256", "sha256", false}}},
    {"log", "version", FORM_MAYBE, NULL, "of publications", {{0}}},
    {"entry",
     "log",
     FORM_MANY,
     NULL,
     "one publication",
     {{"kind", "publish|add|correct|withdraw|rerender", true},
      {"at", "instant", true},
      {"by", "text", false},
      {"change", "editorial|inform|material", false},
      {"predecessor", "label", false},
      {"codicil", "text", false},
      {"templates", "sha256", false},
      {"before", "sha256", false},
      {"facts", "sha256", false},
      {"head", "sha256", false},
      {"digest", "sha256", false}}},
    {"reason", "entry", FORM_MAYBE, "text", "why", {{0}}},
    {"text",
     "entry",
     FORM_MANY,
     NULL,
     "a text that it put out",
     {{"locale", "locale", true},
      {"revision", "integer", true},
      {"sha256", "sha256", true},
      {"approved", "text", false}}},
    {"rendition",
     "text",
     FORM_MANY,
     NULL,
     "a rendition of it",
     {{"format", "html|markdown|text|rtf|xml", true},
      {"sha256", "sha256", true}}},
    {"picture",
     "entry",
     FORM_MANY,
     NULL,
     "one that the texts show",
     {{"path", "text", true}, {"sha256", "sha256", true}}},
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
    log_clear(&version->log);
    xmlFreeDoc(version->doc);
    free(version);
}

/* Takes the values out of the tree. */
static CodicilStatus load(const CodicilContext *context, Version *version)
{
    const char *change = form_get(version->doc, "change");
    version->change = CHANGE_OPEN;
    for (Change i = CHANGE_EDITORIAL; change && i <= CHANGE_MATERIAL; i++)
        if (!strcmp(change, changes[i]))
            version->change = i;
    version->in_force = form_get(version->doc, "in-force");
    if (version->in_force)
        instant_from_text(version->in_force, &version->in_force_at);
    version->facts = form_first(xmlDocGetRootElement(version->doc), "work");
    log_clear(&version->log);
    TRY(log_load(context, version->doc, &version->log));
    const LogEntry *last = log_last(&version->log);
    version->is_published = last != NULL;
    version->is_withdrawn = last && last->kind == ENTRY_WITHDRAW;
    return CODICIL_OK;
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
    char **AUTO(free_names) labels = NULL;
    TRY(store_list_labels(store, work, &labels));
    Buf names AUTO(buf_clear) = {0};
    store_tell_names(labels, &names);
    return fault(store->context, CODICIL_NOT_FOUND,
                 &(Place){.file = store->documents},
                 "has no version '%s' of '%s'; versions there: %s", label, work,
                 buf_text(&names));
}

/* Of a file that is there. */
static CodicilStatus read_file(const CodicilContext *context, const char *path,
                               const char *work, const char *label,
                               Version **out)
{
    Version *AUTO(free_version) version = named(work, label);
    if (!version)
        return fault_memory(context);
    TRY(form_read(context, &form, path, &version->doc));
    const char *said = form_get(version->doc, "label");
    if (strcmp(said, label) != 0)
        return fault(context, CODICIL_INVALID, &(Place){.file = path},
                     "<label> is '%s'; expected was the folder's name, '%s'",
                     said, label);
    TRY(load(context, version));
    *out = TAKE(version);
    return CODICIL_OK;
}

CodicilStatus version_read(const Store *store, const char *work,
                           const char *label, Version **out)
{
    TRY(name_check_work(store->context, work));
    TRY(name_check_version(store->context, label));
    char *AUTO(free_bytes) path =
        store_path(store, work, label, "version.xml", NULL);
    if (!path)
        return fault_memory(store->context);
    TRY(check_is_there(store, work, label, path));
    return read_file(store->context, path, work, label, out);
}

CodicilStatus version_read_alone(const CodicilContext *context,
                                 const char *path, const char *work,
                                 const char *label, Version **out)
{
    TRY(name_check_work(context, work));
    TRY(name_check_version(context, label));
    return read_file(context, path, work, label, out);
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
    TRY(load(store->context, version));
    *out = TAKE(version);
    return CODICIL_OK;
}

/* RFC 3339 lets "T" and "Z" be small, what is kept does not. */
static void raise(char *instant)
{
    for (; instant && *instant; instant++)
        if (*instant == 't' || *instant == 'z')
            *instant = (char)(*instant - 'a' + 'A');
}

CodicilStatus version_set(const CodicilContext *context, Version *version,
                          const char *what, const char *value)
{
    Instant instant;
    char *AUTO(free_bytes) own = value ? strdup(value) : NULL;
    if (value && !own)
        return fault_memory(context);
    if (instant_from_text(value, &instant))
        raise(own);
    TRY(form_set(context, &form, version->doc, what, own));
    return load(context, version);
}

const char *version_get(const Version *version, const char *what)
{
    return form_get(version->doc, what);
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
    return log_find(&version->log, locale, INSTANT_MOST) != NULL;
}

/* ------------------------------------------------------------------- facts */

const char *version_fact(const Version *version, const char *name)
{
    const xmlNode *node =
        version->facts ? form_first(version->facts, name) : NULL;
    const xmlNode *text = node ? node->children : NULL;
    return text ? (const char *)text->content : NULL;
}

bool version_promises(const Version *version, const char *locale)
{
    const xmlNode *at =
        version->facts ? form_first(version->facts, "promised") : NULL;
    for (; at; at = form_next(at))
        if (at->children && !strcmp((char *)at->children->content, locale))
            return true;
    return false;
}

static bool put_fact(xmlNode *facts, const char *name, const char *value)
{
    xmlNode *node =
        !value ? NULL
               : xmlNewDocNode(facts->doc, facts->ns, BAD_CAST name, NULL);
    if (!value)
        return true;
    if (node && doc_add_text(node, value, strlen(value)) &&
        xmlAddChild(facts, node))
        return true;
    xmlFreeNode(node);
    return false;
}

CodicilStatus version_set_facts(const CodicilContext *context, Version *version,
                                const Work *work)
{
    xmlNode *facts = form_add(&form, version->doc, "work", false);
    if (!facts)
        return fault_memory(context);
    bool is_statement = work->kind == EL_statement;
    bool done = put_fact(facts, "kind", is_statement ? "statement" : "doc") &&
                put_fact(facts, "publisher", work->publisher) &&
                put_fact(facts, "country", work->country) &&
                put_fact(facts, "original", work->original) &&
                put_fact(facts, "prevailing", work->prevailing);
    for (const char **at = work->promised; done && *at; at++)
        done = put_fact(facts, "promised", *at);
    done &= put_fact(facts, "untranslated",
                     work->untranslated == WORK_HOLD ? "hold" : "serve");
    for (const char **at = work->fallback; done && *at; at++)
        done = put_fact(facts, "fallback", *at);
    return done ? load(context, version) : fault_memory(context);
}

CodicilStatus version_add_approval(const CodicilContext *context,
                                   Version *version, xmlNode **out)
{
    *out = form_add(&form, version->doc, "approval", true);
    return *out ? CODICIL_OK : fault_memory(context);
}

CodicilStatus version_add_entry(const CodicilContext *context, Version *version,
                                const LogEntry *entry)
{
    xmlNode *log = form_add(&form, version->doc, "log", false);
    if (!log)
        return fault_memory(context);
    TRY(log_append(context, version->doc, log, entry));
    return load(context, version);
}

CodicilStatus version_check_log(const CodicilContext *context,
                                const Version *version)
{
    HeadState state;
    bool is_whole;
    TRY(log_head_state(context, version->doc, &version->log, &state));
    TRY(log_is_whole(context, version->doc, &version->log, &is_whole));
    if (state != HEAD_CHANGED && is_whole)
        return CODICIL_OK;
    return fault(context, CODICIL_REFUSED, NULL,
                 "version.xml of %s@%s was changed by hand since %s, and only "
                 "its notes may be: that has to be undone first (`codicil "
                 "verify` tells what is wrong)",
                 version->work, version->label, log_last(&version->log)->at);
}
