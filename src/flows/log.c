/* The versions of a work: dates, kind of change, state, locales.
 *
 * As text, a table with one version a line, the oldest first; "*" stands before
 * the one that is taken when no version is named, "-" for what is open. A
 * locale for which the clock says something else has that in brackets, and
 * "missing" is one that is promised and not there:
 *
 *        VERSION     IN FORCE    CHANGE    STATE     LOCALES
 *      * 2018-04-27  2018-05-25  material  in force  de(draft) en nl~1
 *
 * As JSON, an object; what is open is null:
 *
 *      work, kind, publisher, country, original, prevailing: of work.xml
 *      versions: array, the oldest first, of
 *          version: label
 *          in_force, announce, accept_from, enforce: instants, as version.xml
 *              has them
 *          change: editorial, inform, material
 *          state: draft, announced, in force, superseded, withdrawn
 *          current: whether it is taken when no version is named
 *          texts: array, by locale, of
 *              locale    revision: number, from 0    draft: true or false
 *              state: as readers of it see the version
 *              in_force: from when it holds for them; null of a draft
 *              approved: who signed off a draft as it is
 *          missing: array of the promised locales that are not there
 *          entries: array of the publication log, log_report.h */
#include "flows/log_report.h"
#include "store/approval.h"
#include "store/texts.h"
#include "store/versions.h"

#include <string.h>

#define COLUMNS 5

typedef struct {
    const Store *store;
    Work *work;
    Versions versions;
    Texts *texts; /* one for each version */
    Instant now;
    const Version *current;
} History;

static void history_clear(History *history)
{
    for (size_t i = 0; history->texts && i < history->versions.count; i++)
        texts_clear(&history->texts[i]);
    free(history->texts);
    versions_clear(&history->versions);
    work_free(history->work);
}

static CodicilStatus history_read(const Store *store, const char *work,
                                  const char *at, History *history)
{
    history->store = store;
    history->now = context_now(store->context);
    if (at)
        TRY(context_instant(store->context, at, &history->now));
    TRY(work_read(store, work, &history->work));
    Versions *versions = &history->versions;
    TRY(versions_read(store, work, versions));
    history->texts = calloc(versions->count + 1, sizeof(*history->texts));
    if (!history->texts)
        return fault_memory(store->context);
    for (size_t i = 0; i < versions->count; i++)
        TRY(texts_read(store, work, versions->items[i]->label,
                       &history->texts[i]));
    history->current = versions_in_force(versions, history->now);
    return CODICIL_OK;
}

/* --------------------------------------------------------------------- text */

typedef struct {
    const char *cells[COLUMNS]; /* the last one is written as it is */
} Row;

static const Row head = {{"VERSION", "IN FORCE", "CHANGE", "STATE", "LOCALES"}};

static const char *or_dash(const char *text)
{
    return text ? text : "-";
}

static Row row_of(const History *history, size_t index)
{
    const Version *version = history->versions.items[index];
    State state = versions_state(&history->versions, version, history->now);
    return (Row){{version->label, or_dash(version->in_force),
                  or_dash(change_to_text(version->change)),
                  state_to_text(state), NULL}};
}

static void widen(const Row *row, size_t widths[COLUMNS])
{
    for (size_t i = 0; i + 1 < COLUMNS; i++)
        if (strlen(row->cells[i]) > widths[i])
            widths[i] = strlen(row->cells[i]);
}

/* All but the last cell. */
static void write_row(const Row *row, const size_t widths[COLUMNS], char mark,
                      Buf *out)
{
    buf_add_char(out, mark);
    for (size_t i = 0; i + 1 < COLUMNS; i++)
        buf_add_format(out, "%s%-*s", i ? "  " : " ", (int)widths[i],
                       row->cells[i]);
    buf_add_text(out, "  ");
}

/* Whether a locale is promised by a published version. */
static bool is_missing(const History *history, size_t index, const char *locale)
{
    const Version *version = history->versions.items[index];
    return version->is_published && version_promises(version, locale) &&
           !texts_find(&history->texts[index], locale);
}

static void write_locale(const History *history, size_t index, const Text *text,
                         Buf *out)
{
    const Version *version = history->versions.items[index];
    const Versions *versions = &history->versions;
    State own = versions_state(versions, version, history->now);
    State state =
        versions_state_for(versions, version, text->locale, history->now);
    buf_add_text(out, text->locale);
    if (text->revision)
        buf_add_format(out, "~%u", text->revision);
    if (state != own)
        buf_add_format(out, "(%s)", state_to_text(state));
}

static void write_locales(const History *history, size_t index, Buf *out)
{
    const Texts *texts = &history->texts[index];
    size_t start = out->size;
    for (size_t i = 0; i < texts->count; i++) {
        buf_add_text(out, i ? " " : "");
        write_locale(history, index, &texts->items[i], out);
    }
    for (const char **at = history->work->promised; *at; at++)
        if (is_missing(history, index, *at))
            buf_add_format(out, "%s%s(missing)", out->size > start ? " " : "",
                           *at);
    buf_add_text(out, out->size > start ? "\n" : "-\n");
}

static void to_text(const History *history, Buf *out)
{
    size_t widths[COLUMNS] = {0};
    size_t count = history->versions.count;
    widen(&head, widths);
    for (size_t i = 0; i < count; i++) {
        Row row = row_of(history, i);
        widen(&row, widths);
    }
    write_row(&head, widths, ' ', out);
    buf_add_format(out, "%s\n", head.cells[COLUMNS - 1]);
    for (size_t i = 0; i < count; i++) {
        Row row = row_of(history, i);
        bool is_current = history->versions.items[i] == history->current;
        write_row(&row, widths, is_current ? '*' : ' ', out);
        write_locales(history, i, out);
    }
}

/* --------------------------------------------------------------------- JSON */

static void put(Json *json, const char *key, const char *value)
{
    json_key(json, key);
    json_text(json, value);
}

/* From when a text holds for its readers. */
static void put_in_force(Json *json, const Version *version, const char *locale)
{
    const LogEntry *first = log_first(&version->log, locale);
    char late[32];
    bool is_late = first && first != version->log.items &&
                   first->at_instant > version->in_force_at;
    put(json, "in_force",
        !first    ? NULL
        : is_late ? instant_to_text(first->at_instant, late)
                  : version->in_force);
}

static CodicilStatus put_approved(Json *json, const History *history,
                                  const Version *version, const Text *text)
{
    xmlDoc *AUTO(free_doc) doc = NULL;
    char digest[DIGEST_SIZE];
    Approval approval;
    bool is_good = approval_find(version, text->locale, &approval);
    if (is_good) {
        TRY(text_read(history->store, version, text, &doc));
        TRY(approval_digest(history->store->context, doc, digest));
        is_good = strcmp(digest, approval.sha256) == 0;
    }
    put(json, "approved", is_good ? approval.by : NULL);
    return CODICIL_OK;
}

static CodicilStatus put_text(Json *json, const History *history, size_t index,
                              const Text *text)
{
    const Version *version = history->versions.items[index];
    State state = versions_state_for(&history->versions, version, text->locale,
                                     history->now);
    json_begin(json, '{');
    put(json, "locale", text->locale);
    json_key(json, "revision");
    json_number(json, (long)text->revision);
    json_key(json, "draft");
    json_bool(json, !version_has_text(version, text->locale));
    put(json, "state", state_to_text(state));
    put_in_force(json, version, text->locale);
    TRY(put_approved(json, history, version, text));
    json_end(json, '}');
    return CODICIL_OK;
}

static CodicilStatus put_version(Json *json, const History *history,
                                 size_t index)
{
    const Version *version = history->versions.items[index];
    const Texts *texts = &history->texts[index];
    State state = versions_state(&history->versions, version, history->now);
    json_begin(json, '{');
    put(json, "version", version->label);
    put(json, "in_force", version->in_force);
    put(json, "announce", version_get(version, "announce"));
    put(json, "accept_from", version_get(version, "accept-from"));
    put(json, "enforce", version_get(version, "enforce"));
    put(json, "change", change_to_text(version->change));
    put(json, "state", state_to_text(state));
    json_key(json, "current");
    json_bool(json, version == history->current);
    json_key(json, "texts");
    json_begin(json, '[');
    for (size_t i = 0; i < texts->count; i++)
        TRY(put_text(json, history, index, &texts->items[i]));
    json_end(json, ']');
    json_key(json, "missing");
    json_begin(json, '[');
    for (const char **at = history->work->promised; *at; at++)
        if (is_missing(history, index, *at))
            json_text(json, *at);
    json_end(json, ']');
    log_report_entries(&version->log, json);
    json_end(json, '}');
    return CODICIL_OK;
}

static CodicilStatus to_json(const History *history, Buf *out)
{
    const Work *work = history->work;
    Json json;
    json_init(&json, out);
    json_begin(&json, '{');
    put(&json, "work", work->name);
    put(&json, "kind", work->kind == EL_statement ? "statement" : "doc");
    put(&json, "publisher", work->publisher);
    put(&json, "country", work->country);
    put(&json, "original", work->original);
    put(&json, "prevailing", work->prevailing);
    json_key(&json, "versions");
    json_begin(&json, '[');
    for (size_t i = 0; i < history->versions.count; i++)
        TRY(put_version(&json, history, i));
    json_end(&json, ']');
    json_end(&json, '}');
    return CODICIL_OK;
}

CodicilStatus codicil_log(CodicilContext *context, const char *work,
                          const char *at, CodicilReport report, char **log)
{
    TRY(name_check_work(context, work));
    Store store AUTO(store_close) = STORE_CLOSED;
    TRY(store_open(context, &store));
    History history AUTO(history_clear) = {0};
    TRY(history_read(&store, work, at, &history));
    Buf out AUTO(buf_clear) = {0};
    if (report == CODICIL_JSON_REPORT)
        TRY(to_json(&history, &out));
    else
        to_text(&history, &out);
    *log = buf_take(&out);
    return *log ? CODICIL_OK : fault_memory(context);
}
